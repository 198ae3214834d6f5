import { describe, expect, test } from "vitest";
import { ageInMonths, needsFullBirthDate } from "#clinical/age.ts";
import { baselineOf } from "#clinical/baseline.ts";
import { currentOrNextSlot, missedInARow, missedSlots, nextDueAt, nextSlot, slotAt, slotTimes } from "#clinical/schedule.ts";

/** An instant by the site's clock. */
const site = (text: string): number => Date.parse(`${text}+07:00`);

describe("age in completed months", () => {
  test.each([
    ["2026-11-24", "2026-11-24T00:00", 0],
    ["2026-09-24", "2026-11-23T23:59", 1],
    ["2026-09-24", "2026-11-24T00:00", 2],
    ["2010-11-24", "2026-11-23T12:00", 191],
    ["2010-11-24", "2026-11-24T00:00", 192],
    ["2026-01-31", "2026-02-28T12:00", 0],
    ["2026-01-31", "2026-03-01T12:00", 1],
    ["2024-02-29", "2025-02-28T12:00", 11],
    ["2027-01-01", "2026-11-24T00:00", 0],
  ])("born %s, at %s by the site's clock: %i", (birth, at, months) => {
    expect(ageInMonths(birth, "day", site(at))).toBe(months);
  });
  test("the day is the site's, not that of UTC", () => {
    expect(ageInMonths("2026-10-24", "day", Date.parse("2026-11-23T17:00:00Z"))).toBe(1);
    expect(ageInMonths("2026-10-24", "day", Date.parse("2026-11-23T16:59:59Z"))).toBe(0);
  });
  test("with the year alone a person is as old as they can be, so no risk class comes out lower", () => {
    expect(ageInMonths("1961-12-31", "year", site("2026-11-24T12:00"))).toBe(65 * 12 + 10);
    expect(ageInMonths("1961-12-31", "year", site("2026-01-01T00:00"))).toBe(65 * 12);
  });
  test("whoever may be under 18 is asked for the day, so the adult band is certain", () => {
    expect(needsFullBirthDate(2008, site("2026-12-30T12:00"))).toBe(true);
    expect(needsFullBirthDate(2008, site("2026-12-31T12:00"))).toBe(false);
    expect(needsFullBirthDate(2007, site("2026-01-01T12:00"))).toBe(false);
    expect(ageInMonths("2007-06-15", "day", site("2026-01-01T12:00"))).toBeGreaterThanOrEqual(192);
  });
});

describe("the two windows of a day", () => {
  test.each([
    ["2026-11-24T03:59:59", null],
    ["2026-11-24T04:00:00", "am"],
    ["2026-11-24T11:59:59", "am"],
    ["2026-11-24T12:00:00", "pm"],
    ["2026-11-24T22:59:59", "pm"],
    ["2026-11-24T23:00:00", null],
  ])("%s falls into %s", (at, slot) => {
    expect(slotAt(site(at))).toEqual(slot === null ? null : { date: "2026-11-24", slot });
  });
  test("after eleven at night the next is the morning of the next day, across a year too", () => {
    expect(currentOrNextSlot(site("2026-12-31T23:00:00"))).toEqual({ date: "2027-01-01", slot: "am" });
    expect(currentOrNextSlot(site("2026-11-24T02:00:00"))).toEqual({ date: "2026-11-24", slot: "am" });
    expect(nextSlot({ date: "2026-12-31", slot: "pm" })).toEqual({ date: "2027-01-01", slot: "am" });
    expect(nextSlot({ date: "2026-12-31", slot: "am" })).toEqual({ date: "2026-12-31", slot: "pm" });
  });
  test("a window is missed two hours after it closed", () => {
    expect(slotTimes({ date: "2026-11-24", slot: "am" }).missedAtMs).toBe(site("2026-11-24T14:00:00"));
    expect(slotTimes({ date: "2026-11-24", slot: "pm" }).missedAtMs).toBe(site("2026-11-25T01:00:00"));
  });
});

describe("when the next check-in is due", () => {
  const preferred = { am: 7, pm: 19 };
  const due = (lastFilled: Parameters<typeof nextDueAt>[0]["lastFilled"], now: string) =>
    nextDueAt({ lastFilled, preferred, nowMs: site(now) });
  test("at the preferred hour of the window that is open, even when that hour has gone by", () => {
    expect(due(null, "2026-11-24T05:00")).toBe(site("2026-11-24T07:00"));
    expect(due(null, "2026-11-24T11:00")).toBe(site("2026-11-24T07:00"));
    expect(due({ date: "2026-11-23", slot: "pm" }, "2026-11-24T13:00")).toBe(site("2026-11-24T19:00"));
  });
  test("at the next window once this one is filled", () => {
    expect(due({ date: "2026-11-24", slot: "am" }, "2026-11-24T08:00")).toBe(site("2026-11-24T19:00"));
    expect(due({ date: "2026-11-24", slot: "pm" }, "2026-11-24T20:00")).toBe(site("2026-11-25T07:00"));
    expect(due({ date: "2026-11-24", slot: "pm" }, "2026-11-24T23:30")).toBe(site("2026-11-25T07:00"));
  });
});

describe("missed windows", () => {
  const missed = (now: string, filled: Parameters<typeof missedSlots>[0]["filled"] = []) =>
    missedSlots({ sinceMs: site("2026-11-23T10:00"), filled, nowMs: site(now) }).map(({ date, slot }) => `${date} ${slot}`);
  test("the one in which the episode began does not count, the others do once their time has passed", () => {
    expect(missed("2026-11-24T00:59:59")).toEqual([]);
    expect(missed("2026-11-24T01:00:00")).toEqual(["2026-11-23 pm"]);
    expect(missed("2026-11-24T14:00:00")).toEqual(["2026-11-23 pm", "2026-11-24 am"]);
  });
  test("a filled one is not missed, and starts the count in a row anew", () => {
    const filled = [{ date: "2026-11-24", slot: "am" }] as const;
    expect(missed("2026-11-25T01:00:00", filled)).toEqual(["2026-11-23 pm", "2026-11-24 pm"]);
    expect(missedInARow({ sinceMs: site("2026-11-23T10:00"), filled, nowMs: site("2026-11-25T01:00") })).toBe(1);
    expect(missedInARow({ sinceMs: site("2026-11-23T10:00"), filled: [], nowMs: site("2026-11-25T01:00") })).toBe(3);
  });
});

describe("the usual SpO2", () => {
  test("is the median of the first three that were valid", () => {
    expect(baselineOf([98, null, 95, 97, 80])).toBe(97);
    expect(baselineOf([100, 9, 10])).toBe(10);
  });
  test("is not known before there are three", () => {
    expect(baselineOf([98, null, 97])).toBeNull();
  });
});
