import { describe, expect, it } from "vitest";
import type { AssessedThing, Finding } from "#clinical/assessment.ts";
import type { Severity } from "#schema/terms.ts";
import type { AlertFacts } from "../../../worker/journey/triage/rules.ts";
import { type CameAfter, decideLate } from "../../../worker/journey/triage/rules-late.ts";

const NOW = 1_000_000;
const found = (ruleId: string, severity: Severity, values = {}): Finding => ({ ruleId, severity, values });
const cameAfter = (...known: readonly AssessedThing[]): CameAfter => ({
  measuredAt: 10,
  newest: { measuredAt: 20, severity: "routine" },
  known: new Set(known),
});
const LATE = ["LATE-R", { measuredAt: 10, newerAt: 20, newerSeverity: 0 }];
const low = found("SPO2-A-E", "emergency", { spo2: 90 });
const decide = (
  open: AlertFacts | null,
  findings: readonly Finding[],
  came = cameAfter("spo2", "symptoms"),
  current: readonly Finding[] = [],
) => decideLate(open, [], findings, { after: came, current, now: NOW });
const open = (severity: Severity, reasons: AlertFacts["reasons"]): AlertFacts => ({
  id: "alr_1",
  kind: "clinical",
  state: "acknowledged",
  severity,
  reasons,
  holderId: "stf_1",
});

describe("a reading that arrives after newer ones", () => {
  it("opens no stale emergency: it is urgent that somebody sees it, late as it is, and what came after it", () => {
    expect(decide(null, [low])).toEqual({ move: "raise", severity: "urgent", reasons: [["SPO2-A-E", { spo2: 90 }], LATE] });
  });
  it("stays an emergency when nobody has measured since what was dangerous: unknown is never normal", () => {
    expect(decide(null, [low], cameAfter("symptoms", "pulse"))).toMatchObject({ move: "raise", severity: "emergency" });
    expect(decide(null, [found("S-CYAN-E", "emergency")], cameAfter("spo2"))).toMatchObject({ severity: "emergency" });
    expect(decide(null, [found("S-CYAN-E", "emergency")], cameAfter("symptoms"))).toMatchObject({ severity: "urgent" });
  });
  it("never takes the place of newer figures: what is new joins them, the rest is as it was", () => {
    const now = open("urgent", [["SPO2-A-U", { spo2: 95 }]]);
    expect(decide(now, [found("SPO2-A-U", "urgent", { spo2: 94 })])).toEqual({ move: "nothing" });
    expect(decide(now, [found("RR-A-U", "urgent", { respiratoryRate: 22 })])).toEqual({
      move: "refresh",
      severity: "urgent",
      reasons: [["SPO2-A-U", { spo2: 95 }], ["RR-A-U", { respiratoryRate: 22 }], LATE],
    });
  });
  it("opens a milder alert again, with both reasons", () => {
    expect(decide(open("watch", [["T-W", {}]]), [low])).toEqual({
      move: "worsen",
      severity: "urgent",
      reasons: [["T-W", {}], ["SPO2-A-E", { spo2: 90 }], LATE],
    });
  });
  it("a milder one changes nothing of a graver alert", () => {
    expect(decide(open("emergency", [["S-CYAN-E", {}]]), [low])).toEqual({ move: "nothing" });
  });
  it("its own trend is not raised, that of the newest check-in is", () => {
    const trend = found("TREND-NEWS2-W", "watch", { news2: 3 });
    expect(decide(null, [trend])).toEqual({ move: "nothing" });
    expect(decide(null, [], cameAfter("spo2"), [trend])).toEqual({
      move: "raise",
      severity: "watch",
      reasons: [["TREND-NEWS2-W", { news2: 3 }]],
    });
  });
  it("a late one that is fine takes no reason from the alert: the newest check-in's new trend joins what stands there", () => {
    const trend = found("TREND-SPO2-W", "watch", { spo2: 97 });
    const fine = found("S-MILD-R", "routine");
    expect(decide(open("watch", [["T-W", { temperatureCelsius: 38.7 }]]), [fine], cameAfter("spo2"), [trend])).toEqual({
      move: "refresh",
      severity: "watch",
      reasons: [
        ["T-W", { temperatureCelsius: 38.7 }],
        ["TREND-SPO2-W", { spo2: 97 }],
      ],
    });
    expect(
      decide(
        open("watch", [
          ["TREND-SPO2-W", { spo2: 97 }],
          ["T-W", {}],
        ]),
        [fine],
        cameAfter("spo2"),
        [trend],
      ),
    ).toEqual({
      move: "nothing",
    });
  });
  it("what is accepted, and what is no worse, is silent also when it is late", () => {
    const accepted = [{ findings: [["SPO2-A-U", { spo2: 95 }]] as const, until: NOW + 1 }];
    const late = (spo2: number) =>
      decideLate(null, accepted, [found("SPO2-A-U", "urgent", { spo2 })], { after: cameAfter("spo2"), current: [], now: NOW });
    expect([late(96).move, late(95).move, late(94).move]).toEqual(["nothing", "nothing", "raise"]);
  });
});
