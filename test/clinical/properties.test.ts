import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareSeverity } from "#clinical/severity.ts";
import { DANGER_SYMPTOMS, SEVERITIES, SYMPTOMS } from "#schema/terms.ts";
import { anyAge, anyFacts, anyNumericCase, anySymptoms } from "./any-case.ts";
import { assessed, flags, healthyAdult, nothingMeasured } from "./facts-builder.ts";
import { factsOf, oracle } from "./oracle.ts";

const RUNS = { numRuns: 2_000 };

describe("over all inputs", () => {
  test("every rule fires exactly where the text of the protocol says", () => {
    fc.assert(
      fc.property(anyNumericCase, anySymptoms, (numbers, sym) => {
        const facts = factsOf({ ...numbers, sym }, sym);
        const expected = oracle({ ...numbers, sym });
        const { news2 } = assessed(facts);
        expect(flags(facts)).toEqual(expected.flags);
        expect([news2?.score ?? null, news2?.partial ?? false]).toEqual([expected.news2, expected.partial]);
      }),
      { numRuns: 10_000 },
    );
  });

  test("assess always answers, whatever was typed", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { severity, priority, findings } = assessed(facts);
        expect(SEVERITIES).toContain(severity);
        expect(Number.isInteger(priority)).toBe(true);
        expect(findings.every((finding) => compareSeverity(finding.severity, severity) <= 0)).toBe(true);
      }),
      RUNS,
    );
  });

  test("no danger symptom at any age comes out routine", () => {
    fc.assert(
      fc.property(anyAge, fc.constantFrom(...DANGER_SYMPTOMS), (ageMonths, danger) => {
        expect(assessed(healthyAdult({ ageMonths, symptoms: [danger] })).severity).not.toBe("routine");
      }),
      RUNS,
    );
  });

  test("a check-in whose breathing is unknown never comes out routine", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const breathless = { ...facts, spo2First: null, spo2Second: null, spo2Third: undefined, respiratoryRate: null };
        expect(assessed(breathless).severity).not.toBe("routine");
      }),
      RUNS,
    );
  });

  test("an invalid value never comes out routine", () => {
    const figures = [
      "spo2First",
      "spo2Second",
      "spo2Third",
      "respiratoryRate",
      "pulse",
      "temperatureCelsius",
      "systolicMmhg",
      "diastolicMmhg",
    ];
    const wrong = fc.oneof(
      fc.constantFrom(-1, 0, 0.4, 1e9, Number.NaN, Number.POSITIVE_INFINITY),
      fc.string(),
      fc.boolean(),
      fc.array(fc.nat()),
      fc.object(),
    );
    fc.assert(
      fc.property(anyAge, fc.constantFrom(...figures), wrong, (ageMonths, figure, value) => {
        expect(assessed(nothingMeasured(ageMonths, { respiratoryRate: 24, spo2First: 99, [figure]: value })).severity).not.toBe(
          "routine",
        );
      }),
      RUNS,
    );
  });

  test("symptoms that were not answered never come out routine", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { severity, unassessed } = assessed({ ...facts, symptoms: null });
        expect(severity).not.toBe("routine");
        expect(unassessed).toContainEqual({ what: "symptoms", reason: "not_answered" });
      }),
      RUNS,
    );
  });

  test("another symptom never lowers a severity", () => {
    fc.assert(
      fc.property(anyFacts, fc.constantFrom(...SYMPTOMS), (facts, more) => {
        const before = { ...facts, symptoms: facts.symptoms ?? [] };
        const after = { ...before, symptoms: [...before.symptoms, more] };
        expect(compareSeverity(assessed(after).severity, assessed(before).severity)).toBeGreaterThanOrEqual(0);
      }),
      RUNS,
    );
  });

  test("pregnancy never lowers a severity or a priority", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const [without, withIt] = [assessed({ ...facts, pregnant: false }), assessed({ ...facts, pregnant: true })];
        expect(compareSeverity(withIt.severity, without.severity)).toBeGreaterThanOrEqual(0);
        expect(withIt.priority).toBeGreaterThanOrEqual(without.priority);
      }),
      RUNS,
    );
  });

  test("the same facts give the same answer", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        expect(assessed(facts)).toEqual(assessed(facts));
      }),
      { numRuns: 500 },
    );
  });
});
