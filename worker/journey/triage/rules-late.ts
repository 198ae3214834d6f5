import type { AssessedThing, Finding } from "#clinical/assessment.ts";
import { compareSeverity, maxSeverity } from "#clinical/severity.ts";
import { SEVERITIES, type Severity } from "#schema/terms.ts";
import { type Accepted, type AlertFacts, type AlertMove, acceptedUntil, type ReasonPair } from "./rules.ts";

/** What was measured after a reading that arrives late. */
export interface CameAfter {
  /** When the late one was measured, ms UTC. */
  readonly measuredAt: number;
  readonly newest: { readonly measuredAt: number; readonly severity: Severity };
  /** What was measured or answered at least once since. */
  readonly known: ReadonlySet<AssessedThing>;
}

/** The reason that says an alert comes of a late reading: when it was measured, and when and what the newest one after it was. */
export const LATE_RULE = "LATE-R";

const THING_OF: Readonly<Record<string, AssessedThing>> = {
  spo2: "spo2",
  respiratoryRate: "respiratoryRate",
  pulse: "pulse",
  temperatureCelsius: "temperature",
  systolicMmhg: "bloodPressure",
  diastolicMmhg: "bloodPressure",
};
const SCORED: readonly AssessedThing[] = ["spo2", "respiratoryRate", "pulse", "temperature", "bloodPressure", "symptoms"];

/** What would have to be known anew to say that a finding is over; of what cannot be named, everything. */
function thingsOf({ ruleId, values }: Finding): readonly AssessedThing[] {
  if (ruleId.startsWith("S-")) return ["symptoms"];
  const things = Object.keys(values).flatMap((name) => THING_OF[name] ?? []);
  return things.length > 0 ? things : SCORED;
}

/**
 * A danger that a later check-in has looked at is no emergency any more, whatever it says now: it is urgent that somebody sees it. One
 * that nobody has looked at since is unknown, and stays what it is.
 */
function staleAsOf(after: CameAfter, finding: Finding): Finding {
  const isAnswered = thingsOf(finding).every((thing) => after.known.has(thing));
  return finding.severity === "emergency" && isAnswered ? { ...finding, severity: "urgent" } : finding;
}

function lateReason({ measuredAt, newest }: CameAfter): ReasonPair {
  return [LATE_RULE, { measuredAt, newerAt: newest.measuredAt, newerSeverity: SEVERITIES.indexOf(newest.severity) }];
}

const isTrend = ({ ruleId }: Finding): boolean => ruleId.startsWith("TREND-");

/** How a reading is late. `current`: what the newest check-in says anew because of it. */
export interface Lateness {
  readonly after: CameAfter;
  readonly current: readonly Finding[];
  readonly now: number;
}

/**
 * What a reading does that arrives after newer ones. It is seen by somebody, and says that it is late and what came after it; it never
 * takes the place of newer figures, and never opens a stale emergency. Its trend is that of the check-ins after it, which judge their own.
 */
export function decideLate(
  open: AlertFacts | null,
  accepted: readonly Accepted[],
  findings: readonly Finding[],
  { after, current, now }: Lateness,
): AlertMove {
  const isSpeaking = (each: Finding): boolean => each.severity !== "routine" && acceptedUntil(each, accepted, now) === null;
  const late = findings.filter((each) => isSpeaking(each) && !isTrend(each)).map((each) => staleAsOf(after, each));
  const speaking = [...late, ...current.filter(isSpeaking)];
  if (speaking.length === 0) return { move: "nothing" };
  const severity = maxSeverity(speaking.map((each) => each.severity));
  const pairs: ReasonPair[] = speaking.map(({ ruleId, values }) => [ruleId, values]);
  // Without a word of its own the late one is not why somebody stands on the board.
  const mark = late.length > 0 ? [lateReason(after)] : [];
  if (open === null) return { move: "raise", severity, reasons: [...pairs, ...mark] };
  const known = new Set(open.reasons.map(([rule]) => rule));
  const fresh = pairs.filter(([rule]) => !known.has(rule));
  const stays = open.reasons.filter(([rule]) => rule !== LATE_RULE || mark.length === 0);
  const reasons = [...stays, ...fresh, ...mark];
  const step = compareSeverity(severity, open.severity);
  const newEmergency = speaking.some((each) => each.severity === "emergency" && !known.has(each.ruleId));
  if (step > 0 || newEmergency) return { move: "worsen", severity, reasons };
  return step === 0 && fresh.length > 0 ? { move: "refresh", severity, reasons } : { move: "nothing" };
}
