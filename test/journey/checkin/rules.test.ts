import { describe, expect, it } from "vitest";
import { isMissed, measuredAt, newestMissable, silenceOf, summaryAfter } from "../../../worker/journey/checkin/rules.ts";

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
  const soFar = { ended: false, lastCheckinAt: null, lastSeverity: null, nextDueAt: at("2026-11-24T07:00"), preferred };
  it("the first one of the morning makes the evening due", () => {
    const measured = at("2026-11-24T07:20");
    expect(summaryAfter(soFar, measured, "routine", measured)).toEqual({
      lastCheckinAt: measured,
      lastSeverity: "routine",
      nextDueAt: at("2026-11-24T18:00"),
    });
  });
  it("a late one from the day before moves nothing", () => {
    const before = { ...soFar, lastCheckinAt: at("2026-11-24T07:20"), lastSeverity: "watch" as const };
    const { lastCheckinAt, lastSeverity, nextDueAt } = before;
    const after = summaryAfter(before, at("2026-11-23T19:00"), "routine", at("2026-11-24T08:00"));
    expect(after).toEqual({ lastCheckinAt, lastSeverity, nextDueAt });
  });
  it("nothing is due after the end", () => {
    expect(
      summaryAfter({ ...soFar, ended: true }, at("2026-11-24T07:20"), "routine", at("2026-11-24T07:20")).nextDueAt,
    ).toBeNull();
  });
});

describe("silence", () => {
  it("a window is missed two hours after its end, not a moment before", () => {
    const due = at("2026-11-24T07:00");
    expect(isMissed(due, at("2026-11-24T13:59:59.999"))).toBe(false);
    expect(isMissed(due, at("2026-11-24T14:00"))).toBe(true);
    expect(isMissed(at("2026-11-24T22:00"), at("2026-11-25T00:59"))).toBe(false);
    expect(isMissed(at("2026-11-24T22:00"), at("2026-11-25T01:00"))).toBe(true);
    expect(isMissed(null, at("2026-11-25T01:00"))).toBe(false);
    expect(newestMissable(at("2026-11-24T13:59"))).toEqual({ date: "2026-11-23", slot: "pm" });
  });
  it("one is a watch; two are urgent for whoever is in danger", () => {
    expect(silenceOf(0, "high", "urgent")).toBeNull();
    expect(silenceOf(1, "very_high", "emergency")).toEqual({ ruleId: "MISS-1-W", severity: "watch" });
    expect(silenceOf(2, "high", "routine")).toEqual({ ruleId: "MISS-2-U", severity: "urgent" });
    expect(silenceOf(2, "low", "watch")).toEqual({ ruleId: "MISS-2-U", severity: "urgent" });
    expect(silenceOf(3, "medium", "routine")).toEqual({ ruleId: "MISS-1-W", severity: "watch" });
    expect(silenceOf(2, "unknown", null)).toEqual({ ruleId: "MISS-1-W", severity: "watch" });
  });
});
