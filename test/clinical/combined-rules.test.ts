import { describe, expect, test } from "vitest";
import type { Facts } from "#clinical/facts.ts";
import { DEFAULT_PARAMETERS, PARAMETER_LIMITS } from "#clinical/parameters.ts";
import { assessed, flags, healthyAdult, nothingMeasured } from "./facts-builder.ts";

const hypoxic = (over: Partial<Facts>) => healthyAdult({ chronicHypoxia: true, spo2Baseline: 91, ...over });

describe("which SpO2 is judged", () => {
  test.each([
    [[97, null, null], 97],
    [[96, 97, null], 97],
    [[98, 96, null], 96],
    [[95, 98, null], 95],
    [[98, 95, null], 95],
    [[92, 98, 97], 97],
    [[98, 92, 93], 93],
    [[105, 96, null], 96],
    [[null, null, 97], 97],
    [[96, 48, 99], 96],
    [[105, "96", null], null],
  ] as const)("of %j it is %s", ([spo2First, spo2Second, spo2Third], effective) => {
    expect(assessed(nothingMeasured(480, { spo2First, spo2Second, spo2Third })).spo2Effective).toBe(effective);
  });

  test("an invalid second reading is still asked for again", () => {
    expect(flags(healthyAdult({ spo2First: 95, spo2Second: 905 }))).toEqual(["Q-SPO2-REMEASURE", "SPO2-A-U", "VAL-SPO2"]);
  });
  test("a low reading that did not last leaves its trace", () => {
    expect(flags(healthyAdult({ spo2First: 96, spo2Second: 97 }))).toEqual(["Q-SPO2-RECOVERED"]);
    expect(flags(healthyAdult({ spo2First: 97, spo2Second: 98 }))).toEqual([]);
  });
  test("two readings that differ ask for a third only when the lower one is low", () => {
    expect(flags(healthyAdult({ spo2First: 99, spo2Second: 96 }))).toContain("Q-SPO2-VAR");
    expect(flags(healthyAdult({ spo2First: 98, spo2Second: 96 }))).not.toContain("Q-SPO2-VAR");
    expect(flags(healthyAdult({ spo2First: 100, spo2Second: 97 }))).not.toContain("Q-SPO2-VAR");
    expect(flags(healthyAdult({ spo2First: 99, spo2Second: 96, spo2Third: 97 }))).not.toContain("Q-SPO2-VAR");
  });
  test("bad measuring conditions are kept and lower nothing", () => {
    expect(flags(healthyAdult({ spo2First: 93, badMeasuringConditions: true }))).toEqual([
      "Q-SPO2-QUALITY",
      "Q-SPO2-REMEASURE",
      "SPO2-A-E",
    ]);
  });
});

describe("a fall from the usual SpO2", () => {
  test.each([
    [100, 97, true],
    [99.9, 97, false],
    [100, 98, false],
    [99, 96, false],
    [101, 97, false],
    [null, 97, false],
  ])("baseline %s and now %i: reported %s", (spo2Baseline, spo2First, fires) => {
    expect(flags(healthyAdult({ spo2Baseline, spo2First })).includes("SPO2-DROP-W")).toBe(fires);
  });
  test("a child's 96 is no low reading, so a fall to it is reported", () => {
    expect(flags(nothingMeasured(100, { spo2Baseline: 99, spo2First: 96, spo2Second: 96 }))).toEqual(["SPO2-DROP-W"]);
  });
});

describe("chronic hypoxia has limits of its own", () => {
  test.each([
    [91, 87, "SPO2-CLD-E"],
    [91, 88, "SPO2-CLD-U"],
    [95, 92, "SPO2-CLD-U"],
    [89, 88, "SPO2-CLD-U"],
  ])("with a baseline of %i, %i is %s", (spo2Baseline, spo2First, rule) => {
    expect(flags(hypoxic({ spo2Baseline, spo2First }))).toContain(rule);
  });
  test.each([
    [91, 89],
    [95, 93],
    [94.5, 92],
  ])("with a baseline of %s, %i is on schedule", (spo2Baseline, spo2First) => {
    expect(flags(hypoxic({ spo2Baseline, spo2First }))).toEqual([]);
  });
  test.each([null, 88, 88.9, 95.1, 96, 105])("with a baseline of %s the flag does not count", (spo2Baseline) => {
    expect(flags(hypoxic({ spo2Baseline, spo2First: 92 }))).toContain("SPO2-A-E");
  });
  test("below 16 years the flag does not count", () => {
    expect(flags(hypoxic({ ageMonths: 191, spo2First: 92 }))).toContain("SPO2-C-E");
  });
  test("a reading below 88 that did not last leaves its trace", () => {
    expect(flags(hypoxic({ spo2First: 87, spo2Second: 89 }))).toEqual(["Q-SPO2-RECOVERED"]);
    expect(flags(hypoxic({ spo2First: 88, spo2Second: 89 }))).toEqual([]);
  });
});

describe("blood pressure as a pair", () => {
  test("a pair upside down is void, and somebody phones when either figure is dangerous", () => {
    const pair = (systolicMmhg: number, diastolicMmhg: number, over: Partial<Facts> = {}) =>
      flags(healthyAdult({ systolicMmhg, diastolicMmhg, ...over }));
    expect(pair(100, 100)).toEqual(["VAL-BP"]);
    expect(pair(89, 120)).toEqual(["BP-VOID-U", "VAL-BP"]);
    expect(pair(90, 120)).toEqual(["VAL-BP"]);
    expect(pair(120, 180)).toEqual(["BP-VOID-U", "VAL-BP"]);
    expect(pair(120, 179)).toEqual(["VAL-BP"]);
    expect(pair(120, 140, { pregnant: true })).toEqual(["BP-VOID-U", "VAL-BP"]);
    expect(pair(120, 139, { pregnant: true })).toEqual(["VAL-BP"]);
  });
  test("one figure out of range voids only itself", () => {
    expect(flags(healthyAdult({ systolicMmhg: 400, diastolicMmhg: 58 }))).toEqual(["BP-A-DBP-W", "VAL-BP"]);
    expect(flags(healthyAdult({ systolicMmhg: 85, diastolicMmhg: "60" }))).toEqual(["BP-E", "NEWS-3-U", "VAL-BP"]);
  });
  test("a low diastolic is silent beside a low systolic, which is an emergency", () => {
    expect(flags(healthyAdult({ systolicMmhg: 89, diastolicMmhg: 59 }))).not.toContain("BP-A-DBP-W");
    expect(flags(healthyAdult({ systolicMmhg: 90, diastolicMmhg: 59 }))).toContain("BP-A-DBP-W");
  });
  test("a very high figure silences the high one of the same pair", () => {
    expect(flags(healthyAdult({ systolicMmhg: 220, diastolicMmhg: 125 }))).not.toContain("BP-A-HI-W");
    expect(flags(nothingMeasured(100, { systolicMmhg: 165, diastolicMmhg: 95 }))).not.toContain("BP-C-HI-W");
  });
  test("a narrow pair is measured again", () => {
    expect(flags(healthyAdult({ systolicMmhg: 100, diastolicMmhg: 80 }))).toEqual(["BP-NARROW-W"]);
    expect(flags(healthyAdult({ systolicMmhg: 101, diastolicMmhg: 80 }))).toEqual([]);
  });
  test("in pregnancy 140 over 90 is urgent and 160 over 110 an emergency", () => {
    const pair = (systolicMmhg: unknown, diastolicMmhg: unknown) =>
      flags(healthyAdult({ pregnant: true, systolicMmhg, diastolicMmhg })).filter((flag) => flag.startsWith("PREG"));
    expect(pair(139, 89)).toEqual([]);
    expect(pair(140, null)).toEqual(["PREG-BP-U"]);
    expect(pair(130, 90)).toEqual(["PREG-BP-U"]);
    expect(pair(160, 90)).toEqual(["PREG-BP-E"]);
    expect(pair(159, 109)).toEqual(["PREG-BP-U"]);
    expect(pair(null, 110)).toEqual(["PREG-BP-E"]);
    expect(pair(100, 110)).toEqual([]);
  });
});

describe("fever that lasts, and fever that medicine does not bring down", () => {
  const fever = (ageMonths: number, temperatureCelsius: number | null, feverHours: number) =>
    flags(nothingMeasured(ageMonths, { spo2First: 99, temperatureCelsius, feverHours })).filter((flag) => flag.includes("48H"));
  test.each([
    [191, 37.6, 48, ["T-C-48H-U"]],
    [191, 37.5, 48, []],
    [191, 37.6, 47.9, []],
    [191, null, 48, ["T-C-48H-U"]],
    [192, 38.6, 48, ["T-A-48H-U"]],
    [192, 38.5, 48, ["T-48H-W"]],
    [192, 37.6, 48, ["T-48H-W"]],
    [192, 37.5, 48, []],
    [192, null, 48, ["T-A-48H-U"]],
  ])("at %i months, %s degrees for %s h: %j", (ageMonths, temperature, hours, expected) => {
    expect(fever(ageMonths, temperature, hours)).toEqual(expected);
  });
  test("medicine that did not help is urgent with a high or an unknown temperature, else watched", () => {
    const helped = (temperatureCelsius: unknown) => flags(healthyAdult({ feverNotResponding: true, temperatureCelsius }));
    expect(helped(38.6)).toContain("T-NR-U");
    expect(helped(null)).toContain("T-NR-U");
    expect(helped("hot")).toContain("T-NR-U");
    expect(helped(38.5)).toContain("T-NR-W");
  });
  test("fever in pregnancy is urgent from 38.0", () => {
    expect(flags(healthyAdult({ pregnant: true, temperatureCelsius: 38 }))).toContain("PREG-T-U");
    expect(flags(healthyAdult({ pregnant: true, temperatureCelsius: 37.9 }))).not.toContain("PREG-T-U");
    expect(flags(healthyAdult({ temperatureCelsius: 38 }))).not.toContain("PREG-T-U");
  });
});

describe("what is not known", () => {
  test("without SpO2 and breaths the breathing is unknown, with either it is not", () => {
    expect(flags(healthyAdult({ spo2First: null, respiratoryRate: null }))).toEqual(["UNK-W"]);
    expect(flags(healthyAdult({ spo2First: null }))).toEqual([]);
    expect(flags(healthyAdult({ respiratoryRate: null }))).toEqual([]);
  });
  test("symptoms not answered are watched and named, an answer of none is not", () => {
    const silent = assessed(healthyAdult({ symptoms: null }));
    expect([silent.severity, silent.unassessed]).toEqual(["watch", [{ what: "symptoms", reason: "not_answered" }]]);
    expect(silent.findings.map((finding) => finding.ruleId)).toEqual(["UNK-SYM-W"]);
    expect(assessed(healthyAdult()).unassessed).toEqual([]);
  });
  test("each missing and each invalid figure is named as not assessed", () => {
    expect(assessed(nothingMeasured(480, { pulse: 400, spo2First: "97" })).unassessed).toEqual([
      { what: "spo2", reason: "invalid" },
      { what: "respiratoryRate", reason: "missing" },
      { what: "pulse", reason: "invalid" },
      { what: "temperature", reason: "missing" },
      { what: "bloodPressure", reason: "missing" },
    ]);
  });
  test("a figure of the wrong type is invalid, whatever it is", () => {
    for (const wrong of ["97", true, [], {}, Number.NaN, Number.POSITIVE_INFINITY]) {
      expect(flags(healthyAdult({ spo2Second: wrong }))).toContain("VAL-SPO2");
      expect(flags(healthyAdult({ temperatureCelsius: wrong }))).toContain("VAL-TEMP");
    }
  });
  test("an age that is no number is judged as an adult's", () => {
    expect(flags(healthyAdult({ ageMonths: Number.NaN, spo2First: 96 }))).toContain("SPO2-A-U");
  });
});

describe("symptoms", () => {
  test("oxygen at home is urgent", () => {
    expect(flags(healthyAdult({ onOxygen: true }))).toEqual(["O2-HOME-U"]);
  });
  test("the worse kind of breathlessness or chest pain takes the place of the lesser", () => {
    expect(flags(healthyAdult({ symptoms: ["dyspnea", "dyspnea_at_rest"] }))).toEqual(["S-DYSP-REST-E"]);
    expect(flags(healthyAdult({ symptoms: ["chest_pain", "chest_pain_persistent"] }))).toEqual(["S-CHEST-E"]);
  });
  test("three danger signs of the gathering kind are an emergency, two or a repeated one are not", () => {
    expect(flags(healthyAdult({ symptoms: ["dyspnea", "exhausted", "wheeze"] }))).toContain("S-MANY-E");
    expect(flags(healthyAdult({ symptoms: ["dyspnea", "exhausted", "concern"] }))).not.toContain("S-MANY-E");
    expect(flags(healthyAdult({ symptoms: ["dyspnea", "dyspnea", "dyspnea"] }))).not.toContain("S-MANY-E");
  });
});

describe("a finding", () => {
  test("keeps the values it saw, after rounding", () => {
    const { findings } = assessed(healthyAdult({ spo2First: 93.9, systolicMmhg: 89.5, spo2Baseline: 97 }));
    expect(findings.find((finding) => finding.ruleId === "SPO2-A-E")?.values).toEqual({ spo2: 93 });
  });
  test("comes worst first", () => {
    expect(assessed(healthyAdult({ spo2First: 93, pulse: 125, temperatureCelsius: 38.6 })).findings.map((f) => f.ruleId)).toEqual(
      ["SPO2-A-E", "NEWS-U", "PR-A-U", "Q-SPO2-REMEASURE", "T-W"],
    );
  });
  test("does not report the score in pregnancy, which fires all the same", () => {
    const { findings, news2 } = assessed(
      healthyAdult({ pregnant: true, respiratoryRate: 24, pulse: 112, systolicMmhg: 98, diastolicMmhg: 61 }),
    );
    expect(news2).toBeNull();
    expect(findings.find((finding) => finding.ruleId === "NEWS-U")?.values).toEqual({});
  });
});

describe("site parameters", () => {
  test("begin as the Ministry says, inside what a site may choose", () => {
    const { adultNotifyMax, adultRrNotifyMin } = DEFAULT_PARAMETERS;
    expect([adultNotifyMax, adultRrNotifyMin]).toEqual([96, 20]);
    expect([PARAMETER_LIMITS.adultNotifyMax, PARAMETER_LIMITS.adultRrNotifyMin]).toEqual([
      { from: 94, to: 96 },
      { from: 20, to: 22 },
    ]);
  });
  const site = { version: 2, adultNotifyMax: 95, adultRrNotifyMin: 22, dbpAloneSeverity: "urgent" } as const;
  test("move what is reported of an adult, and leave emergencies and children alone", () => {
    expect(flags(healthyAdult({ spo2First: 96 }), site)).toEqual([]);
    expect(flags(healthyAdult({ spo2First: 95 }), site)).toEqual(["Q-SPO2-REMEASURE", "SPO2-A-U"]);
    expect(flags(healthyAdult({ spo2First: 93 }), site)).toContain("SPO2-A-E");
    expect(flags(healthyAdult({ respiratoryRate: 21 }), site)).toEqual([]);
    expect(flags(healthyAdult({ respiratoryRate: 22 }), site)).toEqual(["RR-A-U"]);
    expect(flags(nothingMeasured(191, { spo2First: 95, respiratoryRate: 21 }), site)).toContain("RR-A4-W");
  });
  test("grade a low diastolic alone, and are named in the assessment", () => {
    const { severity, parametersVersion } = assessed(healthyAdult({ diastolicMmhg: 58 }), site);
    expect([severity, parametersVersion]).toEqual(["urgent", 2]);
  });
  test("cannot silence an emergency", () => {
    const careless = { ...site, adultNotifyMax: 80, adultRrNotifyMin: 40 };
    expect(flags(healthyAdult({ spo2First: 93, respiratoryRate: 26 }), careless)).toEqual(
      expect.arrayContaining(["Q-SPO2-REMEASURE", "SPO2-A-E", "RR-A-E"]),
    );
    expect(flags(healthyAdult({ spo2First: 94 }), careless)).toEqual([]);
  });
});
