import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { adviceFor } from "#clinical/advice.ts";
import type { Assessment } from "#clinical/assessment.ts";
import { DEFAULT_PARAMETERS, type SiteParameters } from "#clinical/parameters.ts";
import { HARD_RANGES } from "#clinical/protocol/covid19-home-1/measurement.ts";
import { compareSeverity, maxSeverity } from "#clinical/severity.ts";
import type { Symptom } from "#schema/terms.ts";
import { anyNumericCase, anySymptoms } from "./any-case.ts";
import { walk } from "./axes.ts";
import { assessed, healthyAdult } from "./facts-builder.ts";
import { factsOf, type OracleCase } from "./oracle.ts";
import { EDGES } from "./situations.ts";
import { ONCE, type Once, worsened, worseWay } from "./worse.ts";

/** fast-check prints the seed and the path of a failure. */
const RUNS = { numRuns: 10_000 };
const FEWER = { numRuns: 4_000 };
const TIMEOUT_MS = 180_000;

/** Whatever a site may choose. */
const anySite: fc.Arbitrary<SiteParameters> = fc.record({
  version: fc.constant(2),
  adultNotifyMax: fc.integer({ min: 94, max: 96 }),
  adultRrNotifyMin: fc.integer({ min: 20, max: 22 }),
  dbpAloneSeverity: fc.constantFrom("watch", "urgent"),
});
const anySteps = fc.integer({ min: 1, max: 40 });
const anyReading = fc.oneof(fc.integer({ min: 85, max: 100 }), fc.integer({ min: 50, max: 100 }));

const inTenths = ({ from, to }: { from: number; to: number }) => fc.integer({ min: from * 10, max: to * 10 }).map((n) => n / 10);
const anyValueOf = (figure: Once) => {
  const range = HARD_RANGES[ONCE[figure]];
  return figure === "temp" ? inTenths(range) : fc.integer({ min: range.from, max: range.to });
};
const anyMeasured = fc
  .constantFrom<Once[]>("rr", "pulse", "temp", "sbp", "dbp")
  .chain((figure) => anyValueOf(figure).map((value) => ({ figure, value })));

const judge = (one: OracleCase, symptoms: Symptom[], site: SiteParameters): Assessment => assessed(factsOf(one, symptoms), site);
const isUpsideDown = ({ sbp, dbp }: OracleCase): boolean =>
  sbp !== undefined && dbp !== undefined && Math.round(sbp) <= Math.round(dbp);
const FIGURES_ALONE = ["r1", "rr", "pulse", "temp", "sbp", "dbp"] as const;
const VITAL_OF = { ...ONCE, r1: "spo2" } as const;
type Alone = keyof typeof VITAL_OF;
const wayOf = (figure: Alone, value: number, m: number) => worseWay(VITAL_OF[figure], value, { m, sym: [] }, DEFAULT_PARAMETERS);
const isInRange = (figure: Alone, value: number): boolean =>
  value >= HARD_RANGES[VITAL_OF[figure]].from && value <= HARD_RANGES[VITAL_OF[figure]].to;
/** A narrow pair asks for another measurement; it says nothing of how high either figure is. */
const withoutNarrow = ({ findings }: Assessment) =>
  maxSeverity(findings.filter(({ ruleId }) => ruleId !== "BP-NARROW-W").map(({ severity }) => severity));

describe("a worse figure never lowers a severity", { timeout: TIMEOUT_MS }, () => {
  test("breaths, pulse, temperature and blood pressure, at every age and in every company, at every site", () => {
    fc.assert(
      fc.property(anyNumericCase, anySymptoms, anyMeasured, anySteps, anySite, (numbers, sym, { figure, value }, steps, site) => {
        const before: OracleCase = { ...numbers, sym, [figure]: value };
        const way = worseWay(ONCE[figure], value, before, site);
        const after = { ...before, [figure]: worsened(ONCE[figure], value, way, steps) };
        fc.pre(!isUpsideDown(before) && !isUpsideDown(after));
        const [was, is] = [judge(before, sym, site), judge(after, sym, site)].map(withoutNarrow);
        expect(compareSeverity(is ?? "routine", was ?? "routine")).toBeGreaterThanOrEqual(0);
      }),
      RUNS,
    );
  });

  test("each figure alone, step by step over its whole range, at every edge of age", () => {
    for (const m of EDGES)
      for (const figure of FIGURES_ALONE) {
        const severities = new Map(
          walk(figure).map((value) => [value, assessed(factsOf({ m, sym: [], [figure]: value }, [])).severity]),
        );
        for (const [value, severity] of severities) {
          const way = wayOf(figure, value, m);
          const next = severities.get(worsened(VITAL_OF[figure], value, way, 1));
          if (isInRange(figure, value))
            expect(compareSeverity(next ?? "routine", severity), `${m} ${figure} ${value}`).toBeGreaterThanOrEqual(0);
        }
      }
  });

  test("a lower SpO2, read once, or one of three readings", () => {
    const readings = fc.oneof(fc.tuple(anyReading), fc.tuple(anyReading, anyReading, anyReading));
    fc.assert(
      fc.property(
        anyNumericCase,
        anySymptoms,
        readings,
        fc.nat(2),
        anySteps,
        anySite,
        (numbers, sym, all, which, steps, site) => {
          fc.pre(!(numbers.cld && numbers.o2));
          const lower = all.map((one, index) => (index === which % all.length ? Math.max(50, one - steps) : one));
          const [before, after] = [all, lower].map(([r1, r2, r3]) => judge({ ...numbers, sym, r1, r2, r3 }, sym, site).severity);
          expect(compareSeverity(after ?? "routine", before ?? "routine")).toBeGreaterThanOrEqual(0);
        },
      ),
      RUNS,
    );
  });

  test("both of two readings of SpO2 lower by as much", () => {
    fc.assert(
      fc.property(anyNumericCase, anySymptoms, anyReading, anyReading, anySteps, anySite, (numbers, sym, a, b, steps, site) => {
        fc.pre(!(numbers.cld && numbers.o2) && Math.min(a, b) - steps >= 50);
        const [before, after] = [0, steps].map(
          (down) => judge({ ...numbers, sym, r1: a - down, r2: b - down, r3: undefined }, sym, site).severity,
        );
        expect(compareSeverity(after ?? "routine", before ?? "routine")).toBeGreaterThanOrEqual(0);
      }),
      RUNS,
    );
  });
});

describe("where a worse figure does lower one, as the protocol means it", () => {
  const severity = (over: Parameters<typeof healthyAdult>[0]) => assessed(healthyAdult(over)).severity;
  test("two readings that come to agree are judged by the later one, and the low first one stays a watch at least", () => {
    expect([severity({ spo2First: 93, spo2Second: 97 }), severity({ spo2First: 93, spo2Second: 95 })]).toEqual([
      "emergency",
      "urgent",
    ]);
  });
  test("a figure below what a device can show is void, and somebody phones all the same", () => {
    expect([severity({ spo2First: 50 }), severity({ spo2First: 49 })]).toEqual(["emergency", "urgent"]);
    expect([severity({ systolicMmhg: 40, diastolicMmhg: 30 }), severity({ systolicMmhg: 39, diastolicMmhg: 30 })]).toEqual([
      "emergency",
      "urgent",
    ]);
  });
  test("a blood pressure upside down is void, and somebody phones when either figure is dangerous", () => {
    expect([severity({ systolicMmhg: 85, diastolicMmhg: 80 }), severity({ systolicMmhg: 85, diastolicMmhg: 86 })]).toEqual([
      "emergency",
      "urgent",
    ]);
  });
  test("a pair that is no longer narrow needs no second measurement", () => {
    expect([severity({ systolicMmhg: 135, diastolicMmhg: 116 }), severity({ systolicMmhg: 140, diastolicMmhg: 116 })]).toEqual([
      "watch",
      "routine",
    ]);
  });
  test("too much oxygen for hypoxic lungs scores in NEWS2, a lower SpO2 then does not", () => {
    const hypoxic = { chronicHypoxia: true, spo2Baseline: 91, onOxygen: true, respiratoryRate: 22 };
    expect([severity({ ...hypoxic, spo2First: 98 }), severity({ ...hypoxic, spo2First: 92 })]).toEqual(["emergency", "urgent"]);
  });
});

/** What is measured, and how a check-in says that it was not. Each is left out whole: all readings of SpO2, both figures of a pressure. */
const LEFT_OUT: readonly (readonly [thing: string, without: Partial<OracleCase>])[] = [
  ["spo2", { r1: undefined, r2: undefined, r3: undefined }],
  ["respiratoryRate", { rr: undefined }],
  ["pulse", { pulse: undefined }],
  ["temperature", { temp: undefined }],
  ["bloodPressure", { sbp: undefined, dbp: undefined }],
  ["bloodPressure", { sbp: undefined }],
  ["bloodPressure", { dbp: undefined }],
];
const anythingLeftOut = fc.constantFrom(...LEFT_OUT);

describe("what was not measured never looks normal", { timeout: TIMEOUT_MS }, () => {
  test("left out, it is named as not assessed, and nobody is told that all is on schedule", () => {
    fc.assert(
      fc.property(anyNumericCase, anySymptoms, anythingLeftOut, anySite, (numbers, sym, [thing, without], site) => {
        const facts = factsOf({ ...numbers, sym, ...without }, sym);
        const assessment = assessed(facts, site);
        expect(assessment.unassessed).toContainEqual({ what: thing, reason: expect.stringMatching("missing|invalid") });
        expect(adviceFor(facts, assessment).map(({ id }) => id)).not.toContain("on-schedule");
      }),
      FEWER,
    );
  });

  test("left out, it takes nothing from what the symptoms say", () => {
    fc.assert(
      fc.property(anyNumericCase, anySymptoms, anythingLeftOut, anySite, (numbers, sym, [, without], site) => {
        const said = judge({ ...numbers, sym }, sym, site).findings.filter(({ ruleId }) => ruleId.startsWith("S-"));
        expect(judge({ ...numbers, sym, ...without }, sym, site).findings).toEqual(expect.arrayContaining(said));
      }),
      FEWER,
    );
  });

  test("without SpO2 and breaths nothing is routine, and a lasting fever without a temperature is urgent", () => {
    fc.assert(
      fc.property(anyNumericCase, anySymptoms, anySite, (numbers, sym, site) => {
        const breathless: OracleCase = { ...numbers, sym, r1: undefined, r2: undefined, r3: undefined, rr: undefined };
        expect(judge(breathless, sym, site).severity).not.toBe("routine");
        const feverish: OracleCase = { ...numbers, sym, temp: undefined, fever_h: 48 };
        expect(compareSeverity(judge(feverish, sym, site).severity, "urgent")).toBeGreaterThanOrEqual(0);
      }),
      FEWER,
    );
  });

  test("a low first reading of SpO2 is never routine, whatever the later ones were or whether they came", () => {
    const later = fc.option(anyReading, { nil: undefined });
    fc.assert(
      fc.property(anyNumericCase, fc.integer({ min: 50, max: 93 }), later, later, anySite, (numbers, r1, r2, r3, site) => {
        fc.pre(!numbers.cld);
        expect(judge({ ...numbers, sym: [], r1, r2, r3 }, [], site).severity).not.toBe("routine");
      }),
      FEWER,
    );
  });
});
