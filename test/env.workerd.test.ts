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

const ESMS = {
  ESMS_URL: "https://rest.esms.vn/MainService.svc/json/SendMultipleMessage_V4_post_json/",
  ESMS_API_KEY: "key",
  ESMS_SECRET_KEY: "secret",
  ESMS_BRANDNAME: "DongHanh",
};
const textsWith = (over: Record<string, string | undefined>) => settingsOf({ ...env, ...over }).texts;

describe("text messages are configured wholly or not at all", () => {
  it("without any of their settings, or with empty ones, none are sent", () => expect(textsWith({})).toBeNull());

  it("wait ten seconds for the gateway and send for real, unless it is said otherwise", () => {
    expect(textsWith(ESMS)).toMatchObject({ brandname: "DongHanh", isSandbox: false, timeoutMs: 10_000 });
    const over = { ESMS_SANDBOX: "1", ESMS_TIMEOUT_MS: "2500" };
    expect(textsWith({ ...ESMS, ...over })).toMatchObject({ isSandbox: true, timeoutMs: 2_500 });
  });

  it.each([
    ["ESMS_URL", { ESMS_URL: undefined }],
    ["ESMS_URL", { ESMS_URL: "http://rest.esms.vn/" }],
    ["ESMS_API_KEY", { ESMS_API_KEY: "" }],
    ["ESMS_SECRET_KEY", { ESMS_SECRET_KEY: undefined }],
    ["ESMS_BRANDNAME", { ESMS_BRANDNAME: "DongHanhDongHanh" }],
    ["ESMS_SANDBOX", { ESMS_SANDBOX: "yes" }],
    ["ESMS_TIMEOUT_MS", { ESMS_TIMEOUT_MS: "10 s" }],
  ])("a bad %s is one clear error that names it and tells no value: %o", (name, over) => {
    expect(() => textsWith({ ...ESMS, ...over })).toThrow(new RegExp(`not complete.*: ${name}$`));
  });

  it("plain http is for a gateway and a service on one machine", () => {
    const here = { ...ESMS, ESMS_URL: "http://127.0.0.1:9/" };
    expect(textsWith({ ...here, PUBLIC_ORIGIN: "http://localhost:8787" })?.url).toBe("http://127.0.0.1:9/");
    expect(() => textsWith({ ...here, PUBLIC_ORIGIN: "https://donghanh.example" })).toThrow(/: ESMS_URL$/);
  });
});

const VAPID = {
  VAPID_PUBLIC_KEY: "B".repeat(87),
  VAPID_PRIVATE_KEY: "p".repeat(43),
  VAPID_SUBJECT: "mailto:operator@example.vn",
};
const pushWith = (over: Record<string, string | undefined>) => settingsOf({ ...env, ...over }).push;

describe("push is configured wholly or not at all", () => {
  it("without any of its settings, or with empty ones, there is none", () => {
    expect(pushWith({})).toBeNull();
    expect(pushWith({ VAPID_PUBLIC_KEY: "", VAPID_PRIVATE_KEY: "", VAPID_SUBJECT: "" })).toBeNull();
  });

  it("with all of them it goes to push services alone, unless this machine is named", () => {
    const { VAPID_PUBLIC_KEY: publicKey, VAPID_PRIVATE_KEY: privateKey, VAPID_SUBJECT: subject } = VAPID;
    expect(pushWith(VAPID)).toEqual({ publicKey, privateKey, subject, toLoopback: false });
    expect(pushWith({ ...VAPID, PUSH_TO_LOOPBACK: "1" })?.toLoopback).toBe(true);
  });

  it.each([
    ["VAPID_PUBLIC_KEY", { VAPID_PUBLIC_KEY: undefined }],
    ["VAPID_PRIVATE_KEY", { VAPID_PRIVATE_KEY: "p".repeat(42) }],
    ["VAPID_SUBJECT", { VAPID_SUBJECT: "operator@example.vn" }],
    ["PUSH_TO_LOOPBACK", { PUSH_TO_LOOPBACK: "yes" }],
    ["PUSH_TO_LOOPBACK", { PUSH_TO_LOOPBACK: "1", PUBLIC_ORIGIN: "https://donghanh.example" }],
  ])("a bad %s is one clear error that names it and tells no value: %o", (name, over) => {
    expect(() => pushWith({ ...VAPID, ...over })).toThrow(new RegExp(`not complete.*: ${name}$`));
  });
});
