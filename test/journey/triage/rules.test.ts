import { describe, expect, it } from "vitest";
import type { Severity } from "#schema/terms.ts";
import {
  type AlertFacts,
  acceptedUntil,
  decideAlert,
  decideEligibility,
  decideHelp,
  decideTakenBack,
  endsWithEpisode,
  mutedBy,
  possible,
  targetMs,
} from "../../../worker/journey/triage/rules.ts";

const found = (ruleId: string, severity: Severity, values = {}) => ({ ruleId, severity, values });
const alert = (over: Partial<AlertFacts> = {}): AlertFacts => ({
  id: "alr_1",
  kind: "clinical",
  state: "acknowledged",
  severity: "urgent",
  reasons: [["SPO2-A-U", { spo2: 95 }]],
  holderId: "stf_1",
  ...over,
});
const NOW = 1_000_000;

describe("what a finding does to the clinical alert (decisions 9, 10)", () => {
  it("nothing and routine findings neither raise nor close", () => {
    expect(decideAlert(null, [], [found("S-MILD-R", "routine")], NOW)).toEqual({ move: "nothing" });
    expect(decideAlert(alert(), [], [], NOW)).toEqual({ move: "nothing" });
  });
  it("raises with the worst severity and every alerting reason", () => {
    const findings = [found("SPO2-A-E", "emergency", { spo2: 91 }), found("T-W", "watch"), found("S-MILD-R", "routine")];
    expect(decideAlert(null, [], findings, NOW)).toEqual({
      move: "raise",
      severity: "emergency",
      reasons: [
        ["SPO2-A-E", { spo2: 91 }],
        ["T-W", {}],
      ],
    });
  });
  it("no worse: reasons are refreshed and nothing else", () => {
    const move = decideAlert(alert(), [], [found("SPO2-A-U", "urgent", { spo2: 94 })], NOW);
    expect(move).toEqual({ move: "refresh", severity: "urgent", reasons: [["SPO2-A-U", { spo2: 94 }]] });
  });
  it("milder: the alert keeps saying why it is there", () => {
    expect(decideAlert(alert(), [], [found("T-W", "watch")], NOW)).toEqual({ move: "nothing" });
  });
  it("a higher severity opens it again", () => {
    expect(decideAlert(alert(), [], [found("SPO2-A-E", "emergency")], NOW).move).toBe("worsen");
  });
  it("a new emergency rule opens an emergency again, the same one does not", () => {
    const open = alert({ severity: "emergency", reasons: [["SPO2-A-E", {}]] });
    expect(decideAlert(open, [], [found("SPO2-A-E", "emergency"), found("S-CYAN-E", "emergency")], NOW).move).toBe("worsen");
    expect(decideAlert(open, [], [found("SPO2-A-E", "emergency")], NOW).move).toBe("refresh");
  });
});

describe("an acceptance that is taken back", () => {
  const at96 = found("SPO2-A-U", "urgent", { spo2: 96 });
  const taken = { findings: [["SPO2-A-U", { spo2: 96 }]] as const, until: NOW + 1 };
  it("speaks of what it alone kept silent: not of a worse value, another rule, or what a colleague accepted too", () => {
    const others = [found("SPO2-A-U", "urgent", { spo2: 95 }), found("T-W", "watch"), found("S-MILD-R", "routine")];
    expect(mutedBy(taken, [], [at96, ...others], NOW)).toEqual([at96]);
    expect(mutedBy(taken, [{ ...taken, until: NOW + 2 }], [at96], NOW)).toEqual([]);
    expect(mutedBy({ ...taken, until: NOW }, [], [at96], NOW)).toEqual([]);
  });
  it("raises what stands again, and nothing when nothing does", () => {
    expect(decideTakenBack(null, [])).toEqual({ move: "nothing" });
    expect(decideTakenBack(null, [at96])).toEqual({ move: "raise", severity: "urgent", reasons: taken.findings });
  });
  it("joins what is open and takes nothing's place, also of its own rule; opens again what is milder", () => {
    const fever = alert({ severity: "watch", reasons: [["T-W", {}]] });
    const reasons = [["T-W", {}], ...taken.findings];
    expect(decideTakenBack(fever, [at96])).toEqual({ move: "worsen", severity: "urgent", reasons });
    const danger = alert({ severity: "emergency", reasons: [["T-W", {}]] });
    expect(decideTakenBack(danger, [at96])).toEqual({ move: "refresh", severity: "emergency", reasons });
    expect(decideTakenBack(alert(), [at96])).toEqual({ move: "nothing" });
  });
});

describe("an accepted finding (decisions 9, 14)", () => {
  const accepted = [
    {
      findings: [
        ["SPO2-A-U", { spo2: 95 }],
        ["SPO2-A-E", { spo2: 93 }],
      ] as const,
      until: NOW + 10,
    },
  ];
  const at95 = found("SPO2-A-U", "urgent", { spo2: 95 });
  it("raises nothing until its time is over", () => {
    expect(decideAlert(null, accepted, [at95], NOW).move).toBe("nothing");
    expect(decideAlert(null, accepted, [at95], NOW + 9).move).toBe("nothing");
    expect(decideAlert(null, accepted, [at95], NOW + 10).move).toBe("raise");
  });
  it("does not mute its neighbours, and only they are reasons", () => {
    const move = decideAlert(null, accepted, [at95, found("T-W", "watch")], NOW);
    expect(move).toEqual({ move: "raise", severity: "watch", reasons: [["T-W", {}]] });
  });
  it("is never an emergency", () => {
    expect(acceptedUntil(found("SPO2-A-E", "emergency", { spo2: 93 }), accepted, NOW)).toBeNull();
    expect(decideAlert(null, accepted, [found("SPO2-A-E", "emergency", { spo2: 93 })], NOW).move).toBe("raise");
  });
});

describe("eligibility speaks once an episode and rule", () => {
  it("also when its alert was closed", () => {
    expect(decideEligibility(null, ["ELIG-RISK"], [found("ELIG-RISK", "urgent")]).move).toBe("nothing");
  });
  it("a further rule joins an open alert and raises a new one after it was closed", () => {
    const open = alert({ kind: "eligibility", reasons: [["ELIG-RISK", {}]] });
    expect(decideEligibility(open, ["ELIG-RISK"], [found("O2-HOME-U", "urgent")])).toEqual({
      move: "refresh",
      severity: "urgent",
      reasons: [
        ["ELIG-RISK", {}],
        ["O2-HOME-U", {}],
      ],
    });
    expect(decideEligibility(null, ["ELIG-RISK"], [found("O2-HOME-U", "urgent")]).move).toBe("raise");
  });
});

describe("help, targets and what can be done", () => {
  it("help is an emergency; pressed again while somebody has it, it is open again", () => {
    expect(decideHelp("help", null, [])).toEqual({ move: "raise", severity: "emergency", reasons: [["HELP", {}]] });
    expect(decideHelp("help", alert({ kind: "help" }), []).move).toBe("worsen");
    expect(decideHelp("help", alert({ kind: "help", state: "open", holderId: null }), []).move).toBe("refresh");
  });
  it("a request waits its turn: watch, two hours", () => {
    expect(decideHelp("request", null, ["call_back"])).toMatchObject({ move: "raise", severity: "watch" });
    expect([targetMs("request", "watch"), targetMs("clinical", "watch")]).toEqual([2 * 3_600_000, 4 * 3_600_000]);
    expect([targetMs("help", "emergency"), targetMs("clinical", "urgent")]).toEqual([300_000, 1_800_000]);
  });
  it("a further request joins what was wanted; while somebody has the first it is open again, since they have not seen it", () => {
    const open = alert({ kind: "request", state: "open", holderId: null, reasons: [["REQUEST", { call_back: 1 }]] });
    const both = [["REQUEST", { call_back: 1, food: 1 }]];
    expect(decideHelp("request", open, ["food"])).toEqual({ move: "refresh", severity: "watch", reasons: both });
    expect(decideHelp("request", { ...open, state: "acknowledged" }, ["food"])).toEqual({
      move: "worsen",
      severity: "watch",
      reasons: both,
    });
  });
  it("nothing can be done with what is closed, but to take back what was accepted; only what is open can be taken", () => {
    expect([possible("open", false), possible("acknowledged", false), possible("resolved", false)]).toEqual([
      ["acknowledge", "act", "resolve"],
      ["act", "resolve"],
      [],
    ]);
    expect(possible("resolved", true)).toEqual(["take-back"]);
  });
  it("an episode's end takes what began before it, not what was reported after", () => {
    expect([endsWithEpisode({ clockFrom: 5 }, 5), endsWithEpisode({ clockFrom: 6 }, 5)]).toEqual([true, false]);
  });
});
