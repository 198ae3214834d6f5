import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type AdviceId, adviceFor } from "#clinical/advice.ts";
import type { Facts } from "#clinical/facts.ts";
import { anyFacts } from "./any-case.ts";
import advice from "./data/advice.json" with { type: "json" };
import { assessed, healthyAdult, nothingMeasured } from "./facts-builder.ts";

const idsFor = (facts: Facts): AdviceId[] => adviceFor(facts, assessed(facts)).map(({ id }) => id);

describe("what a person is told", () => {
  test("in an emergency: call 115 first, and not a word of waiting for the station", () => {
    const told = idsFor(healthyAdult({ spo2First: 90 }));
    expect(told.slice(0, 3)).toEqual(["call-115", "not-alone", "sit-up"]);
    expect(told).not.toContain("station-calls-30");
  });
  test("sit up only when breathing is the matter, from 5 years, and awake", () => {
    expect(idsFor(healthyAdult({ systolicMmhg: 80, diastolicMmhg: 50 }))).not.toContain("sit-up");
    expect(idsFor(nothingMeasured(59, { spo2First: 90 }))).not.toContain("sit-up");
    expect(idsFor(nothingMeasured(60, { spo2First: 90 }))).toContain("sit-up");
    expect(idsFor(nothingMeasured(60, { respiratoryRate: 50 }))).toContain("sit-up");
    expect(idsFor(healthyAdult({ symptoms: ["dyspnea_at_rest"] }))).toContain("sit-up");
    expect(idsFor(healthyAdult({ symptoms: ["dyspnea_at_rest", "altered_consciousness"] }))).not.toContain("sit-up");
  });
  test("lay on the side whoever is drowsy or fits", () => {
    expect(idsFor(healthyAdult({ symptoms: ["altered_consciousness"] }))).toContain("unconscious-side");
    expect(idsFor(healthyAdult({ symptoms: ["seizure"] }))).toContain("unconscious-side");
    expect(idsFor(healthyAdult({ symptoms: ["exhausted"] }))).not.toContain("unconscious-side");
  });
  test("urgent: the station calls; watch: measure again; both: when to call 115", () => {
    expect(idsFor(healthyAdult({ spo2First: 96 }))).toEqual(["station-calls-30", "worse-call"]);
    expect(idsFor(healthyAdult({ pulse: 115 }))).toEqual(["worse-call", "measure-again-4h"]);
  });
  test("on schedule only says all was measured when it was, else names what is missing", () => {
    expect(adviceFor(healthyAdult(), assessed(healthyAdult()))).toEqual([{ id: "on-schedule" }]);
    const partly = healthyAdult({ pulse: null, diastolicMmhg: null });
    expect(adviceFor(partly, assessed(partly))).toEqual([{ id: "on-schedule-partial", missing: ["pulse", "bloodPressure"] }]);
  });
  test("unknown breathing asks to count or to borrow an oximeter", () => {
    expect(idsFor(nothingMeasured(480))).toEqual(["worse-call", "measure-again-4h", "unknown-breathing"]);
  });
  test("fever advice stands beside each fever rule, and beside no other", () => {
    expect(idsFor(healthyAdult({ temperatureCelsius: 38.6 }))).toContain("fever");
    expect(idsFor(healthyAdult({ temperatureCelsius: 40 }))).toContain("fever");
    expect(idsFor(healthyAdult({ temperatureCelsius: 37, feverNotResponding: true }))).toContain("fever");
    expect(idsFor(healthyAdult({ temperatureCelsius: null, feverNotResponding: true }))).toContain("fever");
    expect(idsFor(healthyAdult({ temperatureCelsius: 38.5 }))).not.toContain("fever");
  });
  test("drinking is spoken of below 5 years with diarrhoea, vomiting or poor feeding", () => {
    for (const code of ["diarrhea", "vomiting", "poor_feeding"] as const) {
      expect(idsFor(nothingMeasured(59, { symptoms: [code] }))).toContain("drink-child");
      expect(idsFor(nothingMeasured(60, { symptoms: [code] }))).not.toContain("drink-child");
    }
    expect(idsFor(nothingMeasured(59, { symptoms: ["cough"] }))).not.toContain("drink-child");
  });
  test("a baby under 3 months always has its own sentence", () => {
    expect(idsFor(nothingMeasured(2, { respiratoryRate: 40, spo2First: 99 }))).toContain("newborn");
    expect(idsFor(nothingMeasured(3, { respiratoryRate: 40, spo2First: 99 }))).not.toContain("newborn");
  });
  test("in pregnancy its signs are named from watch on", () => {
    expect(idsFor(healthyAdult({ pregnant: true, pulse: 115 }))).toContain("pregnant");
    expect(idsFor(healthyAdult({ pregnant: true }))).not.toContain("pregnant");
    expect(idsFor(healthyAdult({ pulse: 115 }))).not.toContain("pregnant");
  });
  test("nobody is left without a sentence, and the order is that of the reference", () => {
    const order = advice.map(({ id }) => id);
    fc.assert(
      fc.property(anyFacts, (facts) => {
        const told = idsFor(facts);
        expect(told.length).toBeGreaterThan(0);
        expect(told).toEqual(order.filter((id) => told.some((one) => one === id)));
      }),
    );
  });
});
