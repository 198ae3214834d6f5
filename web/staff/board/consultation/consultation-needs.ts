import type { ConsultationRow } from "#schema/api/consultation.ts";
import type { Severity } from "#schema/terms.ts";

/** Who looks at a consultation: a person at a facility, which asked or is asked. */
export interface Onlooker {
  readonly staffId: string;
  readonly facilityId: string;
}
type Standing = Pick<ConsultationRow, "state" | "hospital" | "doctor" | "ring" | "read">;

const isUnread = ({ state, read }: Standing): boolean => state === "decided" && read === null;

/** Somebody at this facility must act. At the hospital: nobody has it. At the station: nobody answered, or an opinion is unread. */
export function needsAct(row: Standing, facilityId: string): boolean {
  if (row.hospital.id === facilityId) return row.state === "ringing" || row.state === "unanswered";
  return row.state === "unanswered" || isUnread(row);
}

/** The same, and what this doctor has accepted and not signed: the count in the navigation. */
export const needsMe = (row: Standing, { staffId, facilityId }: Onlooker): boolean =>
  needsAct(row, facilityId) || (row.state === "accepted" && row.doctor?.id === staffId);

/** It rings at this very person, and the time is not over. */
export const ringsAt = ({ state, ring }: Standing, staffId: string, at: number): boolean =>
  state === "ringing" && ring?.staff.id === staffId && at < ring.until;

/** What the number before the page's title counts: at the hospital only what rings at oneself. */
export const callsFor = (row: Standing, { staffId, facilityId }: Onlooker, at: number): boolean =>
  row.hospital.id === facilityId ? ringsAt(row, staffId, at) : needsAct(row, facilityId);

const WORST: Record<Severity, number> = { emergency: 0, urgent: 1, watch: 2, routine: 3 };
const worst = (severity: Severity | null): number => (severity === null ? 2.5 : WORST[severity]);

function turn(row: Standing, { staffId, facilityId }: Onlooker): number {
  if (row.state === "ringing" && row.ring?.staff.id === staffId) return 0;
  if (needsAct(row, facilityId)) return 1;
  return row.state === "accepted" && row.doctor?.id === staffId ? 2 : 3;
}

/** What rings at oneself, what needs an act, what one has, the rest; in each the worst first, then the older. */
export function inTurn(rows: Iterable<ConsultationRow>, who: Onlooker): ConsultationRow[] {
  return [...rows].sort(
    (a, b) =>
      turn(a, who) - turn(b, who) || worst(a.severity) - worst(b.severity) || a.askedAt - b.askedAt || (a.id < b.id ? -1 : 1),
  );
}
