import { describe, expect, it } from "vitest";
import type { Reason } from "#schema/api/common.ts";
import { gravestFirst, missedSince, senseOf, stillUnsaid } from "../../../web/staff/reason-sense.ts";

const reason = (rule: string, values: Reason["values"] = {}): Reason => ({ rule, values });

describe("a reason says which side of a rule it was", () => {
  it("tells a fast pulse from a slow one by the value seen, at every age", () => {
    const fast = [reason("PR-A-U", { pulse: 121 }), reason("PR-A-E", { pulse: 131 }), reason("PR-C-W", { pulse: 121 })];
    const slow = [reason("PR-A-U", { pulse: 49 }), reason("PR-A-E", { pulse: 40 }), reason("PR-C-W", { pulse: 99 })];
    expect(fast.map((one) => senseOf(one, null))).toMatchObject(fast.map(({ values }) => ({ fast: true, value: values.pulse })));
    expect(slow.map((one) => senseOf(one, null))).toMatchObject(slow.map(({ values }) => ({ fast: false, value: values.pulse })));
  });
  it("gives both figures of a high blood pressure, and says pregnancy", () => {
    const values = { systolicMmhg: 150, diastolicMmhg: 112 };
    expect(senseOf(reason("BP-A-HI-W", values), null)).toEqual({ as: "pressure", pregnant: false, upper: 150, lower: 112 });
    expect(senseOf(reason("PREG-BP-E", values), null)).toMatchObject({ pregnant: true });
  });
  it("names the sign that was told, of several a rule knows", () => {
    expect(senseOf(reason("S-CONSC-E"), ["cough", "seizure"])).toEqual({ as: "symptoms", codes: ["seizure"] });
  });
  it("lets the rule speak where the value or the signs are not known", () => {
    expect([
      senseOf(reason("PR-A-U"), null),
      senseOf(reason("BP-A-HI-U", { systolicMmhg: 220 }), null),
      senseOf(reason("S-CONSC-E"), ["cough"]),
      senseOf(reason("S-CONSC-E"), null),
    ]).toEqual(Array(4).fill({ as: "rule" }));
  });
  it("knows the reasons that no check-in gives", () => {
    expect(["HELP", "REQUEST", "MISS-1-W", "MISS-2-U"].map((rule) => senseOf(reason(rule), null).as)).toEqual([
      "help",
      "request",
      "missed",
      "missed",
    ]);
  });
  it("knows what a request is for, in one order; one of before says nothing", () => {
    expect(senseOf(reason("REQUEST", { medicine: 1, call_back: 1 }), null)).toEqual({
      as: "request",
      wants: ["call_back", "medicine"],
    });
    expect(senseOf(reason("REQUEST"), null)).toEqual({ as: "request", wants: [] });
  });
});

describe("what stands beside the reasons", () => {
  const at = (text: string): number => Date.parse(`${text}+07:00`);
  it("counts the windows missed since the last check-in, none while the last one is still open", () => {
    const last = at("2026-03-13T18:00");
    expect([at("2026-03-14T11:00"), at("2026-03-14T14:00"), at("2026-03-15T14:00")].map((now) => missedSince(last, now))).toEqual(
      [0, 1, 3],
    );
    expect(missedSince(null, at("2026-03-15T14:00"))).toBeNull();
  });
  it("puts the gravest first, and a score after what it sums up", () => {
    const rules = ["T-W", "NEWS-E", "UNK-W", "SPO2-A-E", "RR-A-U"].map((rule) => reason(rule));
    expect(gravestFirst(rules).map(({ rule }) => rule)).toEqual(["SPO2-A-E", "NEWS-E", "RR-A-U", "T-W", "UNK-W"]);
  });
  it("does not take the last letter of a name for a severity: what asks to measure again comes after what is urgent", () => {
    const rules = ["VAL-PULSE", "Q-SPO2-REMEASURE", "NEWS-W", "SPO2-A-U", "SPO2-A-E"].map((rule) => reason(rule));
    expect(gravestFirst(rules).map(({ rule }) => rule)).toEqual([
      "SPO2-A-E",
      "SPO2-A-U",
      "NEWS-W",
      "VAL-PULSE",
      "Q-SPO2-REMEASURE",
    ]);
  });
  it("does not list as unknown what a reason has called unknown, and drops nothing else", () => {
    expect(stillUnsaid(["spo2", "respiratoryRate", "pulse"], [reason("UNK-W")])).toEqual(["pulse"]);
    expect(stillUnsaid(["spo2"], [reason("T-W")])).toEqual(["spo2"]);
  });
});
