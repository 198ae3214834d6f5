import { isAcceptable, isNoWorse } from "#clinical/accepted.ts";
import type { Finding } from "#clinical/assessment.ts";
import { compareSeverity, maxSeverity } from "#clinical/severity.ts";
import type { AlertId, StaffId } from "#schema/ids.ts";
import { type AlertKind, type AlertState, REQUEST_TARGET_MS, type Severity, TARGET_MS, type Want } from "#schema/terms.ts";

/** A reason as it is stored: the rule and the values it saw. */
export type ReasonPair = readonly [rule: string, values: Readonly<Record<string, number>>];

/** An open alert as the decisions see it. */
export interface AlertFacts {
  readonly id: AlertId;
  readonly kind: AlertKind;
  readonly state: "open" | "acknowledged";
  readonly severity: Severity;
  readonly reasons: readonly ReasonPair[];
  readonly holderId: StaffId | null;
}

/** Borderline findings that a professional accepted with their values when an alert was resolved, until an instant (decisions.md 9, 14). */
export interface Accepted {
  readonly findings: readonly ReasonPair[];
  readonly until: number;
}

/**
 * What a fact does to the alert of its kind (decisions.md 9). `worsen`: open again, the clock restarts, the former holder stays
 * named. `refresh`: reasons are renewed; state, holder and clock stay.
 */
export type AlertMove =
  | { readonly move: "nothing" }
  | { readonly move: "raise" | "worsen" | "refresh"; readonly severity: Severity; readonly reasons: readonly ReasonPair[] };

const NOTHING: AlertMove = { move: "nothing" };
const isAlerting = (finding: Finding): boolean => finding.severity !== "routine";
const pairsOf = (findings: readonly Finding[]): ReasonPair[] => findings.map(({ ruleId, values }) => [ruleId, values]);

const knows = (alert: AlertFacts, rule: string): boolean => alert.reasons.some(([known]) => known === rule);

/** Rules about whether somebody may be cared for at home at all (protocol.md 10.9); all others speak of the illness now. */
export const isEligibility = (ruleId: string): boolean => ruleId.startsWith("ELIG-") || ruleId === "O2-HOME-U";

/** What can be accepted of an alert: of an emergency nothing, else the borderline values of the rules that the protocol marks so. */
export function acceptableOf({ severity, reasons }: Pick<AlertFacts, "severity" | "reasons">): readonly ReasonPair[] {
  return severity === "emergency" ? [] : reasons.filter(([rule, values]) => isAcceptable(rule, values));
}

/**
 * Until when this finding is known and accepted, or null. It is, as long as its value is no further from normal than the one that was
 * accepted. An emergency is never muted.
 */
export function acceptedUntil({ ruleId, severity, values }: Finding, accepted: readonly Accepted[], now: number): number | null {
  if (severity === "emergency") return null;
  const knows = ({ findings }: Accepted): boolean =>
    findings.some(([rule, seen]) => rule === ruleId && isNoWorse(rule, seen, values));
  const until = accepted.filter((each) => each.until > now && knows(each)).map((each) => each.until);
  return until.length === 0 ? null : Math.max(...until);
}

/** What these findings do to the open alert of their kind. An absent finding never closes anything (decisions.md 10). */
export function decideAlert(
  open: AlertFacts | null,
  accepted: readonly Accepted[],
  findings: readonly Finding[],
  now: number,
): AlertMove {
  const speaking = findings.filter(isAlerting).filter((finding) => acceptedUntil(finding, accepted, now) === null);
  if (speaking.length === 0) return NOTHING;
  const severity = maxSeverity(speaking.map((finding) => finding.severity));
  const reasons = pairsOf(speaking);
  if (open === null) return { move: "raise", severity, reasons };
  const step = compareSeverity(severity, open.severity);
  const newEmergency = speaking.some((each) => each.severity === "emergency" && !knows(open, each.ruleId));
  if (step > 0 || newEmergency) return { move: "worsen", severity, reasons };
  // A milder check-in leaves the reasons of the alert as they are: they say why it is on the board.
  return step === 0 ? { move: "refresh", severity, reasons } : NOTHING;
}

/** What one acceptance keeps silent and no other one does: what speaks when it is taken back. */
export function mutedBy(
  taken: Accepted,
  others: readonly Accepted[],
  findings: readonly Finding[],
  now: number,
): readonly Finding[] {
  return findings.filter(
    (each) => isAlerting(each) && acceptedUntil(each, [taken], now) !== null && acceptedUntil(each, others, now) === null,
  );
}

/**
 * What a finding does that stands again because its acceptance was taken back: it raises as at a check-in, or joins the alert that is
 * open. Nothing that stands there is lost, also when it is milder.
 */
export function decideTakenBack(open: AlertFacts | null, findings: readonly Finding[]): AlertMove {
  if (findings.length === 0) return NOTHING;
  const severity = maxSeverity(findings.map((finding) => finding.severity));
  if (open === null) return { move: "raise", severity, reasons: pairsOf(findings) };
  const fresh = findings.filter(({ ruleId }) => !knows(open, ruleId));
  const reasons = [...open.reasons, ...pairsOf(fresh)];
  if (compareSeverity(severity, open.severity) > 0) return { move: "worsen", severity, reasons };
  return fresh.length > 0 ? { move: "refresh", severity: open.severity, reasons } : NOTHING;
}

/** Each eligibility rule speaks once an episode, also when its alert was closed; a further rule joins an open alert. */
export function decideEligibility(open: AlertFacts | null, spoken: readonly string[], findings: readonly Finding[]): AlertMove {
  const fresh = findings.filter((finding) => isAlerting(finding) && !spoken.includes(finding.ruleId));
  if (fresh.length === 0) return NOTHING;
  const severity = maxSeverity([...fresh.map((finding) => finding.severity), ...(open ? [open.severity] : [])]);
  const reasons = [...(open?.reasons ?? []), ...pairsOf(fresh)];
  if (open === null) return { move: "raise", severity, reasons };
  return { move: compareSeverity(severity, open.severity) > 0 ? "worsen" : "refresh", severity, reasons };
}

/** What a request is for, beside what is wanted already. */
function wantsReason(open: AlertFacts | null, wants: readonly Want[]): ReasonPair {
  const before = open?.reasons.find(([rule]) => rule === "REQUEST")?.[1] ?? {};
  return ["REQUEST", { ...before, ...Object.fromEntries(wants.map((want) => [want, 1])) }];
}

/**
 * A press of the red button is an emergency; a request waits its turn. Asked again while somebody has it, it is open again: whoever took
 * the first has not seen the second (docs/decisions, 2026-11-29).
 */
export function decideHelp(kind: "help" | "request", open: AlertFacts | null, wants: readonly Want[]): AlertMove {
  const severity = kind === "help" ? "emergency" : "watch";
  const reason: ReasonPair = kind === "help" ? ["HELP", {}] : wantsReason(open, wants);
  // What else a family has asked stays on the row.
  const reasons = [reason, ...(open?.reasons ?? []).filter(([known]) => known !== reason[0])];
  if (open === null) return { move: "raise", severity, reasons };
  return { move: open.state === "acknowledged" ? "worsen" : "refresh", severity, reasons };
}

/**
 * What a family decided about its data (consent refused or taken back, a wish to delete): a request like any other, beside whatever was
 * asked before. It joins an open one, opens one that is held, and says nothing twice.
 */
export function decideTold(rule: string, open: AlertFacts | null): AlertMove {
  const reason: ReasonPair = [rule, {}];
  if (open === null) return { move: "raise", severity: "watch", reasons: [reason] };
  if (knows(open, rule)) return { move: "refresh", severity: open.severity, reasons: open.reasons };
  // Somebody who has the old one in hand has not been told of the new one.
  const move = open.state === "acknowledged" ? "worsen" : "refresh";
  return { move, severity: open.severity, reasons: [...open.reasons, reason] };
}

/** What rings at the station, beyond its board. A hand on the red button does, each time that nobody has answered it yet. */
export function isAlarm(kind: AlertKind, move: AlertMove): boolean {
  if (move.move === "nothing" || move.severity !== "emergency") return false;
  return move.move !== "refresh" || kind === "help";
}

/** Whether the patient sent what it is about, and waits to hear that somebody has it. */
export const isSeenByPatient = (kind: AlertKind): boolean => kind === "clinical" || kind === "help" || kind === "request";

/** How long an alert may wait for a professional, ms. */
export function targetMs(kind: AlertKind, severity: Severity): number {
  return kind === "request" ? REQUEST_TARGET_MS : (TARGET_MS[severity] ?? REQUEST_TARGET_MS);
}

/** What can be done with an alert in this state by whoever may do triage. `accepts`: findings of it were accepted, and not taken back. */
export function possible(state: AlertState, accepts: boolean): ("acknowledge" | "act" | "resolve" | "take-back")[] {
  if (state === "resolved") return accepts ? ["take-back"] : [];
  return state === "open" ? ["acknowledge", "act", "resolve"] : ["act", "resolve"];
}

/** Alerts that end with their episode: those whose clock began before it ended. A danger reported afterwards stays. */
export function endsWithEpisode(alert: { readonly clockFrom: number }, endedAt: number): boolean {
  return alert.clockFrom <= endedAt;
}
