import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Facts, PastCheckin } from "#clinical/facts.ts";
import { pastCheckin } from "#clinical/protocol/covid19-home-1/signs.ts";
import { compareSeverity } from "#clinical/severity.ts";
import { SYMPTOMS, type Symptom } from "#schema/terms.ts";
import { anyFacts } from "./any-case.ts";
import { assessed, flags, healthyAdult, nothingMeasured } from "./facts-builder.ts";

const HOUR = 3_600_000;
const NOW = 1_000 * HOUR;

/** Check-ins twelve hours apart that end twelve hours before now, oldest first. */
const checkinsBefore = (courses: readonly Partial<Facts>[], ageMonths = 480, every = 12): PastCheckin[] =>
  courses.map((facts, index) =>
    pastCheckin(healthyAdult({ ageMonths, ...facts }), NOW - (courses.length - index) * every * HOUR),
  );
const trends = (now: Partial<Facts>, history: readonly PastCheckin[]): string[] =>
  flags(healthyAdult({ measuredAt: NOW, history, ...now })).filter((flag) => flag.startsWith("TREND"));

describe("SpO2 that sinks inside the normal range (TREND-SPO2-W)", () => {
  const sinks = (spo2Baseline: number | null, earlier: number | null, now: number | null) =>
    trends({ spo2Baseline, spo2First: now }, checkinsBefore([{ spo2First: earlier }]));
  test.each([
    ["below", 99, 98, 97, []],
    ["at", 99, 97, 97, ["TREND-SPO2-W"]],
    ["above", 99.5, 97, 97, ["TREND-SPO2-W"]],
    ["once only", 99, 99, 97, []],
    ["no usual", null, 97, 97, []],
    ["not measured now", 99, 97, null, []],
    ["not measured before", 99, null, 97, []],
    ["three points are SPO2-DROP-W's", 100, 97, 97, []],
    ["out of its limits, which speak of it", 98, 96, 96, []],
  ])("%s: usual %s, then %s, now %s", (_, usual, earlier, now, expected) => {
    expect(sinks(usual, earlier, now)).toEqual(expected);
  });
  test("a missing reading between the two leaves them neighbours for a day and a half", () => {
    const earlier = [{ spo2First: 97 }, { spo2First: null }];
    expect(trends({ spo2Baseline: 99, spo2First: 97 }, checkinsBefore(earlier, 480, 18))).toEqual(["TREND-SPO2-W"]);
    expect(trends({ spo2Baseline: 99, spo2First: 97 }, checkinsBefore(earlier, 480, 19))).toEqual([]);
  });
});

describe.each([
  ["TREND-RR-W", "respiratoryRate", 14, 17, 18, 20],
  ["TREND-PULSE-W", "pulse", 76, 95, 96, 111],
] as const)("%s: rising above the usual, inside the limits", (rule, figure, usual, below, at, reported) => {
  const steady = [usual, usual - 1, usual + 1].map((value) => ({ [figure]: value }));
  const rises = (earlier: number | null, now: number | null, history = steady) =>
    trends({ [figure]: now }, checkinsBefore([...history, { [figure]: earlier }])).filter((flag) => flag === rule);
  test("below, at, once, missing", () => {
    expect(rises(at, below)).toEqual([]);
    expect(rises(below, at)).toEqual([]);
    expect(rises(at, at)).toEqual([rule]);
    expect(rises(at, null)).toEqual([]);
    expect(rises(at, at, steady.slice(1))).toEqual([]);
  });
  test("out of its limits their own rule speaks, and the trend is not said twice", () => {
    expect(rises(at, reported)).toEqual([]);
    expect(assessed(healthyAdult({ [figure]: reported })).severity).not.toBe("routine");
  });
});

describe("NEWS2 that rises (TREND-NEWS2-W)", () => {
  const rises = (earlier: Partial<Facts>, now: Partial<Facts>, ageMonths = 480) =>
    trends({ ageMonths, ...now }, checkinsBefore([earlier], ageMonths)).filter((flag) => flag === "TREND-NEWS2-W");
  test("by one, by two, by three points", () => {
    expect(rises({}, { pulse: 95 })).toEqual([]);
    expect(rises({}, { pulse: 95, temperatureCelsius: 38.2 })).toEqual(["TREND-NEWS2-W"]);
    expect(rises({ pulse: 95 }, { pulse: 95, temperatureCelsius: 38.2 })).toEqual([]);
    expect(rises({}, { pulse: 95, temperatureCelsius: 39.1 })).toEqual(["TREND-NEWS2-W"]);
  });
  test("a figure that was not measured before is no rise, and neither is one that is missing now", () => {
    expect(rises({ pulse: null, temperatureCelsius: null }, { pulse: 95, temperatureCelsius: 38.2 })).toEqual([]);
    expect(rises({}, { pulse: null, temperatureCelsius: 38.2 })).toEqual([]);
  });
  test("from 16 years, with what it was before", () => {
    expect(rises({}, { pulse: 115, temperatureCelsius: 38.2 }, 191)).toEqual([]);
    const { findings } = assessed(
      healthyAdult({ measuredAt: NOW, history: checkinsBefore([{}]), pulse: 95, temperatureCelsius: 38.2 }),
    );
    expect(findings.find(({ ruleId }) => ruleId === "TREND-NEWS2-W")?.values).toEqual({ news2: 2, news2Before: 0 });
  });
});

describe("a danger sign that was not there before (TREND-DANGER-W)", () => {
  const isNew = (earlier: readonly Symptom[] | null, now: readonly Symptom[] | null) =>
    trends({ symptoms: now }, checkinsBefore([{ symptoms: earlier }]));
  test("new, as before, ordinary, not answered", () => {
    expect(isNew([], ["dyspnea"])).toEqual(["TREND-DANGER-W"]);
    expect(isNew(["dyspnea"], ["dyspnea"])).toEqual([]);
    expect(isNew([], ["cough"])).toEqual([]);
    expect(isNew(null, ["dyspnea"])).toEqual([]);
    expect(isNew([], null)).toEqual([]);
  });
  test("against the last one that was answered", () => {
    expect(trends({ symptoms: ["dyspnea"] }, checkinsBefore([{ symptoms: [] }, { symptoms: null }]))).toEqual(["TREND-DANGER-W"]);
  });
});

describe("a fever that does not end (TREND-FEVER-W)", () => {
  const fever = (days: readonly (number | null)[], now: Partial<Facts>, every = 12) =>
    trends(
      now,
      checkinsBefore(
        days.map((temperatureCelsius) => ({ temperatureCelsius })),
        480,
        every,
      ),
    ).filter((f) => f === "TREND-FEVER-W");
  test("36 h, 48 h, broken, not fever, missing", () => {
    expect(fever([37.8, 37.8, 37.8], { temperatureCelsius: 37.8 })).toEqual([]);
    expect(fever([37.8, 37.8, 37.8, 37.8], { temperatureCelsius: 37.6 })).toEqual(["TREND-FEVER-W"]);
    expect(fever([37.8, 37.5, 37.8, 37.8], { temperatureCelsius: 37.8 })).toEqual([]);
    expect(fever([37.8, 37.8, 37.8, 37.8], { temperatureCelsius: 37.5 })).toEqual([]);
    expect(fever([37.8, 37.8, 37.8, 37.8], { temperatureCelsius: null })).toEqual([]);
    expect(fever([37.8, null, 37.8, null], { temperatureCelsius: 37.8 })).toEqual(["TREND-FEVER-W"]);
  });
  test("between fevers further apart than a day and a half nothing is known", () => {
    expect(fever([37.8, 37.8], { temperatureCelsius: 37.8 }, 36)).toEqual(["TREND-FEVER-W"]);
    expect(fever([37.8, 37.8], { temperatureCelsius: 37.8 }, 37)).toEqual([]);
  });
  test("who said that it has lasted has the rules of the Ministry", () => {
    expect(fever([37.8, 37.8, 37.8, 37.8], { temperatureCelsius: 37.8, feverHours: 48 })).toEqual([]);
  });
});

const anyPast = fc
  .uniqueArray(fc.tuple(fc.integer({ min: 0, max: 200 }), anyFacts), { maxLength: 14, selector: ([hours]) => hours })
  .map((list) => list.map(([hours, facts]) => pastCheckin(facts, NOW - hours * HOUR)));

describe("over all histories", () => {
  test("the trend adds to what the limits say, at most a watch, and takes nothing away", () => {
    fc.assert(
      fc.property(anyFacts, anyPast, (facts, history) => {
        const [alone, among] = [assessed(facts), assessed({ ...facts, measuredAt: NOW, history })];
        const trend = among.findings.filter(({ ruleId }) => ruleId.startsWith("TREND"));
        expect(among.findings.filter((each) => !trend.includes(each))).toEqual(alone.findings);
        expect(trend.every(({ severity }) => severity === "watch")).toBe(true);
        expect(compareSeverity(among.severity, alone.severity)).toBeGreaterThanOrEqual(0);
        expect(among.priority).toBeGreaterThanOrEqual(alone.priority);
      }),
      { numRuns: 1_000 },
    );
  });
  test("the order in which check-ins arrived, and what was measured later, change nothing", () => {
    fc.assert(
      fc.property(anyFacts, anyPast, anyPast, (facts, history, later) => {
        const known = assessed({ ...facts, measuredAt: NOW, history });
        const after = later.map((past) => ({ ...past, measuredAt: 2 * NOW - past.measuredAt }));
        expect(assessed({ ...facts, measuredAt: NOW, history: [...after, ...history].reverse() })).toEqual(known);
      }),
      { numRuns: 500 },
    );
  });
  test("without a time, or alone, there is no trend", () => {
    fc.assert(
      fc.property(anyFacts, anyPast, (facts, history) => {
        expect(assessed({ ...facts, history })).toEqual(assessed(facts));
      }),
      { numRuns: 200 },
    );
  });
  test("a further danger sign never ends a trend", () => {
    fc.assert(
      fc.property(anyPast, fc.constantFrom(...SYMPTOMS), (history, more) => {
        const facts = nothingMeasured(480, { spo2First: 98, measuredAt: NOW, history });
        const trendOf = (symptoms: readonly Symptom[]) =>
          flags({ ...facts, symptoms }).filter((flag) => flag.startsWith("TREND"));
        expect(trendOf([more])).toEqual(expect.arrayContaining(trendOf([])));
      }),
      { numRuns: 500 },
    );
  });
});
