import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { isAcceptable, isNoWorse } from "#clinical/accepted.ts";
import { COVID19_HOME_1 } from "#clinical/protocol/covid19-home-1/protocol.ts";
import { RULE_SOURCES, type RuleSource } from "#clinical/protocol/covid19-home-1/sources.ts";
import type { Severity } from "#schema/terms.ts";
import { decideAlert } from "../../worker/journey/triage/rules.ts";

const SOURCES: Readonly<Record<string, RuleSource>> = RULE_SOURCES;
const marked = COVID19_HOME_1.rules.flatMap(({ id, acceptable }) => (acceptable ? [{ id, ...acceptable }] : []));
const NOW = 1_000_000;
const found = (ruleId: string, severity: Severity, values = {}) => ({ ruleId, severity, values });

describe("which findings a professional may accept", () => {
  test("each is marked in the data with its reason, and no reason stands without a mark", () => {
    const argued = Object.keys(RULE_SOURCES).filter((id) => SOURCES[id]?.accepted !== undefined);
    expect(argued.sort()).toEqual(marked.map(({ id }) => id).sort());
  });
  test("none is an emergency, at any age and with any parameters", () => {
    const emergencies = COVID19_HOME_1.rules.filter(({ id, severity }) => severity === "emergency" || id.endsWith("-E"));
    expect(emergencies.filter(({ acceptable }) => acceptable)).toEqual([]);
  });
  test.each(marked.map((mark) => [mark.id, mark] as const))("%s: below, at and beyond its limit, and unknown", (id, mark) => {
    const beyond = mark.worse === "lower" ? -1 : 1;
    expect(isAcceptable(id, { [mark.figure]: mark.to })).toBe(true);
    expect(isAcceptable(id, { [mark.figure]: mark.to - beyond })).toBe(true);
    expect(isAcceptable(id, { [mark.figure]: mark.to + beyond })).toBe(false);
    expect(isAcceptable(id, {})).toBe(false);
    expect(isNoWorse(id, { [mark.figure]: mark.to }, { [mark.figure]: mark.to })).toBe(true);
    expect(isNoWorse(id, { [mark.figure]: mark.to - beyond }, { [mark.figure]: mark.to })).toBe(false);
    expect(isNoWorse(id, { [mark.figure]: mark.to }, {})).toBe(false);
    expect(isNoWorse(id, {}, { [mark.figure]: mark.to })).toBe(false);
  });
});

const anyMark = fc.constantFrom(...marked);
const someRule = fc.constantFrom(...COVID19_HOME_1.rules.map(({ id }) => id));

describe("over all acceptances", () => {
  const acceptedAt = (id: string, figure: string, value: number) => [
    { findings: [[id, { [figure]: value }]] as const, until: NOW + 10 },
  ];
  test("a worse value raises at once, and after its time it raises as ever", () => {
    fc.assert(
      fc.property(anyMark, fc.nat(30), fc.integer({ min: 1, max: 30 }), ({ id, figure, worse, to }, inside, by) => {
        const sign = worse === "lower" ? -1 : 1;
        const value = to - sign * inside;
        const accepted = acceptedAt(id, figure, value);
        const move = (now: number, atNow: number) =>
          decideAlert(null, accepted, [found(id, "urgent", { [figure]: now })], atNow).move;
        expect(move(value, NOW)).toBe("nothing");
        expect(move(value + sign * by, NOW)).toBe("raise");
        expect(move(value, NOW + 10)).toBe("raise");
      }),
    );
  });
  test("an emergency and any other rule raise at once, with the accepted one left out of the reasons", () => {
    fc.assert(
      fc.property(
        anyMark,
        someRule,
        fc.constantFrom<Severity>("watch", "urgent", "emergency"),
        ({ id, figure, to }, other, severity) => {
          fc.pre(other !== id);
          const accepted = acceptedAt(id, figure, to);
          const same = found(id, "urgent", { [figure]: to });
          expect(decideAlert(null, accepted, [same, found(other, severity, { [figure]: to })], NOW)).toEqual({
            move: "raise",
            severity,
            reasons: [[other, { [figure]: to }]],
          });
          expect(decideAlert(null, accepted, [{ ...same, severity: "emergency" }], NOW).move).toBe("raise");
        },
      ),
    );
  });
});
