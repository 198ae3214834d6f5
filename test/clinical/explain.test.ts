import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { explain, speakingSince } from "#clinical/explain.ts";
import { DEFAULT_PARAMETERS } from "#clinical/parameters.ts";
import { readSigns } from "#clinical/protocol/covid19-home-1/signs.ts";
import { anyFacts } from "./any-case.ts";
import { assessed, healthyAdult } from "./facts-builder.ts";

const who = readSigns(healthyAdult({ spo2Baseline: 99 }), DEFAULT_PARAMETERS);

describe("why a finding was made", () => {
  test.each([
    ["SPO2-A-U", { spo2: 95 }, [{ figure: "spo2", from: 94, to: 96, value: 95 }]],
    ["PR-A-U", { pulse: 45 }, [{ figure: "pulse", from: 41, to: 49, value: 45 }]],
    ["NEWS-U", { news2: 5 }, [{ figure: "news2", from: 5, to: 6, value: 5 }]],
    ["NEWS-U", {}, [{ figure: "news2", from: 5, to: 6, value: null }]],
    [
      "TREND-SPO2-W",
      { spo2: 97, spo2Baseline: 99 },
      [
        { figure: "spo2", to: 97, value: 97 },
        { figure: "spo2Baseline", value: 99 },
      ],
    ],
    ["S-CYAN-E", {}, []],
  ])("%s with %j", (ruleId, values, comparisons) => {
    expect(explain({ ruleId, values }, who)).toEqual({ ruleId, isKnown: true, comparisons });
  });
  test("a rule of another protocol is named as such, never dropped", () => {
    expect(explain({ ruleId: "OLD-RULE", values: { spo2: 90 } }, who)).toEqual({
      ruleId: "OLD-RULE",
      isKnown: false,
      comparisons: [],
    });
  });
  test("over all inputs: every known value that is compared lies where the comparison says", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const signs = readSigns(facts, DEFAULT_PARAMETERS);
        for (const { ruleId, values } of assessed(facts).findings)
          for (const { value, from = Number.NEGATIVE_INFINITY, to = Number.POSITIVE_INFINITY } of explain(
            { ruleId, values },
            signs,
          ).comparisons)
            expect(value === null || (value >= from && value <= to)).toBe(true);
      }),
      { numRuns: 1_000 },
    );
  });
});

describe("since when a rule speaks", () => {
  const at = (measuredAt: number, ...rules: string[]) => ({ measuredAt, rules });
  test("the first check-in of the row that has not ended, in whatever order they come", () => {
    expect(speakingSince("A", [at(3, "A"), at(1, "A"), at(2, "A", "B")])).toBe(1);
    expect(speakingSince("A", [at(1, "A"), at(2, "B"), at(3, "A"), at(4, "A")])).toBe(3);
    expect(speakingSince("B", [at(1, "B"), at(2, "A")])).toBeNull();
    expect(speakingSince("A", [])).toBeNull();
  });
});
