import { missedInARow, slotAt } from "#clinical/schedule.ts";
import type { Reason } from "#schema/api/common.ts";
import { SEVERITIES, type Severity, WANTS, type Want } from "#schema/terms.ts";

/**
 * What a reason says of this person. A rule may speak of two sides ("above 120 or below 50") or of several signs; the value that it
 * saw, and the signs that were told, say which. `rule`: the protocol's own words say it all.
 */
export type ReasonSense =
  | { readonly as: "rule" }
  | { readonly as: "help" }
  | { readonly as: "request"; readonly wants: readonly Want[] }
  | { readonly as: "consent-off" }
  | { readonly as: "data-request" }
  | { readonly as: "missed"; readonly several: boolean }
  | { readonly as: "late"; readonly measuredAt: number; readonly newerAt: number; readonly newer: Severity }
  | { readonly as: "pulse"; readonly fast: boolean; readonly value: number }
  | { readonly as: "pressure"; readonly pregnant: boolean; readonly upper: number; readonly lower: number }
  | { readonly as: "symptoms"; readonly codes: readonly string[] };

const RULE: ReasonSense = { as: "rule" };
const PULSE_EITHER = ["PR-A-E", "PR-A-U", "PR-C-W"];
/** Beats per minute. No two-sided pulse rule of any age has a slow pulse above this or a fast one below it. */
const BETWEEN_SLOW_AND_FAST = 110;
const PRESSURE_EITHER = ["BP-A-HI-U", "BP-A-HI-W", "BP-C-HI-U", "BP-C-HI-W"];
const PRESSURE_EITHER_PREGNANT = ["PREG-BP-E", "PREG-BP-U"];
/** Rules that any of several signs fires, worst first. */
const SIGNS_EITHER: Readonly<Record<string, readonly string[]>> = {
  "S-BREATH-E": ["grunting", "stridor", "chest_indrawing"],
  "S-BREATH-U": ["nasal_flaring", "wheeze"],
  "S-CONSC-E": ["altered_consciousness", "seizure"],
  "S-DRINK-E": ["cannot_drink", "vomits_everything"],
  "S-DRINK-U": ["cannot_drink", "vomits_everything"],
};
/** Reasons that no check-in gives: the schedule's, and the red button. */
const OWN: Readonly<Record<string, ReasonSense>> = {
  HELP: { as: "help" },
  "CONSENT-OFF": { as: "consent-off" },
  "DATA-REQUEST": { as: "data-request" },
  "MISS-1-W": { as: "missed", several: false },
  "MISS-2-U": { as: "missed", several: true },
};

function lateSense({ values: { measuredAt, newerAt, newerSeverity } }: Reason): ReasonSense {
  const newer = newerSeverity === undefined ? undefined : SEVERITIES[newerSeverity];
  return measuredAt === undefined || newerAt === undefined || newer === undefined
    ? RULE
    : { as: "late", measuredAt, newerAt, newer };
}

function pulseSense({ values: { pulse } }: Reason): ReasonSense {
  return pulse === undefined ? RULE : { as: "pulse", fast: pulse > BETWEEN_SLOW_AND_FAST, value: pulse };
}

function pressureSense({ values: { systolicMmhg: upper, diastolicMmhg: lower } }: Reason, pregnant: boolean): ReasonSense {
  return upper === undefined || lower === undefined ? RULE : { as: "pressure", pregnant, upper, lower };
}

/** `symptoms`: told at the newest check-in; null: not known. An alert may be older than they are: then the rule speaks for itself. */
export function senseOf(reason: Reason, symptoms: readonly string[] | null): ReasonSense {
  const { rule } = reason;
  const own = OWN[rule];
  if (own) return own;
  if (rule === "REQUEST") return { as: "request", wants: WANTS.filter((want) => reason.values[want] !== undefined) };
  if (rule === "LATE-R") return lateSense(reason);
  if (PULSE_EITHER.includes(rule)) return pulseSense(reason);
  if (PRESSURE_EITHER.includes(rule)) return pressureSense(reason, false);
  if (PRESSURE_EITHER_PREGNANT.includes(rule)) return pressureSense(reason, true);
  const codes = (SIGNS_EITHER[rule] ?? []).filter((code) => symptoms?.includes(code));
  return codes.length > 0 ? { as: "symptoms", codes } : RULE;
}

/** Windows missed in a row since the last check-in, as of now; null: nothing was ever measured, so nobody can count from it. */
export function missedSince(lastCheckinAt: number | null, nowMs: number): number | null {
  if (lastCheckinAt === null) return null;
  const filled = slotAt(lastCheckinAt);
  return missedInARow({ sinceMs: lastCheckinAt, filled: filled ? [filled] : [], nowMs });
}

const RANK: Record<string, number> = { "-E": 0, "-U": 1, "-W": 2 };
/** Most rule ids end with their severity, those that do not are milder; a score comes after the findings that it sums up. */
const gravity = ({ rule }: Reason): number => (RANK[rule.slice(-2)] ?? 3) * 2 + (rule.startsWith("NEWS") ? 1 : 0);
export const gravestFirst = (reasons: readonly Reason[]): Reason[] => [...reasons].sort((a, b) => gravity(a) - gravity(b));

/** What a reason has already called unknown is not listed as unknown once more. */
const UNKNOWN_BY: Readonly<Record<string, readonly string[]>> = {
  "UNK-W": ["spo2", "respiratoryRate"],
  "UNK-SYM-W": ["symptoms"],
};
export function stillUnsaid(unassessed: readonly string[], reasons: readonly Reason[]): string[] {
  const said = reasons.flatMap(({ rule }) => UNKNOWN_BY[rule] ?? []);
  return unassessed.filter((thing) => !said.includes(thing));
}
