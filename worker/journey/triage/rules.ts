import type { Finding, FindingValues } from "#clinical/assessment.ts";
import { compareSeverity, maxSeverity } from "#clinical/severity.ts";
import type { AlertId, StaffId } from "#schema/ids.ts";
import { type AlertKind, type AlertState, REQUEST_TARGET_MS, type Severity, TARGET_MS } from "#schema/terms.ts";

/** A reason as it is stored: the rule and the values it saw. */
export type ReasonPair = readonly [rule: string, values: FindingValues];

/** An open alert as the decisions see it. */
export interface AlertFacts {
  readonly id: AlertId;
  readonly kind: AlertKind;
  readonly state: "open" | "acknowledged";
  readonly severity: Severity;
  readonly reasons: readonly ReasonPair[];
  readonly holderId: StaffId | null;
}

/** Findings that a professional accepted when an alert was resolved, until an instant (decisions.md 9, 14). */
export interface Accepted {
  readonly rules: readonly string[];
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

/**
 * Until when this finding is known and accepted, or null. An emergency is never muted: SpO2 91 that was accepted must not hide
 * SpO2 80 under the same rule.
 */
export function acceptedUntil(
  { ruleId, severity }: Pick<Finding, "ruleId" | "severity">,
  accepted: readonly Accepted[],
  now: number,
): number | null {
  if (severity === "emergency") return null;
  const until = accepted.filter((each) => each.until > now && each.rules.includes(ruleId)).map((each) => each.until);
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

/** Each eligibility rule speaks once an episode, also when its alert was closed; a further rule joins an open alert. */
export function decideEligibility(open: AlertFacts | null, spoken: readonly string[], findings: readonly Finding[]): AlertMove {
  const fresh = findings.filter((finding) => isAlerting(finding) && !spoken.includes(finding.ruleId));
  if (fresh.length === 0) return NOTHING;
  const severity = maxSeverity([...fresh.map((finding) => finding.severity), ...(open ? [open.severity] : [])]);
  const reasons = [...(open?.reasons ?? []), ...pairsOf(fresh)];
  if (open === null) return { move: "raise", severity, reasons };
  return { move: compareSeverity(severity, open.severity) > 0 ? "worsen" : "refresh", severity, reasons };
}

/** A press of the red button is an emergency; pressed again while somebody has it, it is open again. A request waits its turn. */
export function decideHelp(kind: "help" | "request", open: AlertFacts | null): AlertMove {
  const severity = kind === "help" ? "emergency" : "watch";
  const reasons: ReasonPair[] = [[kind === "help" ? "HELP" : "REQUEST", {}]];
  if (open === null) return { move: "raise", severity, reasons };
  return { move: kind === "help" && open.state === "acknowledged" ? "worsen" : "refresh", severity, reasons };
}

/** How long an alert may wait for a professional, ms. */
export function targetMs(kind: AlertKind, severity: Severity): number {
  return kind === "request" ? REQUEST_TARGET_MS : (TARGET_MS[severity] ?? REQUEST_TARGET_MS);
}

/** What can be done with an alert in this state by whoever may do triage. */
export function possible(state: AlertState): ("acknowledge" | "act" | "resolve")[] {
  if (state === "resolved") return [];
  return state === "open" ? ["acknowledge", "act", "resolve"] : ["act", "resolve"];
}

/** Alerts that end with their episode: those whose clock began before it ended. A danger reported afterwards stays. */
export function endsWithEpisode(alert: { readonly clockFrom: number }, endedAt: number): boolean {
  return alert.clockFrom <= endedAt;
}
