import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { classifyRisk, type RiskFacts, riskFactsFrom } from "#clinical/risk.ts";
import { explainRisk } from "#clinical/risk-why.ts";

const YEAR = 12;
const person = (over: Partial<RiskFacts> = {}): RiskFacts => ({
  ageMonths: 30 * YEAR,
  conditions: [],
  doses: 2,
  pregnant: false,
  postpartum: false,
  ...over,
});

describe("why a class is what it is", () => {
  test("names the facts, and where 5525/QD-BYT has the class treated", () => {
    expect(explainRisk(person())).toEqual({
      riskClass: "low",
      because: ["age_young", "no_chronic", "vaccinated"],
      unknown: [],
      possible: ["low"],
      gaps: [],
      place: "home",
    });
    expect(explainRisk(person({ ageMonths: 70 * YEAR, conditions: ["heart"] }))).toMatchObject({
      because: ["age_old", "chronic", "vaccinated"],
      place: "hospital_intensive",
    });
    expect(explainRisk(person({ pregnant: true })).because).toContain("pregnant");
    expect(explainRisk(person({ ageMonths: 2 })).because).toContain("age_newborn");
  });
  test.each([
    [{}, "home"],
    [{ doses: 0 }, "home_or_district"],
    [{ postpartum: true }, "hospital_oxygen"],
    [{ ageMonths: 65 * YEAR, doses: 0 }, "hospital_intensive"],
    [{ doses: null }, null],
  ])("%j is treated: %s", (over, place) => expect(explainRisk(person(over)).place).toBe(place));
});

describe("what is missing", () => {
  test("is named with what it leaves open", () => {
    expect(explainRisk(person({ doses: null }))).toMatchObject({
      riskClass: "unknown",
      unknown: ["doses"],
      possible: ["low", "medium"],
    });
    expect(explainRisk(person({ conditions: null }))).toMatchObject({ unknown: ["conditions"], possible: ["low", "high"] });
  });
  test("is not asked for where it changes nothing", () => {
    expect(explainRisk(person({ ageMonths: 70 * YEAR, conditions: ["heart"], doses: null })).unknown).toEqual([]);
    expect(explainRisk(person({ pregnant: true, postpartum: null })).unknown).toEqual([]);
  });
});

describe("where the text was closed by us, it is said", () => {
  test.each<[Partial<RiskFacts>, string[]]>([
    [{ conditions: ["asthma"], doses: 1 }, ["chronic_not_vaccinated", "doses_full"]],
    [{ ageMonths: 55 * YEAR, conditions: ["diabetes"], doses: 0 }, ["chronic_not_vaccinated"]],
    [{ ageMonths: 65 * YEAR, conditions: ["diabetes"], doses: 0 }, ["age_65"]],
    [{ ageMonths: 49 * YEAR - 1 }, []],
    [{ ageMonths: 49 * YEAR }, ["age_49"]],
    [{ ageMonths: 50 * YEAR - 1 }, ["age_49"]],
    [{ ageMonths: 50 * YEAR }, []],
    [{ ageMonths: 65 * YEAR - 1 }, []],
    [{ ageMonths: 66 * YEAR }, []],
    [{ doses: 3 }, ["doses_full"]],
  ])("%j: %s", (over, gaps) => expect(explainRisk(person(over)).gaps).toEqual(gaps));
});

const anyone: fc.Arbitrary<RiskFacts> = fc.record({
  ageMonths: fc.oneof(fc.nat(1200), fc.constantFrom(2, 3, 587, 588, 599, 600, 779, 780, 791, 792)),
  conditions: fc.constantFrom(null, [], ["heart" as const]),
  doses: fc.constantFrom(null, 0, 1, 2, 3),
  pregnant: fc.constantFrom(null, true, false),
  postpartum: fc.constantFrom(null, true, false),
});

describe("whoever it is", () => {
  test("the reason and the class agree, and an unknown class always says what is missing", () => {
    fc.assert(
      fc.property(anyone, (facts) => {
        const why = explainRisk(facts);
        expect(why.riskClass).toBe(classifyRisk(facts));
        expect(why.place === null).toBe(why.riskClass === "unknown");
        if (why.riskClass === "unknown") expect(why.unknown.length).toBeGreaterThan(0);
        expect(why.unknown.length > 0).toBe(why.possible.length > 1);
      }),
    );
  });
});

describe("pregnancy that was not asked", () => {
  const unasked = { conditions: [], vaccineDoses: 2, pregnant: null, postpartum: null };
  test.each([
    [10 * YEAR - 1, false],
    [10 * YEAR, null],
    [56 * YEAR - 1, null],
    [56 * YEAR, false],
  ])("of a woman of %i months is %s", (ageMonths, pregnant) => {
    expect(riskFactsFrom({ ...unasked, sex: "female", ageMonths }).pregnant).toBe(pregnant);
    expect(riskFactsFrom({ ...unasked, sex: "male", ageMonths }).pregnant).toBe(false);
  });
});
