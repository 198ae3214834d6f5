import type { AlertId, EpisodeId, FacilityId, StaffId } from "#schema/ids.ts";
import type { AlertAction, AlertKind, RecordedAction, ResolveReason, Severity } from "#schema/terms.ts";
import { type Statement, statement } from "../../ground/platform/d1.ts";
import type { Accepted, ReasonPair } from "./rules.ts";

export interface NewAlert {
  readonly id: AlertId;
  readonly episodeId: EpisodeId;
  readonly facilityId: FacilityId;
  readonly kind: AlertKind;
  readonly severity: Severity;
  readonly priority: number;
  readonly reasons: readonly ReasonPair[];
  readonly message: string | null;
  readonly raisedBy: string | null;
  readonly now: number;
}

export function insertAlert(alert: NewAlert): Statement {
  return statement(
    `INSERT INTO alerts (id, episode_id, facility_id, kind, state, severity, priority, reasons, message, opened_at, clock_from, raised_by)
     VALUES (?1, ?2, ?3, ?4, 'open', ?5, ?6, ?7, ?8, ?9, ?9, ?10)`,
    alert.id,
    alert.episodeId,
    alert.facilityId,
    alert.kind,
    alert.severity,
    alert.priority,
    JSON.stringify(alert.reasons),
    alert.message,
    alert.now,
    alert.raisedBy,
  );
}

/** The newest fact about an open alert. A message is added to those before it: nothing that a patient wrote is lost. */
export interface Renewal {
  readonly id: AlertId;
  readonly severity: Severity;
  readonly priority: number;
  readonly reasons: readonly ReasonPair[];
  readonly message: string | null;
  readonly raisedBy: string | null;
  /** It joins what stands there: what weighed more goes on to order the row. */
  readonly joins?: boolean;
}
const LIGHTER = "?7 AND priority % 1000 > ?3 % 1000";
const RENEWED = `severity = ?2, priority = CASE WHEN ${LIGHTER} THEN priority ELSE ?3 END, reasons = ?4,
  raised_by = CASE WHEN ${LIGHTER} THEN raised_by ELSE ?5 END,
  message = CASE WHEN ?6 IS NULL THEN message WHEN message IS NULL THEN ?6 ELSE message || char(10) || ?6 END`;
const renewal = ({ id, severity, priority, reasons, raisedBy, message, joins = false }: Renewal) =>
  [id, severity, priority, JSON.stringify(reasons), raisedBy, message, joins ? 1 : 0] as const;

export const refreshAlert = (fact: Renewal): Statement =>
  statement(`UPDATE alerts SET ${RENEWED} WHERE id = ?1`, ...renewal(fact));
export const worsenAlert = (fact: Renewal, now: number): Statement =>
  statement(
    `UPDATE alerts SET ${RENEWED}, state = 'open', clock_from = ?8, former_holder_id = coalesce(holder_id, former_holder_id),
       holder_id = NULL, held_at = NULL WHERE id = ?1`,
    ...renewal(fact),
    now,
  );
export const holdAlert = (id: AlertId, by: StaffId, now: number): Statement =>
  statement("UPDATE alerts SET state = 'acknowledged', holder_id = ?, held_at = ? WHERE id = ?", by, now, id);
export const recordAction = (id: AlertId, action: RecordedAction, now: number): Statement =>
  statement("UPDATE alerts SET last_action = ?, last_action_at = ? WHERE id = ?", action, now, id);

export interface Closing {
  readonly id: AlertId;
  readonly by: StaffId | "system";
  readonly reason: ResolveReason;
  readonly accepted: Accepted | null;
  readonly now: number;
}
export const closeAlert = ({ id, by, reason, accepted, now }: Closing): Statement =>
  statement(
    `UPDATE alerts SET state = 'resolved', resolved_at = ?, resolved_by = ?, resolve_reason = ?, accepted_findings = ?, accepted_until = ?
     WHERE id = ?`,
    now,
    by,
    reason,
    accepted && JSON.stringify(accepted.findings),
    accepted?.until ?? null,
    id,
  );

/** What was accepted stays written down; from now on it silences nothing. */
export const endAcceptance = (id: AlertId): Statement => statement("UPDATE alerts SET accepted_until = NULL WHERE id = ?", id);

export interface AlertEvent {
  readonly alertId: AlertId;
  readonly episodeId: EpisodeId;
  readonly at: number;
  readonly actor: string;
  readonly event: "raised" | "worsened" | "acknowledged" | "acted" | "resolved";
  readonly severity: Severity;
  readonly action?: AlertAction;
  readonly reason?: ResolveReason;
  readonly text?: string | null;
  readonly patientText?: string | null;
}
export const insertEvent = (event: AlertEvent): Statement =>
  statement(
    `INSERT INTO alert_events (alert_id, episode_id, at, actor, event, severity, action, reason, text, patient_text)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    event.alertId,
    event.episodeId,
    event.at,
    event.actor,
    event.event,
    event.severity,
    event.action ?? null,
    event.reason ?? null,
    event.text ?? null,
    event.patientText ?? null,
  );
