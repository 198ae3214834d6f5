import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compareSeverity } from "#clinical/severity.ts";
import { DANGER_SYMPTOMS, SEVERITIES, SYMPTOMS } from "#schema/terms.ts";
import { answerLine } from "../../scripts/assess/answer-line.ts";
import { anyAge, anyFacts, anyNumericCase, anySymptoms } from "./any-case.ts";
import { assessed, flags, healthyAdult, nothingMeasured } from "./facts-builder.ts";
import { factsOf, oracle } from "./oracle.ts";

const KEYS = [
  "m",
  "sym",
  "r1",
  "r2",
  "r3",
  "rr",
  "pulse",
  "temp",
  "sbp",
  "dbp",
  "fever_h",
  "no_resp",
  "cld",
  "base",
  "o2",
  "pregnant",
  "x",
];

/** fast-check prints the seed and the path of a failure: give both to fc.assert to see it again. */
const RUNS = { numRuns: 3_000 };
const MANY = { numRuns: 10_000 };
const TIMEOUT_MS = 180_000;

describe("over all inputs", { timeout: TIMEOUT_MS }, () => {
  test("every rule fires exactly where the text of the protocol says", () => {
    fc.assert(
      fc.property(anyNumericCase, anySymptoms, (numbers, sym) => {
        const facts = factsOf({ ...numbers, sym }, sym);
        const expected = oracle({ ...numbers, sym });
        const { news2 } = assessed(facts);
        expect(flags(facts)).toEqual(expected.flags);
        expect([news2?.score ?? null, news2?.partial ?? false]).toEqual([expected.news2, expected.partial]);
      }),
      MANY,
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

  test("the order of the symptoms says nothing, nor does one that is named twice", () => {
    fc.assert(
      fc.property(anyFacts, anySymptoms, fc.func(fc.integer()), (facts, symptoms, rank) => {
        const shuffled = symptoms.toSorted((a, b) => rank(a) - rank(b));
        expect(assessed({ ...facts, symptoms: [...shuffled, ...symptoms] })).toEqual(assessed({ ...facts, symptoms }));
      }),
      RUNS,
    );
  });

  test("the command answers every line with one line, whatever stands in it", () => {
    const line = fc.oneof(
      fc.string({ unit: "binary" }).filter((text) => text.trim() !== ""),
      fc.json(),
      fc.record({ id: fc.jsonValue(), in: fc.jsonValue() }).map((one) => JSON.stringify(one)),
      fc
        .tuple(fc.nat(), fc.constantFrom(...KEYS), fc.jsonValue())
        .map(([m, key, value]) => JSON.stringify({ in: { m, [key]: value } })),
    );
    fc.assert(
      fc.property(line, (text) => {
        const answer = answerLine(text);
        expect(answer).not.toBeNull();
        expect(answer).not.toContain("\n");
        const parsed: unknown = JSON.parse(answer ?? "");
        expect(parsed).toSatisfy((one: object) => "error" in one !== ("severity" in one && "flags" in one));
      }),
      RUNS,
    );
  });

  test("the same facts give the same answer, and the facts are left as they were", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const before = structuredClone(facts);
        expect(assessed(facts)).toEqual(assessed(before));
        expect(facts).toEqual(before);
      }),
      RUNS,
    );
  });
});
