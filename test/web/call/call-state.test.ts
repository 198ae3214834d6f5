import { describe, expect, it } from "vitest";
import {
  AT_REST,
  type CallFailure,
  type CallState,
  type CallStep,
  retryDelayMs,
  step,
} from "../../../web/shared/call/state/call-state.ts";

const lived = (...events: readonly CallStep[]): CallState => events.reduce(step, AT_REST);
const failed = (why: CallFailure, at = 0): CallStep => ({ type: "failed", why, at, chance: 1 });
const CONNECTED: readonly CallStep[] = [{ type: "ask" }, { type: "admitted" }, { type: "connected", at: 100 }];

describe("the life of a call", () => {
  it("goes from the check to the room and out of it", () => {
    expect(lived({ type: "check" }).phase).toBe("checking");
    expect(lived(...CONNECTED)).toMatchObject({ phase: "live", since: 100, attempt: 0 });
    expect(lived(...CONNECTED, { type: "leave" })).toEqual({ ...AT_REST, phase: "left" });
  });
  it("a broken line that mends is the same call, with the same running time", () => {
    const mending = lived(...CONNECTED, { type: "interrupted" });
    expect(mending.phase).toBe("reconnecting");
    expect(step(mending, { type: "resumed" })).toMatchObject({ phase: "live", since: 100 });
  });
  it("what the line says on the way in changes nothing", () => {
    expect(lived({ type: "ask" }, { type: "interrupted" }, { type: "resumed" }).phase).toBe("admitting");
  });
  it.each(["token", "room-gone"] as const)("renews the pass once after %s, and takes a second refusal as an answer", (why) => {
    const once = lived({ type: "ask" }, { type: "admitted" }, failed(why));
    expect(once).toMatchObject({ phase: "admitting", renewed: true });
    const twice = [{ type: "ask" }, { type: "admitted" }, failed(why)] satisfies CallStep[];
    expect(twice.reduce(step, once)).toMatchObject({
      phase: "lost",
      because: why === "token" ? "refused" : "ended",
      retryAt: null,
    });
  });
  it("may renew again after it was in the room", () => {
    expect(lived({ type: "ask" }, failed("token"), ...CONNECTED, failed("token")).phase).toBe("admitting");
  });
  it("tries again by itself only when nobody answered", () => {
    expect(lived(...CONNECTED, failed("unreachable", 5_000))).toMatchObject({ phase: "lost", retryAt: 5_500 });
    for (const why of ["refused", "ended", "elsewhere", "not-configured", "unsupported"] as const)
      expect(lived(...CONNECTED, failed(why))).toMatchObject({ phase: "lost", because: why, retryAt: null });
  });
  it("waits longer from try to try, never beyond ten seconds, and begins anew once it was in", () => {
    const again = lived({ type: "ask" }, failed("unreachable"), { type: "ask" }, failed("unreachable", 0));
    expect(again.retryAt).toBe(1_000);
    expect(retryDelayMs(30, 1)).toBe(10_000);
    expect(retryDelayMs(30, 0)).toBe(5_000);
    expect([...CONNECTED, failed("unreachable", 0)].reduce(step, again).retryAt).toBe(500);
  });
});
