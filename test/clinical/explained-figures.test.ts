import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Comparison, explain } from "#clinical/explain.ts";
import type { Facts } from "#clinical/facts.ts";
import { DEFAULT_PARAMETERS } from "#clinical/parameters.ts";
import { COVID19_HOME_1 } from "#clinical/protocol/covid19-home-1/protocol.ts";
import { pastCheckin, readSigns } from "#clinical/protocol/covid19-home-1/signs.ts";
import { SYMPTOMS } from "#schema/terms.ts";
import { anyFacts, anyNumericCase } from "./any-case.ts";
import { assessed, healthyAdult, nothingMeasured } from "./facts-builder.ts";
import { factsOf } from "./oracle.ts";

const IS_A_SIGN = "a sign that somebody told, and no figure";
/** Rules that compare no figure, and why. Every other rule gives value and threshold. */
const WITHOUT_FIGURE: Readonly<Record<string, string>> = {
  ...Object.fromEntries(COVID19_HOME_1.rules.filter(({ id }) => id.startsWith("S-")).map(({ id }) => [id, IS_A_SIGN])),
  "TREND-DANGER-W": IS_A_SIGN,
  "Q-SPO2-QUALITY": "what disturbed the measuring is an answer, and no figure",
  "O2-HOME-U": "oxygen at home is an answer, and no figure",
  "UNK-W": "what was not measured has no value",
  "UNK-SYM-W": "what was not answered has no value",
};
/** When a rule has its threshold and no value, and why. */
const isValueUnknown = (ruleId: string, facts: Facts, { figure }: Comparison): string | null => {
  if (ruleId.startsWith("T-") && figure === "temperatureCelsius")
    return readSigns(facts, DEFAULT_PARAMETERS).temperatureCelsius === null ? "an unknown temperature counts as fever" : null;
  if (figure.startsWith("typed") && ruleId !== "VAL-LOW-U") return "what was typed is no number";
  if (figure === "news2" || figure === "news2Highest") return facts.pregnant === true ? "no score is told in pregnancy" : null;
  return null;
};

const HOUR = 3_600_000;
const NOW = 1_000 * HOUR;
const isThreshold = ({ from, to }: Comparison): boolean => from !== undefined || to !== undefined;

/** What is wrong with how the findings of these facts are explained, as sentences. */
function unexplained(facts: Facts): string[] {
  const who = readSigns(facts, DEFAULT_PARAMETERS);
  return assessed(facts).findings.flatMap(({ ruleId, values }) => {
    const { comparisons } = explain({ ruleId, values }, who);
    if (ruleId in WITHOUT_FIGURE) return comparisons.length > 0 ? [`${ruleId} has a figure after all`] : [];
    const limits = comparisons.filter(isThreshold);
    // No score is told in pregnancy, and so none that it has risen from.
    if (limits.length === 0) return ruleId === "TREND-NEWS2-W" && facts.pregnant === true ? [] : [`${ruleId}: no threshold`];
    return limits
      .filter((limit) => limit.value === null && isValueUnknown(ruleId, facts, limit) === null)
      .map(({ figure }) => `${ruleId}: no value of ${figure}`);
  });
}

const before = (courses: readonly Partial<Facts>[]) =>
  courses.map((facts, index) => pastCheckin(healthyAdult(facts), NOW - (courses.length - index) * 12 * HOUR));
const rising = (figure: "respiratoryRate" | "pulse" | "temperatureCelsius", usual: number, last: number) =>
  before([usual, usual, usual, usual, last].map((value) => ({ [figure]: value })));

const BREATHS = healthyAdult({ measuredAt: NOW, respiratoryRate: 19, history: rising("respiratoryRate", 14, 19) });
const PULSE = healthyAdult({ measuredAt: NOW, pulse: 100, history: rising("pulse", 76, 100) });
const SCORE = healthyAdult({ measuredAt: NOW, pulse: 95, temperatureCelsius: 38.2, history: before([{}]) });
const NARROW = healthyAdult({ systolicMmhg: 100, diastolicMmhg: 85 });
const RED = healthyAdult({ pulse: 131 });

/** For each rule that random cases may miss: somebody of whom it speaks. */
const RARE: readonly Facts[] = [
  ...[BREATHS, PULSE, SCORE, NARROW, RED],
  healthyAdult({ measuredAt: NOW, spo2First: 97, spo2Baseline: 99, history: before([{ spo2First: 97 }]) }),
  healthyAdult({ measuredAt: NOW, temperatureCelsius: 37.8, history: rising("temperatureCelsius", 37.8, 37.8) }),
  healthyAdult({ measuredAt: NOW, symptoms: ["dyspnea"], history: before([{}]) }),
  healthyAdult({ temperatureCelsius: 35 }),
  healthyAdult({ spo2First: 97, spo2Baseline: 100 }),
  healthyAdult({ spo2First: 90, spo2Baseline: 92, chronicHypoxia: true }),
  healthyAdult({ spo2First: 85, spo2Baseline: 92, chronicHypoxia: true }),
  healthyAdult({ spo2First: 92, spo2Second: 98, spo2Third: 98 }),
  healthyAdult({ temperatureCelsius: 38, feverNotResponding: true }),
  nothingMeasured(1, { firstOfEpisode: true }),
  ...SYMPTOMS.flatMap((code) => [6, 30, 100, 480].map((ageMonths) => nothingMeasured(ageMonths, { symptoms: [code] }))),
  nothingMeasured(480, { symptoms: ["dyspnea", "wheeze", "exhausted"], badMeasuringConditions: true, onOxygen: true }),
  nothingMeasured(480, { symptoms: null }),
];

describe("every figure that is reported is explained by its value and its threshold", () => {
  test.each([
    ["TREND-RR-W", BREATHS, "respiratoryRate", 19, { from: 18 }],
    ["TREND-PULSE-W", PULSE, "pulse", 100, { from: 96 }],
    ["TREND-NEWS2-W", SCORE, "news2", 2, { from: 2 }],
    ["BP-NARROW-W", NARROW, "pulsePressure", 15, { to: 20 }],
    ["NEWS-3-U", RED, "news2Highest", 3, { from: 3 }],
    ["VAL-SPO2", healthyAdult({ spo2First: 9 }), "typedSpo2", 9, { to: 49 }],
    ["VAL-TEMP", healthyAdult({ temperatureCelsius: 368 }), "typedTemperatureCelsius", 368, { from: 43.1 }],
    ["VAL-LOW-U", healthyAdult({ pulse: 8 }), "typedPulse", 8, { from: 1, to: 19 }],
    ["VAL-LOW-U", healthyAdult({ spo2First: 130, spo2Second: 30 }), "typedSpo2", 30, { from: 1, to: 49 }],
    ["VAL-BP", healthyAdult({ systolicMmhg: 12 }), "typedSystolicMmhg", 12, { to: 39 }],
    ["VAL-BP", healthyAdult({ systolicMmhg: 80, diastolicMmhg: 120 }), "voidSystolicMmhg", 80, { to: 120 }],
    ["BP-VOID-U", healthyAdult({ systolicMmhg: 80, diastolicMmhg: 120 }), "voidSystolicMmhg", 80, { to: 89 }],
  ] as const)("%s: %#", (ruleId, facts, figure, value, ends) => {
    const values = assessed(facts).findings.find((finding) => finding.ruleId === ruleId)?.values ?? {};
    expect(explain({ ruleId, values }, readSigns(facts, DEFAULT_PARAMETERS)).comparisons).toContainEqual({
      figure,
      value,
      ...ends,
    });
  });

  test("over all inputs, or the rule is named above with the reason why it has none; no rule escapes", () => {
    const seen = new Set<string>();
    const look = (facts: Facts) => {
      for (const { ruleId } of assessed(facts).findings) seen.add(ruleId);
      expect(unexplained(facts)).toEqual([]);
    };
    RARE.forEach(look);
    fc.assert(fc.property(anyFacts, look), { numRuns: 2_000, seed: 7 });
    const numeric = anyNumericCase.map((one) => factsOf({ ...one, sym: [] }, []));
    fc.assert(fc.property(numeric, look), { numRuns: 10_000, seed: 7 });
    const all = COVID19_HOME_1.rules.map(({ id }) => id);
    expect(all.filter((id) => !seen.has(id))).toEqual([]);
  });

  test("what is typed and kept can be stored: a finite number without a sign of nothing", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const kept = assessed(facts).findings.flatMap(({ values }) => Object.entries(values));
        const typed = kept.filter(([figure]) => figure.startsWith("typed"));
        expect(JSON.parse(JSON.stringify(typed))).toEqual(typed);
      }),
      { numRuns: 1_000 },
    );
  });
});
