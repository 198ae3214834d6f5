import { describe, expect, test } from "vitest";
import { silenceFindings } from "#clinical/silence.ts";
import type { RiskClass, Severity } from "#schema/terms.ts";

const fired = (missed: number, riskClass: RiskClass, lastSeverity: Severity | null) =>
  silenceFindings({ missed, riskClass, lastSeverity }).map(({ ruleId, severity }) => `${ruleId} ${severity}`);
const [WATCH, URGENT] = [["MISS-1-W watch"], ["MISS-2-U urgent"]];

describe("who is silent", () => {
  test("nothing missed is no finding, whoever it is", () => expect(fired(0, "very_high", "emergency")).toEqual([]));
  test("one missed is a watch, whoever it is", () => expect(fired(1, "very_high", "emergency")).toEqual(WATCH));
  test.each<[number, RiskClass, Severity | null, string[]]>([
    [2, "high", "routine", URGENT],
    [2, "very_high", null, URGENT],
    [2, "low", "watch", URGENT],
    [2, "unknown", "urgent", URGENT],
    [3, "medium", "emergency", URGENT],
    [2, "medium", "routine", WATCH],
    [3, "low", null, WATCH],
    [2, "unknown", null, WATCH],
  ])("%i in a row at %s risk, %s before: %s", (missed, risk, last, rules) => expect(fired(missed, risk, last)).toEqual(rules));
});
