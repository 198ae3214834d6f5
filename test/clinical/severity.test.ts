import { describe, expect, test } from "vitest";
import type { Finding } from "#clinical/assessment.ts";
import { compareSeverity, maxSeverity, priorityOf } from "#clinical/severity.ts";
import { SEVERITIES, type Severity } from "#schema/terms.ts";

const finding = (severity: Severity): Finding => ({ ruleId: "X", severity, values: {} });
const priority = (severities: readonly Severity[], over: Partial<Parameters<typeof priorityOf>[0]> = {}) =>
  priorityOf({ findings: severities.map(finding), ageMonths: 480, pregnant: false, news2Score: 0, ...over });

test("severities stand in their order, and the worst one wins", () => {
  expect([...SEVERITIES].reverse().sort(compareSeverity)).toEqual(["routine", "watch", "urgent", "emergency"]);
  expect(maxSeverity(["watch", "emergency", "urgent"])).toBe("emergency");
  expect(maxSeverity([])).toBe("routine");
});

describe("the order inside a lane", () => {
  test("never lifts a row above a more severe one", () => {
    const many = Array.from({ length: 60 }, (): Severity => "urgent");
    expect(priority(many, { news2Score: 20, pregnant: true, ageMonths: 0 })).toBeLessThan(priority(["emergency"]));
  });
  test("more and worse findings, a higher score, the very young, the old and pregnancy come sooner", () => {
    const base = priority(["urgent"]);
    expect(priority(["urgent", "urgent"])).toBeGreaterThan(base);
    expect(priority(["urgent", "watch"])).toBeGreaterThan(base);
    expect(priority(["urgent"], { news2Score: 1 })).toBeGreaterThan(base);
    expect(priority(["urgent"], { ageMonths: 11 })).toBeGreaterThan(base);
    expect(priority(["urgent"], { ageMonths: 780 })).toBeGreaterThan(base);
    expect(priority(["urgent"], { pregnant: true })).toBeGreaterThan(base);
    expect(priority(["urgent"], { news2Score: null })).toBe(base);
  });
});
