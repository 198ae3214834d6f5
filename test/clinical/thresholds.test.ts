import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { DEFAULT_PARAMETERS } from "#clinical/parameters.ts";
import { bandsFor } from "#clinical/thresholds.ts";
import { trendOf } from "#clinical/trend.ts";
import { anyAge } from "./any-case.ts";
import { assessed, nothingMeasured } from "./facts-builder.ts";

const adult = bandsFor(480, DEFAULT_PARAMETERS);

describe("the bands of a chart", () => {
  test("are those of the rules", () => {
    expect(adult.spo2).toEqual([
      { severity: "emergency", to: 93 },
      { severity: "urgent", from: 94, to: 96 },
    ]);
    expect(adult.respiratoryRate).toEqual([
      { severity: "emergency", to: 8 },
      { severity: "watch", from: 9, to: 11 },
      { severity: "urgent", from: 20, to: 25 },
      { severity: "emergency", from: 26 },
    ]);
    expect(adult.temperatureCelsius).toEqual([
      { severity: "urgent", to: 35 },
      { severity: "watch", from: 38.6, to: 39.9 },
      { severity: "urgent", from: 40 },
    ]);
  });
  test("follow the site, the lungs, the baseline and pregnancy", () => {
    const site = { ...DEFAULT_PARAMETERS, adultNotifyMax: 95 };
    expect(bandsFor(480, site).spo2.at(-1)).toEqual({ severity: "urgent", from: 94, to: 95 });
    expect(bandsFor(480, DEFAULT_PARAMETERS, { chronicHypoxia: true, baseline: 93 }).spo2).toEqual([
      { severity: "emergency", to: 87 },
      { severity: "urgent", from: 88, to: 90 },
    ]);
    expect(bandsFor(480, DEFAULT_PARAMETERS, { baseline: 100 }).spo2.at(-1)).toEqual({ severity: "watch", from: 97, to: 97 });
    expect(bandsFor(480, DEFAULT_PARAMETERS, { pregnant: true }).systolicMmhg.at(-1)).toEqual({
      severity: "emergency",
      from: 160,
    });
  });
  test("at any age say of a single figure what the assessment says of it", () => {
    const figure = fc.constantFrom(
      ...([
        ["spo2", "spo2First", 50, 100],
        ["respiratoryRate", "respiratoryRate", 4, 120],
        ["pulse", "pulse", 20, 300],
        ["diastolicMmhg", "diastolicMmhg", 20, 200],
        ["systolicMmhg", "systolicMmhg", 40, 300],
      ] as const),
    );
    const prefix = { spo2: "SPO2-", respiratoryRate: "RR-", pulse: "PR-", diastolicMmhg: "BP-", systolicMmhg: "BP-" };
    fc.assert(
      fc.property(anyAge, figure, fc.nat(1000), (age, [vital, fact, from, to], step) => {
        const value = from + (step % (to - from + 1));
        const { findings } = assessed(nothingMeasured(age, { [fact]: value }));
        const worst = findings.find(({ ruleId }) => ruleId.startsWith(prefix[vital]))?.severity;
        const band = bandsFor(age, DEFAULT_PARAMETERS)[vital].find((one) => value >= (one.from ?? 0) && value <= (one.to ?? 999));
        expect(band?.severity).toBe(worst);
      }),
      { numRuns: 3_000 },
    );
  });
  test("trust a flag of chronic hypoxia exactly as far as the assessment does, whatever stands beside it", () => {
    const anyBaseline = fc.option(fc.oneof(fc.integer({ min: 60, max: 101 }), fc.double({ min: 88, max: 96, noNaN: true })));
    fc.assert(
      fc.property(anyAge, anyBaseline, fc.integer({ min: 50, max: 100 }), (age, baseline, value) => {
        const { findings } = assessed(nothingMeasured(age, { spo2First: value, chronicHypoxia: true, spo2Baseline: baseline }));
        const worst = findings.find(({ ruleId }) => ruleId.startsWith("SPO2-"))?.severity;
        const { spo2 } = bandsFor(age, DEFAULT_PARAMETERS, { chronicHypoxia: true, baseline });
        expect(spo2.find((one) => value >= (one.from ?? 0) && value <= (one.to ?? 999))?.severity).toBe(worst);
      }),
      { numRuns: 3_000 },
    );
  });
  test("never overlap and stand in order", () => {
    fc.assert(
      fc.property(anyAge, fc.boolean(), (age, pregnant) => {
        for (const bands of Object.values(bandsFor(age, DEFAULT_PARAMETERS, { pregnant })))
          for (const [index, band] of bands.slice(1).entries()) expect(band.from).toBeGreaterThan(bands[index]?.to ?? Number.NaN);
      }),
    );
  });
});

describe("the arrow beside a figure", () => {
  test("worse is towards danger, whichever way that is", () => {
    expect(trendOf(97, 96, "spo2", adult.spo2)).toBe("worse");
    expect(trendOf(96, 97, "spo2", adult.spo2)).toBe("better");
    expect(trendOf(97, 97, "spo2", adult.spo2)).toBe("steady");
    expect(trendOf(18, 22, "respiratoryRate", adult.respiratoryRate)).toBe("worse");
    expect(trendOf(28, 22, "respiratoryRate", adult.respiratoryRate)).toBe("better");
    expect(trendOf(12, 9, "respiratoryRate", adult.respiratoryRate)).toBe("worse");
    expect(trendOf(16, 17, "respiratoryRate", adult.respiratoryRate)).toBe("steady");
    expect(trendOf(37, 38.1, "temperatureCelsius", adult.temperatureCelsius)).toBe("worse");
    expect(trendOf(110, 82, "systolicMmhg", adult.systolicMmhg)).toBe("worse");
  });
  test("is unknown without both figures", () => {
    expect(trendOf(null, 96, "spo2", adult.spo2)).toBe("unknown");
    expect(trendOf(96, null, "spo2", adult.spo2)).toBe("unknown");
    expect(trendOf(60, 70, "pulse", [])).toBe("unknown");
  });
});
