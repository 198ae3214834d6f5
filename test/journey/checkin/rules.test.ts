import { describe, expect, it } from "vitest";
import {
  isMissed,
  measuredAt,
  missedCount,
  newestMissable,
  summaryAfter,
  summaryAnew,
} from "../../../worker/journey/checkin/rules.ts";

const at = (text: string) => Date.parse(`${text}+07:00`);
const OPENED = at("2026-11-20T08:00");

describe("when it was measured (decisions 3)", () => {
  const receivedAt = at("2026-11-24T10:00");
  const when = (recordedAt: number, sentAt: number) => measuredAt({ recordedAt, sentAt, receivedAt, openedAt: OPENED });
  it("a clock off by two minutes is believed, one millisecond more is corrected", () => {
    const recorded = at("2026-11-24T07:00");
    expect(when(recorded, receivedAt - 120_000)).toBe(recorded);
    expect(when(recorded, receivedAt - 120_001)).toBe(recorded + 120_001);
  });
  it("is never after it arrived", () => expect(when(receivedAt + 60_000, receivedAt)).toBe(receivedAt));
  it("a time from before the episode is a clock that was reset", () => expect(when(0, receivedAt)).toBe(receivedAt));
});

describe("what a check-in moves", () => {
  const preferred = { am: 7, pm: 18 };
  const soFar = {
    ended: false,
    lastCheckinAt: null,
    lastSeverity: null,
    nextDueAt: at("2026-11-24T07:00"),
    dueWhy: "window" as const,
    riskClass: "low" as const,
    preferred,
  };
  it("the first one of the morning makes the evening due", () => {
    const measured = at("2026-11-24T07:20");
    expect(summaryAfter(soFar, measured, "routine", measured)).toEqual({
      lastCheckinAt: measured,
      lastSeverity: "routine",
      nextDueAt: at("2026-11-24T18:00"),
      dueWhy: "window",
    });
  });
  it("a late one from the day before moves nothing", () => {
    const before = { ...soFar, lastCheckinAt: at("2026-11-24T07:20"), lastSeverity: "watch" as const };
    const { lastCheckinAt, lastSeverity, nextDueAt, dueWhy } = before;
    const after = summaryAfter(before, at("2026-11-23T19:00"), "routine", at("2026-11-24T08:00"));
    expect(after).toEqual({ lastCheckinAt, lastSeverity, nextDueAt, dueWhy });
  });
  it("nothing is due after the end", () => {
    expect(
      summaryAfter({ ...soFar, ended: true }, at("2026-11-24T07:20"), "routine", at("2026-11-24T07:20")).nextDueAt,
    ).toBeNull();
  });
});

describe("an addendum to the newest check-in", () => {
  const measured = at("2026-11-24T07:20");
  const standing = {
    ended: false,
    lastCheckinAt: measured,
    lastSeverity: "routine" as const,
    nextDueAt: at("2026-11-24T18:00"),
    dueWhy: "window" as const,
    riskClass: "low" as const,
    preferred: { am: 7, pm: 18 },
  };
  const now = at("2026-11-24T07:30");
  it("that makes it worse brings the next one forward", () => {
    const anew = { nextDueAt: at("2026-11-24T11:20"), dueWhy: "severity", lastSeverity: "urgent" };
    expect(summaryAnew(standing, "urgent", now)).toMatchObject(anew);
  });
  it("that makes it better leaves what the person was told", () => {
    const told = { ...standing, lastSeverity: "urgent" as const, nextDueAt: at("2026-11-24T11:20"), dueWhy: "severity" as const };
    expect(summaryAnew(told, "routine", now)).toMatchObject({
      nextDueAt: told.nextDueAt,
      dueWhy: "severity",
      lastSeverity: "routine",
    });
  });
  it("leaves what a doctor asked for sooner", () => {
    const asked = { ...standing, nextDueAt: at("2026-11-24T08:00"), dueWhy: "asked" as const };
    expect(summaryAnew(asked, "urgent", now)).toMatchObject({ nextDueAt: asked.nextDueAt, dueWhy: "asked" });
  });
});

describe("silence", () => {
  const missed = (due: string | null, now: string, dueWhy: "window" | "severity" | "risk" | "asked" = "window") =>
    isMissed({ nextDueAt: due === null ? null : at(due), dueWhy }, at(now));
  it("a window is missed two hours after its end, not a moment before", () => {
    expect(missed("2026-11-24T07:00", "2026-11-24T13:59:59.999")).toBe(false);
    expect(missed("2026-11-24T07:00", "2026-11-24T14:00")).toBe(true);
    expect(missed("2026-11-24T22:00", "2026-11-25T00:59")).toBe(false);
    expect(missed("2026-11-24T22:00", "2026-11-25T01:00")).toBe(true);
    expect(missed(null, "2026-11-25T01:00")).toBe(false);
    expect(newestMissable(at("2026-11-24T13:59"))).toEqual({ date: "2026-11-23", slot: "pm" });
  });
  it.each(["severity", "risk", "asked"] as const)("an extra (%s) is missed two hours after it was due, in any window", (why) => {
    expect(missed("2026-11-24T11:10", "2026-11-24T13:09:59.999", why)).toBe(false);
    expect(missed("2026-11-24T11:10", "2026-11-24T13:10", why)).toBe(true);
    expect(missed("2026-11-24T22:30", "2026-11-25T00:30", why)).toBe(true);
  });
  it("counts windows in a row, and an extra as one that never stands beside a window", () => {
    const since = { lastCheckinAt: at("2026-11-24T07:10"), openedAt: OPENED };
    expect(missedCount({ ...since, dueWhy: "severity" }, at("2026-11-24T13:10"))).toBe(1);
    expect(missedCount({ ...since, dueWhy: "window" }, at("2026-11-25T01:00"))).toBe(1);
    expect(missedCount({ ...since, dueWhy: "asked" }, at("2026-11-25T01:30"))).toBe(1);
    expect(missedCount({ ...since, dueWhy: "window" }, at("2026-11-25T14:00"))).toBe(2);
  });
});
