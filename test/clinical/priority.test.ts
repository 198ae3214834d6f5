import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { assess } from "#clinical/assess.ts";
import type { Finding } from "#clinical/assessment.ts";
import { beyondLimits } from "#clinical/beyond.ts";
import type { Facts } from "#clinical/facts.ts";
import { DEFAULT_PARAMETERS } from "#clinical/parameters.ts";
import { contextParts, type PriorityContext, priorityOf, priorityParts, WINDOW_DAYS } from "#clinical/priority.ts";
import { pastCheckin, readSigns } from "#clinical/protocol/covid19-home-1/signs.ts";
import { maxSeverity } from "#clinical/severity.ts";
import { RISK_CLASSES, type Severity, SYMPTOMS } from "#schema/terms.ts";
import { anyAge, anySymptoms } from "./any-case.ts";
import { healthyAdult } from "./facts-builder.ts";

const RUNS = { numRuns: 3_000 };
const NOW = 1_000 * 3_600_000;
const finding = (severity: Severity, ruleId = "X"): Finding => ({ ruleId, severity, values: {} });
function priority(severities: readonly Severity[], over: Partial<Parameters<typeof priorityParts>[0]> = {}): number {
  const parts = priorityParts({
    findings: severities.map((one) => finding(one)),
    ageMonths: 480,
    pregnant: false,
    news2Score: 0,
    ...over,
  });
  return priorityOf(maxSeverity(severities), parts);
}
const assessedAs = (facts: Facts) => assess(facts, DEFAULT_PARAMETERS);

describe("the order inside a lane", () => {
  test("never lifts a row above a more severe one", () => {
    const many = Array.from({ length: 60 }, (): Severity => "urgent");
    expect(priority(many, { news2Score: 20, pregnant: true, ageMonths: 0 })).toBe(2_999);
    expect(priority(["emergency"])).toBeGreaterThan(2_999);
  });
  test("more and worse findings, a higher score, the very young, the old and pregnancy come sooner", () => {
    const base = priority(["urgent"]);
    for (const sooner of [
      priority(["urgent", "urgent"]),
      priority(["urgent", "watch"]),
      priority(["urgent"], { news2Score: 1 }),
      priority(["urgent"], { ageMonths: 11 }),
      priority(["urgent"], { ageMonths: 780 }),
      priority(["urgent"], { pregnant: true }),
      priority(["urgent"], { worsening: 1 }),
    ])
      expect(sooner).toBeGreaterThan(base);
    expect(priority(["urgent"], { news2Score: null })).toBe(base);
  });
  test("further beyond the limit comes sooner: 94 before 96, 25 breaths before 20", () => {
    const at = (over: Partial<Facts>) => assessedAs(healthyAdult(over)).priority;
    expect(at({ spo2First: 94 })).toBeGreaterThan(at({ spo2First: 96 }));
    expect(at({ respiratoryRate: 22 })).toBeGreaterThan(at({ respiratoryRate: 20 }));
  });
  test("says what it is made of, and the parts add up", () => {
    const { priority: number, priorityParts: parts } = assessedAs(healthyAdult({ spo2First: 95, ageMonths: 800 }));
    expect(parts).toEqual([
      { code: "findings", points: 20 },
      { code: "news2", points: 5 },
      { code: "beyond", points: 8 },
      { code: "age", points: 15 },
    ]);
    expect(number).toBe(2_048);
  });
});

describe("how far beyond which limit", () => {
  const beyond = (over: Partial<Facts>) => beyondLimits(readSigns(healthyAdult(over), DEFAULT_PARAMETERS));
  test.each([
    [{ spo2First: 97 }, "spo2", 0],
    [{ spo2First: 96 }, "spo2", 1],
    [{ spo2First: 90 }, "spo2", 7],
    [{ respiratoryRate: 19 }, "respiratoryRate", 0],
    [{ respiratoryRate: 26 }, "respiratoryRate", 7],
    [{ respiratoryRate: 8 }, "respiratoryRate", 4],
    [{ pulse: 40 }, "pulse", 10],
    [{ pulse: null }, "pulse", 0],
  ] as const)("%j: %s by %i", (over, vital, expected) => {
    expect(beyond(over)[vital]).toBe(expected);
  });
  test("a tenth of a degree counts", () => {
    expect(beyond({ temperatureCelsius: 38.5 }).temperatureCelsius).toBe(0);
    expect(beyond({ temperatureCelsius: 39.5 }).temperatureCelsius).toBeCloseTo(1);
  });
});

describe("what stands around a check-in", () => {
  const reach = { noPhone: false, noAnswer: false, silent: false };
  const calm: PriorityContext = { riskClass: "low", illnessDay: 2, worsening: 0, reach };
  const points = (over: Partial<PriorityContext>) =>
    contextParts({ ...calm, ...over }).reduce((sum, part) => sum + part.points, 0);
  test("days 5 to 10 weigh, and an unknown day may be one of them", () => {
    const { from, to } = WINDOW_DAYS;
    expect([from - 1, to + 1].map((illnessDay) => points({ illnessDay }))).toEqual([0, 0]);
    expect([from, to, null].map((illnessDay) => points({ illnessDay }))).toEqual([10, 10, 10]);
    expect(points({ illnessDay: from, worsening: 2 })).toBe(30);
  });
  test("an unknown risk is not a low one", () => {
    expect(points({ riskClass: "unknown" })).toBeGreaterThan(points({ riskClass: "medium" }));
    expect(RISK_CLASSES.map((riskClass) => points({ riskClass }))).toEqual([0, 5, 15, 20, 15]);
  });
  test("who cannot be reached comes sooner", () => {
    for (const cannot of ["noPhone", "noAnswer", "silent"] as const)
      expect(points({ reach: { ...reach, [cannot]: true } })).toBeGreaterThan(0);
  });
});

/** An unremarkable figure of the age: beyond it, either way, is away from what nobody reports. */
const MIDDLE = {
  respiratoryRate: (months: number) => (months < 12 ? 40 : months < 60 ? 30 : months < 144 ? 20 : 16),
  pulse: (months: number) => (months < 24 ? 140 : months < 144 ? 100 : 80),
  temperatureCelsius: () => 37,
  systolicMmhg: () => 115,
  diastolicMmhg: () => 75,
};
const REACH = {
  respiratoryRate: [4, 120],
  pulse: [20, 300],
  temperatureCelsius: [32, 43],
  systolicMmhg: [40, 300],
  diastolicMmhg: [20, 200],
};
type Two = keyof typeof MIDDLE;

/** A figure and a worse one on the same side of the middle, inside what can be. */
const aWorsening = (vital: Two, ageMonths: number) => {
  const [lowest = 0, highest = 0] = REACH[vital];
  const middle = MIDDLE[vital](ageMonths);
  const up = fc.tuple(fc.integer({ min: middle, max: highest }), fc.integer({ min: middle, max: highest }));
  const down = fc.tuple(fc.integer({ min: lowest, max: middle }), fc.integer({ min: lowest, max: middle }));
  return fc.oneof(
    up.map(([a, b]) => [Math.min(a, b), Math.max(a, b)] as const),
    down.map(([a, b]) => [Math.max(a, b), Math.min(a, b)] as const),
  );
};
const someone = fc.record({
  ageMonths: anyAge,
  symptoms: anySymptoms,
  pregnant: fc.boolean(),
  onOxygen: fc.boolean(),
  spo2First: fc.integer({ min: 50, max: 100 }),
  respiratoryRate: fc.integer({ min: 4, max: 80 }),
  pulse: fc.integer({ min: 20, max: 230 }),
  temperatureCelsius: fc.integer({ min: 340, max: 420 }).map((tenths) => tenths / 10),
  systolicMmhg: fc.integer({ min: 60, max: 240 }),
  diastolicMmhg: fc.integer({ min: 30, max: 140 }),
  feverHours: fc.constantFrom(null, 10, 60),
  feverNotResponding: fc.boolean(),
  spo2Baseline: fc.constantFrom(null, 96, 98, 100),
});
/** A pair that cannot be (systolic not above diastolic) counts as missing and is flagged: it is unknown, not worse. */
const isPair = ({ systolicMmhg, diastolicMmhg }: Facts): boolean => Number(systolicMmhg) > Number(diastolicMmhg);
const notSooner = (mild: Facts, worse: Facts) => {
  expect(assessedAs(worse).priority).toBeGreaterThanOrEqual(assessedAs(mild).priority);
};

describe("over all inputs, worse is never later", () => {
  test("SpO2 lower", () => {
    fc.assert(
      fc.property(someone, fc.integer({ min: 50, max: 100 }), fc.integer({ min: 50, max: 100 }), (facts, a, b) => {
        notSooner({ ...facts, spo2First: Math.max(a, b) }, { ...facts, spo2First: Math.min(a, b) });
      }),
      RUNS,
    );
  });
  test.each(Object.keys(MIDDLE) as Two[])("%s further from what nobody reports", (vital) => {
    const cases = someone.chain((facts) => fc.tuple(fc.constant(facts), aWorsening(vital, facts.ageMonths)));
    fc.assert(
      fc.property(cases, ([facts, [mild, worse]]) => {
        const [before, after] = [
          { ...facts, [vital]: mild },
          { ...facts, [vital]: worse },
        ];
        fc.pre(isPair(before) && isPair(after));
        notSooner(before, after);
      }),
      RUNS,
    );
  });
  test("a further symptom, or a pregnancy", () => {
    fc.assert(
      fc.property(someone, fc.constantFrom(...SYMPTOMS), (facts, more) => {
        notSooner(facts, { ...facts, symptoms: [...facts.symptoms, more] });
        notSooner({ ...facts, pregnant: false }, { ...facts, pregnant: true });
      }),
      RUNS,
    );
  });
  test("a course that gets worse: a history alone never puts anybody back", () => {
    const past = fc.array(someone, { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(
        someone,
        past,
        fc.constantFrom("spo2First", "respiratoryRate", "pulse"),
        fc.nat(30),
        (facts, list, vital, by) => {
          const history = list.map((one, index) => pastCheckin(one, NOW - (index + 1) * 12 * 3_600_000));
          const along = { ...facts, measuredAt: NOW, history };
          notSooner(facts, along);
          const middle = vital === "spo2First" ? 0 : MIDDLE[vital](facts.ageMonths);
          fc.pre(vital === "spo2First" ? facts.spo2First - by >= 50 : facts[vital] >= middle);
          notSooner(along, { ...along, [vital]: vital === "spo2First" ? facts.spo2First - by : facts[vital] + by });
        },
      ),
      RUNS,
    );
  });
});
