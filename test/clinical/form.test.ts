import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Facts } from "#clinical/facts.ts";
import {
  asksAboutFever,
  needsRecount,
  needsSecondReading,
  needsThirdReading,
  questionsAbout,
  symptomsAsked,
} from "#clinical/form.ts";
import { DEFAULT_PARAMETERS } from "#clinical/parameters.ts";
import { compareSeverity } from "#clinical/severity.ts";
import { DANGER_SYMPTOMS, MILD_SYMPTOMS } from "#schema/terms.ts";
import { anyFacts } from "./any-case.ts";
import { assessed, healthyAdult, nothingMeasured } from "./facts-builder.ts";

const AGES = [0, 2, 11, 12, 59, 60, 143, 191, 192, 900];
const kinds = (facts: Facts) => questionsAbout(facts).map(({ kind }) => kind);

describe("the symptoms a form asks for", () => {
  test.each(AGES)(
    "at %i months: at most ten danger signs on the first page, the most dangerous first, concern last",
    (ageMonths) => {
      const { danger, more, mild } = symptomsAsked(ageMonths);
      expect(danger.length).toBeLessThanOrEqual(10);
      expect(danger.at(-1)).toBe("concern");
      const severities = danger.map((code) => assessed(healthyAdult({ ageMonths, symptoms: [code] })).severity);
      expect(severities).toEqual([...severities].sort((a, b) => compareSeverity(b, a)));
      expect(new Set([...danger, ...more, ...mild]).size).toBe(danger.length + more.length + mild.length);
      for (const code of [...danger, ...more]) expect(DANGER_SYMPTOMS).toContain(code);
      for (const code of mild) expect(MILD_SYMPTOMS).toContain(code);
    },
  );
  test("every danger sign that the Ministry names for an age is asked at that age", () => {
    const asked = (ageMonths: number) => [...symptomsAsked(ageMonths).danger, ...symptomsAsked(ageMonths).more];
    const under5 = [
      "irritable_not_playing",
      "altered_consciousness",
      "seizure",
      "dyspnea",
      "nasal_flaring",
      "chest_indrawing",
      "grunting",
      "wheeze",
      "stridor",
      "dehydration",
      "cyanosis",
      "vomits_everything",
      "cannot_drink",
      "poor_feeding",
      "cold_pale_extremities",
      "mis_c",
      "other_acute_illness",
      "concern",
    ];
    const over5 = [
      "dyspnea",
      "cough_fits",
      "cannot_drink",
      "vomits_everything",
      "chest_pain",
      "irritable_not_playing",
      "cyanosis",
      "altered_consciousness",
      "other_acute_illness",
      "concern",
    ];
    const adult = [
      "dyspnea",
      "chest_pain_persistent",
      "altered_consciousness",
      "seizure",
      "exhausted",
      "cyanosis",
      "cold_pale_extremities",
      "cannot_drink",
      "hemoptysis",
      "other_acute_illness",
      "concern",
    ];
    for (const age of [0, 59]) expect(asked(age)).toEqual(expect.arrayContaining(under5));
    for (const age of [60, 191]) expect(asked(age)).toEqual(expect.arrayContaining(over5));
    expect(asked(192)).toEqual(expect.arrayContaining(adult));
  });
});

describe("measuring again", () => {
  const second = (facts: Facts) => needsSecondReading(facts, DEFAULT_PARAMETERS);
  const third = (facts: Facts) => needsThirdReading(facts, DEFAULT_PARAMETERS);
  test("a low first SpO2 asks for a second, once", () => {
    expect(second(healthyAdult({ spo2First: 96 }))).toBe(true);
    expect(second(healthyAdult({ spo2First: 97 }))).toBe(false);
    expect(second(healthyAdult({ spo2First: 96, spo2Second: 96 }))).toBe(false);
    expect(second(nothingMeasured(100, { spo2First: 96 }))).toBe(false);
    expect(second(nothingMeasured(100, { spo2First: 95 }))).toBe(true);
    expect(second(nothingMeasured(100))).toBe(false);
  });
  test("two that differ by 3, one of them low, ask for a third", () => {
    expect(third(healthyAdult({ spo2First: 93, spo2Second: 96 }))).toBe(true);
    expect(third(healthyAdult({ spo2First: 94, spo2Second: 96 }))).toBe(false);
    expect(third(healthyAdult({ spo2First: 93, spo2Second: 96, spo2Third: 95 }))).toBe(false);
  });
  test("a breathing rate at the edge of the age is counted again, one that is further out is not", () => {
    const recount = (ageMonths: number, respiratoryRate: unknown, adultRrNotifyMin = 20) =>
      needsRecount(nothingMeasured(ageMonths, { respiratoryRate }), { ...DEFAULT_PARAMETERS, adultRrNotifyMin });
    expect([19, 20, 21, 22, null, "20"].map((rate) => recount(480, rate))).toEqual([false, true, true, false, false, false]);
    expect([19, 20, 21, 22].map((rate) => recount(144, rate))).toEqual([false, true, true, false]);
    const edges: readonly (readonly [months: number, from: number])[] = [
      [0, 60],
      [1, 60],
      [2, 50],
      [11, 50],
      [12, 40],
      [59, 40],
      [60, 30],
      [143, 30],
      [144, 20],
    ];
    for (const [months, from] of edges)
      expect([from - 1, from, from + 1, from + 2].map((rate) => recount(months, rate))).toEqual([false, true, true, false]);
    expect([21, 22, 23, 24].map((rate) => recount(480, rate, 22))).toEqual([false, true, true, false]);
  });
  test("above 37.5 degrees the form asks about the fever", () => {
    expect([37.5, 37.54, 37.55, 37.6, null, "39", 50].map(asksAboutFever)).toEqual([
      false,
      false,
      true,
      true,
      false,
      false,
      false,
    ]);
  });
});

describe("questions about what was typed", () => {
  test("usual figures raise none", () => expect(questionsAbout(healthyAdult())).toEqual([]));
  test.each<[Partial<Facts>, boolean]>([
    [{ spo2First: 84 }, true],
    [{ spo2First: 85 }, false],
    [{ pulse: 39 }, true],
    [{ pulse: 40 }, false],
    [{ pulse: 150 }, false],
    [{ pulse: 151 }, true],
    [{ respiratoryRate: 7 }, true],
    [{ respiratoryRate: 8 }, false],
    [{ respiratoryRate: 41 }, true],
    [{ temperatureCelsius: 34.9 }, true],
    [{ temperatureCelsius: 35 }, false],
    [{ temperatureCelsius: 41 }, false],
    [{ temperatureCelsius: 41.1 }, true],
    [{ respiratoryRate: 40 }, false],
    [{ ageMonths: 6, respiratoryRate: 20 }, false],
    [{ ageMonths: 20, pulse: 60 }, false],
    [{ ageMonths: 6, respiratoryRate: 19 }, true],
    [{ ageMonths: 6, respiratoryRate: 91 }, true],
    [{ ageMonths: 6, respiratoryRate: 90 }, false],
    [{ ageMonths: 20, respiratoryRate: 90 }, false],
    [{ ageMonths: 20, pulse: 59 }, true],
    [{ ageMonths: 20, pulse: 221 }, true],
    [{ ageMonths: 20, pulse: 220 }, false],
  ])("%j is asked about: %s", (over, asked) => {
    expect(kinds(healthyAdult(over)).includes("unusual")).toBe(asked);
  });
  test("an impossible figure is asked about with the figure that was probably meant", () => {
    expect(questionsAbout(healthyAdult({ temperatureCelsius: 365 }))).toEqual([
      { kind: "impossible", vital: "temperatureCelsius", value: 365, suggested: 36.5 },
    ]);
    expect(questionsAbout(healthyAdult({ spo2First: 9 }))).toEqual([
      { kind: "impossible", vital: "spo2", value: 9, suggested: 90 },
    ]);
    expect(questionsAbout(healthyAdult({ pulse: 4000 }))).toEqual([
      { kind: "impossible", vital: "pulse", value: 4000, suggested: null },
    ]);
  });
  test("pulse and SpO2 in each other's field are noticed", () => {
    expect(kinds(healthyAdult({ spo2First: 72, pulse: 97 }))).toContain("swapped_spo2_pulse");
    expect(kinds(healthyAdult({ spo2First: 97, pulse: 97 }))).toContain("swapped_spo2_pulse");
    for (const pulse of [90, 100]) expect(kinds(healthyAdult({ spo2First: 84, pulse }))).toContain("swapped_spo2_pulse");
    expect(kinds(healthyAdult({ spo2First: 84, pulse: 89 }))).not.toContain("swapped_spo2_pulse");
    expect(kinds(healthyAdult({ spo2First: 85, pulse: 97 }))).not.toContain("swapped_spo2_pulse");
    expect(kinds(healthyAdult({ spo2First: 72, pulse: 101 }))).not.toContain("swapped_spo2_pulse");
  });
  test("12/8 is read as 120/80, and asked", () => {
    const pressure = (systolicMmhg: unknown, diastolicMmhg: unknown) =>
      questionsAbout(healthyAdult({ systolicMmhg, diastolicMmhg }));
    expect(pressure(12, 8)).toEqual([{ kind: "pressure_in_tens", systolic: 120, diastolic: 80 }]);
    expect(pressure(12.5, null)).toEqual([{ kind: "pressure_in_tens", systolic: 125, diastolic: null }]);
    expect(pressure(6, 3)).toEqual([{ kind: "pressure_in_tens", systolic: 60, diastolic: 30 }]);
    for (const [systolic, diastolic] of [
      [5, 3],
      [6, 2],
      [25, 16],
    ])
      expect(pressure(systolic, diastolic).map(({ kind }) => kind)).not.toContain("pressure_in_tens");
    expect(pressure(25, 15).map(({ kind }) => kind)).toEqual(["pressure_in_tens"]);
    expect(pressure(26, 15).map(({ kind }) => kind)).not.toContain("pressure_in_tens");
  });
  test("a systolic that is not above its diastolic, or hardly, is asked about", () => {
    const pressure = (systolicMmhg: number, diastolicMmhg: number) => kinds(healthyAdult({ systolicMmhg, diastolicMmhg }));
    expect(pressure(80, 120)).toEqual(["pressure_upside_down"]);
    expect(pressure(90, 90)).toEqual(["pressure_upside_down"]);
    // One figure in tens and one not: the one that cannot be is asked about, and what is offered is no pressure upside down.
    expect(pressure(13, 80)).toEqual(["impossible"]);
    expect(pressure(120, 8)).toEqual(["impossible"]);
    expect(pressure(94, 80)).toEqual(["pressure_narrow"]);
    expect(pressure(95, 80)).toEqual([]);
  });
  test("whatever is typed, asking never fails", () => {
    fc.assert(fc.property(anyFacts, (facts) => Array.isArray(questionsAbout(facts))));
  });
});
