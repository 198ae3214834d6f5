import { describe, expect, it } from "vitest";
import { mobileOf } from "../../../../worker/ground/delivery/text/rules.ts";
import { TEXTS } from "../../../../worker/ground/delivery/text/words.ts";
import {
  isFilled,
  isStillWanted,
  lastReminderAt,
  nextReminderAt,
  pushUntil,
  type ReminderTruth,
  remindNow,
  textUntil,
} from "../../../../worker/journey/enrolment/reminder/rules.ts";

const at = (text: string) => Date.parse(`2026-11-${text}+07:00`);
const HOURS = { am: 7 * 60 + 30, pm: 18 * 60 + 30 };
const said = (ms: number | null) => ms && new Date(ms + 7 * 3_600_000).toISOString().slice(8, 16);

describe("the reminder after and before an instant, in the site's day", () => {
  it.each([
    ["24T00:00", HOURS, "24T07:30", "23T18:30"],
    ["24T07:29:59.999", HOURS, "24T07:30", "23T18:30"],
    ["24T07:30", HOURS, "24T18:30", "24T07:30"],
    ["24T18:30", HOURS, "25T07:30", "24T18:30"],
    ["24T23:59:59", HOURS, "25T07:30", "24T18:30"],
    ["30T23:00", HOURS, "01T07:30", "30T18:30"],
    ["24T12:00", { am: null, pm: 720 }, "25T12:00", "24T12:00"],
    ["24T03:59", { am: 240, pm: null }, "24T04:00", "23T04:00"],
    ["24T12:00", { am: 719, pm: null }, "25T11:59", "24T11:59"],
    ["24T12:00", { am: null, pm: null }, null, null],
  ])("at %s with %o: next %s, last %s", (now, hours, next, last) => {
    expect([said(nextReminderAt(hours, at(now))), said(lastReminderAt(hours, at(now)))]).toEqual([next, last]);
  });
});

describe("what the minute's sweep reminds of", () => {
  const NOTHING = { hours: HOURS, lastCheckinAt: null, madeFor: null };
  it.each([
    ["at the hour", { remindAt: at("24T07:30") }, "24T07:30", "24T07:30"],
    ["a missed minute is made good", { remindAt: at("24T07:30") }, "24T08:29:59", "24T07:30"],
    ["an hour late is none", { remindAt: at("24T07:30") }, "24T08:30", null],
    ["of two that were missed the newer alone", { remindAt: at("23T18:30") }, "24T07:31", "24T07:30"],
    ["not before the one it waits for", { remindAt: at("24T18:30") }, "24T07:45", null],
    ["hours that were set within the minute", { remindAt: 0 }, "24T07:30:20", "24T07:30"],
    ["hours that were set later than their own hour", { remindAt: 0 }, "24T07:40", null],
    ["not of the hour that it was made for", { remindAt: 0, madeFor: at("24T07:30") }, "24T07:30:40", null],
    [
      "not within the hour after an extra check-in was asked for",
      { remindAt: at("24T07:30"), madeFor: at("24T06:31") },
      "24T07:30",
      null,
    ],
    ["an hour after that it does", { remindAt: at("24T07:30"), madeFor: at("24T06:30") }, "24T07:30", "24T07:30"],
    [
      "whoever has measured in this window is left alone",
      { remindAt: at("24T07:30"), lastCheckinAt: at("24T04:00") },
      "24T07:30",
      null,
    ],
    [
      "a check-in of the night fills no window",
      { remindAt: at("24T07:30"), lastCheckinAt: at("24T03:59") },
      "24T07:30",
      "24T07:30",
    ],
    ["nor does that of the day before", { remindAt: at("24T07:30"), lastCheckinAt: at("23T19:00") }, "24T07:30", "24T07:30"],
  ])("%s", (_, over, now, due) => {
    expect(said(remindNow({ ...NOTHING, ...over }, at(now)).dueAt)).toBe(due);
  });

  it("is worked out for the next time, whatever it does now; both off: never", () => {
    expect(said(remindNow({ ...NOTHING, remindAt: at("24T07:30") }, at("24T09:00")).next)).toBe("24T18:30");
    expect(remindNow({ ...NOTHING, hours: { am: null, pm: null }, remindAt: 0 }, at("24T09:00"))).toEqual({
      dueAt: null,
      next: null,
    });
  });
});

describe("the truth before it leaves", () => {
  const DUE = at("24T07:30");
  const TRUTH: ReminderTruth = {
    state: "active",
    hasAgreed: true,
    hours: HOURS,
    lastCheckinAt: null,
    nextDueAt: DUE,
    isExtraDue: false,
    made: { dueAt: DUE, why: "window" },
  };
  it("is as it was: it leaves", () => expect(isStillWanted(TRUTH, DUE)).toBe(true));
  it.each([
    ["home care has ended", { state: "ended" }],
    ["nobody has agreed", { hasAgreed: false }],
    ["the check-in is in", { lastCheckinAt: at("24T07:29") }],
    ["the hour was switched off", { hours: { ...HOURS, am: null } }],
    ["the hour was moved", { hours: { ...HOURS, am: 8 * 60 } }],
    ["a newer one took its place", { made: { dueAt: DUE + 1, why: "window" } }],
    ["there is none", { made: null }],
  ] as const)("%s: it does not", (_, over) => expect(isStillWanted({ ...TRUTH, ...over }, DUE)).toBe(false));

  const EXTRA: ReminderTruth = { ...TRUTH, isExtraDue: true, made: { dueAt: DUE, why: "extra" }, lastCheckinAt: at("24T05:00") };
  it.each([
    ["an extra check-in in a window that is filled", {}, true],
    ["with one of the hours off", { hours: { am: null, pm: HOURS.pm } }, true],
    ["with both off", { hours: { am: null, pm: null } }, false],
    ["when the check-in has come, and something else is due", { nextDueAt: DUE + 1 }, false],
    ["when it is over, and the window goes on", { isExtraDue: false }, false],
  ])("%s: %o %s", (_, over, wanted) => expect(isStillWanted({ ...EXTRA, ...over }, DUE)).toBe(wanted));

  it("it ends with its window", () => {
    expect([said(pushUntil(DUE)), said(textUntil(DUE))]).toEqual(["24T08:30", "24T09:30"]);
    expect([said(pushUntil(at("24T11:45"))), said(textUntil(at("24T22:30")))]).toEqual(["24T12:00", "24T23:00"]);
    expect(said(textUntil(at("24T23:30")))).toBe("25T01:30");
  });
  it("a check-in of a later window fills an earlier one, too", () => expect(isFilled(at("24T13:00"), DUE)).toBe(true));
});

describe("text messages", () => {
  it.each([
    ["0900 000 417", "0900000417"],
    ["+84 912.345.678", "0912345678"],
    ["84387654321", "0387654321"],
    ["0292 300 0001", null],
    ["+855 12 345 678", null],
    ["", null],
    [null, null],
  ])("%s goes to %s", (number, to) => expect(mobileOf(number)).toBe(to));

  it("fit one message in Vietnamese and English, two or three in Khmer; no marks where marks make it dear", () => {
    const { vi, en, km } = TEXTS.reminder;
    for (const words of [vi, en]) expect(words).toMatch(/^[A-Za-z0-9 :.,]{1,160}$/);
    expect(km.length).toBeLessThanOrEqual(3 * 67);
  });
});
