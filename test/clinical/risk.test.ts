import { describe, expect, test } from "vitest";
import { classifyRisk, eligibilityFindings, type RiskFacts } from "#clinical/risk.ts";

const YEAR = 12;
const person = (over: Partial<RiskFacts>): RiskFacts => ({
  ageMonths: 30 * YEAR,
  conditions: [],
  doses: 2,
  pregnant: false,
  postpartum: false,
  ...over,
});

describe("the classes of 5525/QD-BYT", () => {
  test.each<[Partial<RiskFacts>, string]>([
    [{ ageMonths: 3 }, "low"],
    [{ ageMonths: 50 * YEAR - 1 }, "low"],
    [{ doses: 1 }, "medium"],
    [{ ageMonths: 50 * YEAR }, "medium"],
    [{ ageMonths: 65 * YEAR - 1 }, "medium"],
    [{ ageMonths: 65 * YEAR }, "high"],
    [{ ageMonths: 50 * YEAR, doses: 0 }, "high"],
    [{ conditions: ["asthma"] }, "high"],
    [{ pregnant: true }, "high"],
    [{ postpartum: true }, "high"],
    [{ ageMonths: 2 }, "high"],
    [{ ageMonths: 65 * YEAR, doses: 1 }, "very_high"],
    [{ ageMonths: 65 * YEAR, conditions: ["heart"] }, "very_high"],
    [{ ageMonths: 55 * YEAR, conditions: ["diabetes"], doses: 0 }, "very_high"],
    [{ conditions: ["diabetes"], doses: 0 }, "very_high"],
  ])("%j is %s", (over, expected) => {
    expect(classifyRisk(person(over))).toBe(expected);
  });
});

describe("what was not asked", () => {
  test.each<[Partial<RiskFacts>, string]>([
    [{ doses: null }, "unknown"],
    [{ conditions: null }, "unknown"],
    [{ pregnant: null }, "unknown"],
    [{ postpartum: null }, "unknown"],
    [{ ageMonths: 55 * YEAR, conditions: null, doses: null }, "unknown"],
    [{ ageMonths: 70 * YEAR, conditions: ["heart"], doses: null }, "very_high"],
    [{ pregnant: true, doses: null }, "high"],
    [{ pregnant: true, postpartum: null }, "high"],
    [{ ageMonths: 70 * YEAR, doses: null }, "very_high"],
    [{ ageMonths: 70 * YEAR, conditions: null, doses: 3 }, "very_high"],
  ])("%j is %s: unknown is never low", (over, expected) => {
    expect(classifyRisk(person(over))).toBe(expected);
  });
});

describe("eligibility for home care", () => {
  test.each<[Partial<RiskFacts>, boolean]>([
    [{}, false],
    [{ doses: 0 }, false],
    [{ doses: null }, false],
    [{ ageMonths: 70 * YEAR }, true],
    [{ conditions: ["asthma"] }, true],
    [{ pregnant: true, conditions: null, doses: null }, true],
    [{ postpartum: true }, true],
  ])("%j is reported: %s", (over, reported) => {
    expect(eligibilityFindings(person(over)).map(({ ruleId, severity }) => [ruleId, severity])).toEqual(
      reported ? [["ELIG-RISK", "urgent"]] : [],
    );
  });
});
