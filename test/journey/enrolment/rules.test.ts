import { describe, expect, it } from "vitest";
import { classifyRisk } from "#clinical/risk.ts";
import {
  changesOf,
  contradictions,
  dueAfterChange,
  firstDueAt,
  lacksBirthDay,
  riskFactsOf,
  storedBirth,
} from "../../../worker/journey/enrolment/rules.ts";

/** Noon of 24 November 2026 at the site. */
const NOW = Date.parse("2026-11-24T05:00:00Z");
const at = (clock: string) => Date.parse(`2026-11-24T${clock}:00+07:00`);
const born = (date: string, precision: "day" | "year" = "day", sex: "male" | "female" = "male") => ({
  sex,
  birth: { date, precision },
});
const illness = {
  onsetDate: "2026-11-22",
  testDate: "2026-11-23",
  conditions: [],
  pregnant: null,
  pregnancyWeeks: null,
  postpartum: null,
  vaccineDoses: 2,
};

describe("what cannot be true is refused", () => {
  it("takes what can be", () => expect(contradictions(born("1981-05-04"), illness, NOW)).toEqual([]));
  it("takes today, which begins at midnight of the site", () => {
    const early = Date.parse("2026-11-23T17:30:00Z");
    expect(contradictions(born("2026-11-24"), { ...illness, onsetDate: "2026-11-24", testDate: "2026-11-24" }, early)).toEqual(
      [],
    );
  });
  it.each([
    [born("2026-11-25"), { onsetDate: null, testDate: null }, ["person.birth.date"]],
    [born("1899-12-31"), {}, ["person.birth.date"]],
    [born("1981-05-04"), { onsetDate: "2026-11-25" }, ["episode.onsetDate"]],
    [born("1981-05-04"), { testDate: "2026-11-25" }, ["episode.testDate"]],
    [born("2026-11-24"), { testDate: null }, ["episode.onsetDate"]],
    [born("1981-05-04"), { pregnancyWeeks: 20, pregnant: false }, ["episode.pregnancyWeeks"]],
  ])("refuses %o %o", (person, over, paths) => {
    expect(contradictions(person, { ...illness, ...over }, NOW).map((each) => each.path)).toEqual(paths);
  });
});

describe("a birth year alone", () => {
  it("is enough for somebody who is surely 18", () => expect(lacksBirthDay(born("2007-01-01", "year"), NOW)).toBe(false));
  it("is not for somebody who may be 17", () => expect(lacksBirthDay(born("2008-01-01", "year"), NOW)).toBe(true));
  it("is stored as the first of January", () => {
    expect(storedBirth({ date: "1955-08-30", precision: "year" })).toEqual({ date: "1955-01-01", precision: "year" });
    expect(storedBirth({ date: "1955-08-30", precision: "day" })).toEqual({ date: "1955-08-30", precision: "day" });
  });
});

describe("pregnancy that was not asked", () => {
  it("is no in a man, a girl of nine and a woman of 60", () => {
    for (const person of [born("1990-01-01"), born("2017-01-01", "day", "female"), born("1966-01-01", "day", "female")]) {
      expect(riskFactsOf(person, illness, NOW)).toMatchObject({ pregnant: false, postpartum: false });
    }
  });
  it("stays unknown in a woman who may be, and her class with it", () => {
    const facts = riskFactsOf(born("1996-01-01", "day", "female"), illness, NOW);
    expect(facts).toMatchObject({ pregnant: null, postpartum: null });
    expect(classifyRisk(facts)).toBe("unknown");
  });
  it("is what was answered, at any age", () => {
    expect(riskFactsOf(born("1966-01-01", "day", "female"), { ...illness, pregnant: true }, NOW).pregnant).toBe(true);
  });
});

describe("the first check-in is due", () => {
  const hours = { amHour: 7, pmHour: 18 };
  it("at the preferred hour of the running window", () => expect(firstDueAt(hours, at("13:00"))).toBe(at("18:00")));
  it("now, when that hour has gone by", () => expect(firstDueAt(hours, at("20:00"))).toBe(at("20:00")));
  it("next morning, at night", () => expect(firstDueAt(hours, at("23:30"))).toBe(at("07:00") + 86_400_000));
});

describe("what is due after a correction", () => {
  const hours = { amHour: 7, pmHour: 18 };
  const before = {
    riskClass: "low" as const,
    details: hours,
    lastCheckinAt: at("12:30"),
    lastSeverity: "routine" as const,
    nextDueAt: at("18:00"),
    dueWhy: "window" as const,
  };
  const due = (over: object, to: object = {}, risk: "low" | "high" = "low") =>
    dueAfterChange({ ...before, ...over }, { ...hours, ...to }, risk, at("13:00"));
  it("is as it was when neither the hours nor the class changed", () => expect(due({})).toBeNull());
  it("is at the new hour, unless the window is filled", () => {
    expect(due({ lastCheckinAt: null }, { pmHour: 20 })).toEqual({ at: at("20:00"), why: "window" });
    expect(due({}, { amHour: 9 })).toEqual({ at: at("09:00") + 86_400_000, why: "window" });
  });
  it("is sooner in a higher class, and later again in a lower one", () => {
    expect(due({}, {}, "high")).toEqual({ at: at("18:30"), why: "risk" });
    expect(due({ riskClass: "high", nextDueAt: at("18:30"), dueWhy: "risk" })).toEqual({
      at: at("07:00") + 86_400_000,
      why: "window",
    });
  });
  it("stays what a doctor asked for sooner", () =>
    expect(due({ nextDueAt: at("14:00"), dueWhy: "asked" }, { pmHour: 20 }, "high")).toBeNull());
});

it("names each field that changes, with before and after", () => {
  expect(changesOf({ a: 1, b: null, c: ["x"] }, { a: 2, b: null, c: ["x", "y"] })).toEqual({ a: [1, 2], c: [["x"], ["x", "y"]] });
});
