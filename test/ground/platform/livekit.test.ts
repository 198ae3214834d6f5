import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { liveKit } from "../../../worker/ground/platform/livekit.ts";

// What the real server cannot be made to do: it hangs, it fails, it is of another age. The rest is tried with the real one (*.calls.*).
let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A call server that answers each method with this; a method without an answer never answers. */
async function answering(answers: Record<string, readonly [status: number, body: unknown]>) {
  const one = createServer((request, response) => {
    const answer = answers[request.url?.split("/").at(-1) ?? ""];
    if (answer) response.writeHead(answer[0], { "content-type": "application/json" }).end(JSON.stringify(answer[1]));
  });
  server = one;
  await new Promise<void>((resolve) => one.listen(0, "127.0.0.1", resolve));
  const { port } = one.address() as AddressInfo;
  const url = `ws://127.0.0.1:${port}`;
  return liveKit({ url, apiUrl: url.replace("ws", "http"), apiKey: "key", apiSecret: "s".repeat(32), iceServers: null });
}

describe("a call server in trouble holds up nobody", () => {
  it("one that hangs is given up within a few seconds, whatever was asked", { timeout: 30_000 }, async () => {
    const calls = await answering({});
    const from = Date.now();
    const asked = [calls.open("r"), calls.close("r"), calls.present("r"), calls.remove("r", "i"), calls.probe()];
    const outcomes = await Promise.allSettled(asked);
    expect(outcomes.map(({ status }) => status)).toEqual(asked.map(() => "rejected"));
    expect(Date.now() - from).toBeLessThan(15_000);
  });

  it("one that fails, or does not take our key, is said to; gone already is fine", async () => {
    const failing = [500, { code: "internal", msg: "no" }] as const;
    const gone = [404, { code: "not_found", msg: "no" }] as const;
    const broken = await answering({
      DeleteRoom: failing,
      RemoveParticipant: gone,
      ListRooms: [401, {}],
      ListParticipants: [200, {}],
    });
    await expect(broken.close("r")).rejects.toThrow();
    await expect(broken.remove("r", "i")).resolves.toBeUndefined();
    await expect(broken.probe()).rejects.toThrow();
    await expect(broken.present("r")).rejects.toThrow();
  });
});

describe("who is in a room", () => {
  const listed = (participants: unknown[]) => ({
    ListRooms: [200, { rooms: [{ name: "r", sid: "RM_1" }] }] as const,
    ListParticipants: [200, { participants }] as const,
  });
  const one = (sid: string, over: object) => ({ sid, identity: `i${sid}`, joinedAt: "1700000000", ...over });

  it("is whoever has come and not gone: not one on the way in, nor one on the way out", async () => {
    const states = ["JOINING", "JOINED", "ACTIVE", "DISCONNECTED"];
    const calls = await answering(listed(states.map((state) => one(state, { state }))));
    expect((await calls.present("r"))?.map(({ sid }) => sid)).toEqual(["JOINED", "ACTIVE"]);
  });

  it("since when is told in milliseconds, by older servers in seconds", async () => {
    const state = "ACTIVE";
    const calls = await answering(listed([one("a", { state, joinedAtMs: "1700000000123" }), one("b", { state })]));
    expect((await calls.present("r"))?.map(({ joinedAt }) => joinedAt)).toEqual([1_700_000_000_123, 1_700_000_000_000]);
  });

  it("is not known of a room that is not there: null, which is not nobody", async () => {
    const calls = await answering({ ListRooms: [200, {}], ListParticipants: [200, {}] });
    expect(await calls.present("r")).toBeNull();
    const empty = await answering(listed([]));
    expect(await empty.present("r")).toEqual([]);
  });
});
