import { env } from "cloudflare:workers";
import { describe, expect, it } from "vitest";
import { settingsOf } from "../worker/env.ts";

const SECRET = "a secret of the tests, at least 32 characters long";
const LIVEKIT = { LIVEKIT_URL: "wss://calls.example.vn", LIVEKIT_API_KEY: "key", LIVEKIT_API_SECRET: SECRET };
const callsWith = (over: Record<string, string | undefined>) => settingsOf({ ...env, ...over }).calls;

describe("calls are configured wholly or not at all", () => {
  it("without any of LiveKit's settings, or with empty ones, there are none", () => {
    expect(callsWith({})).toBeNull();
    expect(callsWith({ LIVEKIT_URL: "", LIVEKIT_API_KEY: "", LIVEKIT_API_SECRET: "" })).toBeNull();
  });

  it("the service reaches LiveKit where browsers do, unless it is told another way", () => {
    expect(callsWith(LIVEKIT)).toEqual({
      url: "wss://calls.example.vn",
      apiUrl: "https://calls.example.vn",
      apiKey: "key",
      apiSecret: SECRET,
      iceServers: null,
    });
    expect(callsWith({ ...LIVEKIT, LIVEKIT_API_URL: "http://livekit:7880" })?.apiUrl).toBe("http://livekit:7880");
    expect(callsWith({ ...LIVEKIT, LIVEKIT_URL: "ws://127.0.0.1:7880" })?.apiUrl).toBe("http://127.0.0.1:7880");
  });

  it("ICE servers are a list of the shape that browsers take; an empty one is one", () => {
    expect(callsWith({ ...LIVEKIT, LIVEKIT_ICE_SERVERS: "[]" })?.iceServers).toEqual([]);
    const turn = [{ urls: ["turns:turn.example.vn:443"], username: "u", credential: "c" }];
    expect(callsWith({ ...LIVEKIT, LIVEKIT_ICE_SERVERS: JSON.stringify(turn) })?.iceServers).toEqual(turn);
  });

  it.each([
    ["LIVEKIT_URL", { LIVEKIT_URL: undefined }],
    ["LIVEKIT_URL", { LIVEKIT_URL: "https://calls.example.vn" }],
    ["LIVEKIT_API_KEY", { LIVEKIT_API_KEY: "" }],
    ["LIVEKIT_API_SECRET", { LIVEKIT_API_SECRET: "x".repeat(31) }],
    ["LIVEKIT_API_URL", { LIVEKIT_API_URL: "ws://livekit:7880" }],
    ["LIVEKIT_ICE_SERVERS", { LIVEKIT_ICE_SERVERS: "turn:turn.example.vn" }],
    ["LIVEKIT_ICE_SERVERS", { LIVEKIT_ICE_SERVERS: '[{"url":"turn:turn.example.vn"}]' }],
  ])("a bad %s is one clear error that names it and tells no value: %o", (name, over) => {
    expect(() => callsWith({ ...LIVEKIT, ...over })).toThrow(new RegExp(`not complete.*: ${name}$`));
  });

  it("a part of the settings alone is an error, too", () => {
    expect(() => callsWith({ LIVEKIT_ICE_SERVERS: "[]" })).toThrow(/LIVEKIT_URL, LIVEKIT_API_KEY, LIVEKIT_API_SECRET$/);
  });
});
