import { describe, expect, it } from "vitest";
import {
  AT_START,
  isSilent,
  isStale,
  type LiveEvent,
  type LiveState,
  retryDelayMs,
  step,
} from "../../../web/shared/live-state.ts";

const lived = (...events: readonly LiveEvent[]): LiveState => events.reduce(step, AT_START);
const heard = (at: number, seq: number | null = null): LiveEvent => ({ type: "heard", at, seq });
const closed = (at: number, sessionEnded = false): LiveEvent => ({ type: "closed", at, sessionEnded });

describe("the line to the board", () => {
  it("asks for what came after the last message it saw", () => {
    expect(lived({ type: "opening" }, heard(10, 7), heard(20), closed(30), { type: "opening" }).since).toBe(7);
  });
  it("asks for everything after a message that it could not read", () => {
    expect(lived(heard(10, 7), { type: "garbled" }, closed(20)).since).toBeNull();
  });
  it("counts its tries until somebody speaks", () => {
    const trying = lived({ type: "opening" }, closed(1), { type: "opening" }, closed(2), { type: "opening" });
    expect(trying.attempt).toBe(3);
    expect(step(trying, heard(3)).attempt).toBe(0);
  });
  it("stops when the session has ended, and stays offline while there is no network", () => {
    expect(lived(heard(1), closed(2, true)).phase).toBe("ended");
    expect(lived(heard(1), { type: "offline", at: 2 }, closed(3)).phase).toBe("offline");
    expect(lived({ type: "offline", at: 2 }, { type: "online" }).phase).toBe("waiting");
  });
});

describe("a board says when it is old", () => {
  it("is silent after 30 s without an answer", () => {
    expect(isSilent(lived(heard(0)), 29_999)).toBe(false);
    expect(isSilent(lived(heard(0)), 30_000)).toBe(true);
    expect(isStale(lived(heard(0)), 30_000)).toBe(true);
  });
  it("is stale when the line was lost, and at once without a network", () => {
    expect(isStale(lived(heard(0), closed(1_000)), 2_000)).toBe(false);
    expect(isStale(lived(heard(0), closed(1_000)), 5_000)).toBe(true);
    expect(isStale(lived(heard(0), { type: "offline", at: 1_000 }), 1_000)).toBe(true);
  });
  it("keeps its age through failed tries and is fresh again with the first word", () => {
    const trying = lived(heard(0), closed(1_000), { type: "opening" }, closed(9_000), { type: "opening" });
    expect(isStale(trying, 10_000)).toBe(true);
    expect(isStale(step(trying, heard(11_000)), 11_000)).toBe(false);
  });
  it("waits longer each time, never longer than 20 s, never all screens at once", () => {
    expect([1, 2, 3].map((attempt) => retryDelayMs(attempt, 1))).toEqual([700, 1_400, 2_800]);
    expect(retryDelayMs(40, 1)).toBe(20_000);
    expect(retryDelayMs(3, 0)).toBe(1_400);
  });
});
