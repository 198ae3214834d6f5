import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Facts } from "#clinical/facts.ts";
import { severityClassOf } from "#clinical/severity-class.ts";
import { SEVERITY_CLASSES, SYMPTOMS } from "#schema/terms.ts";
import { anyAge, anyFacts } from "./any-case.ts";
import { healthyAdult } from "./facts-builder.ts";

const classOf = (over: Partial<Facts>) => severityClassOf(healthyAdult(over)).severityClass;
const rank = (facts: Facts): number => SEVERITY_CLASSES.indexOf(severityClassOf(facts).severityClass);

describe("2671/QD-BYT for adults", () => {
  test.each<[Partial<Facts>, string]>([
    [{}, "asymptomatic"],
    [{ spo2First: 97, respiratoryRate: 21 }, "asymptomatic"],
    [{ symptoms: ["cough"] }, "mild"],
    [{ temperatureCelsius: 37.6 }, "mild"],
    [{ temperatureCelsius: 37.5 }, "asymptomatic"],
    [{ spo2First: 96 }, "moderate"],
    [{ spo2First: 94 }, "moderate"],
    [{ spo2First: 93 }, "severe"],
    [{ respiratoryRate: 22 }, "moderate"],
    [{ respiratoryRate: 30 }, "moderate"],
    [{ respiratoryRate: 31 }, "severe"],
    [{ symptoms: ["dyspnea"] }, "moderate"],
    [{ symptoms: ["dyspnea_at_rest"] }, "severe"],
    [{ symptoms: ["chest_indrawing"] }, "severe"],
    [{ symptoms: ["cyanosis"] }, "severe"],
    [{ symptoms: ["altered_consciousness"] }, "severe"],
    [{ systolicMmhg: 89 }, "asymptomatic"],
    [{ systolicMmhg: 89, symptoms: ["cold_pale_extremities"] }, "critical"],
    [{ systolicMmhg: 90, symptoms: ["cold_pale_extremities"] }, "mild"],
  ])("%j is %s", (over, expected) => expect(classOf(over)).toBe(expected));
});

describe("children", () => {
  test.each<[number, number, string]>([
    [1, 59, "asymptomatic"],
    [1, 60, "moderate"],
    [2, 49, "asymptomatic"],
    [2, 50, "moderate"],
    [11, 70, "severe"],
    [12, 39, "asymptomatic"],
    [12, 40, "moderate"],
    [59, 60, "severe"],
    [60, 29, "asymptomatic"],
    [60, 30, "moderate"],
    [143, 45, "severe"],
    [144, 21, "asymptomatic"],
    [144, 22, "moderate"],
    [191, 31, "severe"],
  ])("of %i months with %i breaths are %s", (ageMonths, respiratoryRate, expected) =>
    expect(classOf({ ageMonths, respiratoryRate, systolicMmhg: null, diastolicMmhg: null })).toBe(expected),
  );
  test.each([
    [96, "asymptomatic"],
    [95, "moderate"],
    [94, "moderate"],
    [93, "severe"],
  ])("of ten years with an SpO2 of %i are %s", (spo2First, expected) =>
    expect(classOf({ ageMonths: 120, spo2First })).toBe(expected),
  );
});

describe("what is not known is never mild", () => {
  test.each<[Partial<Facts>, string]>([
    [{ spo2First: null }, "spo2"],
    [{ spo2First: 20 }, "spo2"],
    [{ respiratoryRate: null }, "respiratoryRate"],
    [{ symptoms: null }, "symptoms"],
    [{ temperatureCelsius: null }, "temperature"],
    [{ temperatureCelsius: 98.6 }, "temperature"],
    [{ onOxygen: true }, "room_air"],
    [{ chronicHypoxia: true, spo2Baseline: 91, spo2First: 90 }, "usual_spo2"],
  ])("%j: unknown, for want of %s", (over, thing) => {
    expect(severityClassOf(healthyAdult(over))).toMatchObject({ severityClass: "unknown", missing: [thing] });
  });
  test("a fever that was told of and not measured is a symptom", () => {
    expect(classOf({ temperatureCelsius: null, feverHours: 20 })).toBe("mild");
    expect(classOf({ temperatureCelsius: null, symptoms: ["cough"] })).toBe("mild");
  });
  test("what is known is at least that", () => {
    expect(severityClassOf(healthyAdult({ spo2First: null, respiratoryRate: 24 }))).toEqual({
      severityClass: "moderate",
      atLeast: true,
      because: ["breathing_moderate"],
      missing: ["spo2"],
    });
  });
  test("a low SpO2 on oxygen is severe all the same", () => expect(classOf({ onOxygen: true, spo2First: 93 })).toBe("severe"));
});

describe("over all inputs", () => {
  test("without SpO2, breaths or symptoms nothing comes out mild, and it always answers", () => {
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const { severityClass, missing, because } = severityClassOf(facts);
        if (missing.length > 0) expect(["asymptomatic", "mild"]).not.toContain(severityClass);
        expect(because.length > 0).toBe(severityClass !== "unknown");
      }),
      { numRuns: 2_000 },
    );
  });
  test("one more symptom, a lower SpO2 or a faster breath never makes it milder", () => {
    fc.assert(
      fc.property(
        anyAge,
        fc.integer({ min: 70, max: 100 }),
        fc.integer({ min: 10, max: 80 }),
        fc.constantFrom(...SYMPTOMS),
        (ageMonths, spo2First, respiratoryRate, symptom) => {
          const facts = healthyAdult({ ageMonths, spo2First, respiratoryRate });
          expect(rank({ ...facts, symptoms: [symptom] })).toBeGreaterThanOrEqual(rank(facts));
          expect(rank({ ...facts, spo2First: spo2First - 1 })).toBeGreaterThanOrEqual(rank(facts));
          expect(rank({ ...facts, respiratoryRate: respiratoryRate + 1 })).toBeGreaterThanOrEqual(rank(facts));
        },
      ),
      { numRuns: 2_000 },
    );
  });
});
