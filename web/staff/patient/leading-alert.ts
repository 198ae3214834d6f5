import type { AlertView } from "#schema/api/triage.ts";
import type { Severity } from "#schema/terms.ts";

const WORST: Record<Severity, number> = { emergency: 0, urgent: 1, watch: 2, routine: 3 };

/** A wish never stands before what a reading or a silence says of the same severity. */
const isRequest = ({ kind }: AlertView): number => (kind === "request" ? 1 : 0);

/** Of the open alerts the one to act on: the worst, then the one that has waited longest. null: none is open. */
export function leadingAlert(alerts: readonly AlertView[]): AlertView | null {
  const open = alerts.filter((alert) => alert.state !== "resolved");
  const [first] = open.sort(
    (a, b) => WORST[a.severity] - WORST[b.severity] || isRequest(a) - isRequest(b) || a.clockFrom - b.clockFrom,
  );
  return first ?? null;
}
