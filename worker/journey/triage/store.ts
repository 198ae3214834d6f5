import * as z from "zod/mini";
import type { AlertView } from "#schema/api/triage.ts";
import { type AlertId, alertId, type EpisodeId, episodeId, type FacilityId, facilityId, type StaffId } from "#schema/ids.ts";
import {
  ALERT_ACTIONS,
  ALERT_KINDS,
  ALERT_STATES,
  type AlertAction,
  type AlertKind,
  RESOLVE_REASONS,
  type ResolveReason,
  SEVERITIES,
  type Severity,
  SYSTEM_RESOLVE_REASONS,
} from "#schema/terms.ts";
import { type EpisodeKey, nullableStaff, staffColumn } from "../../ground/episode/store.ts";
import { json, many, mapped, one, type Query, type Statement, statement } from "../../ground/platform/d1.ts";
import { possible, type ReasonPair, targetMs } from "./rules.ts";

/** Names the episode of an alert. */
export const byAlert = (id: AlertId): EpisodeKey => ({ sql: "(SELECT episode_id FROM alerts WHERE id = ?)", id });

const values = z.record(z.string(), z.number());
/** Reasons as they are stored: `[[rule, {value: number}], …]`. */
export const reasonPairs = json(z.array(z.tuple([z.string(), values])));

/** The columns of an alert with the names of its people; needs `FROM alerts a` and ALERT_JOINS. */
export const ALERT_COLUMNS = `a.id, a.episode_id AS episodeId, a.facility_id AS facilityId, a.kind, a.state, a.severity, a.priority,
  a.reasons, a.message, a.opened_at AS openedAt, a.clock_from AS clockFrom, a.held_at AS heldAt, a.last_action AS lastAction,
  a.last_action_at AS lastActionAt, a.resolved_at AS resolvedAt, a.resolve_reason AS resolveReason,
  a.accepted_until AS acceptedUntil, ${staffColumn("holder")} AS holder, ${staffColumn("former")} AS formerHolder,
  ${staffColumn("closer")} AS resolvedBy`;
export const ALERT_JOINS = `LEFT JOIN staff holder ON holder.id = a.holder_id
  LEFT JOIN staff former ON former.id = a.former_holder_id LEFT JOIN staff closer ON closer.id = a.resolved_by`;

export const alertRow = z.object({
  id: alertId,
  episodeId,
  facilityId,
  kind: z.enum(ALERT_KINDS),
  state: z.enum(ALERT_STATES),
  severity: z.enum(SEVERITIES),
  priority: z.int(),
  reasons: reasonPairs,
  message: z.nullable(z.string()),
  openedAt: z.int(),
  clockFrom: z.int(),
  holder: nullableStaff,
  heldAt: z.nullable(z.int()),
  formerHolder: nullableStaff,
  lastAction: z.nullable(z.enum(ALERT_ACTIONS)),
  lastActionAt: z.nullable(z.int()),
  resolvedAt: z.nullable(z.int()),
  resolvedBy: nullableStaff,
  resolveReason: z.nullable(z.enum([...RESOLVE_REASONS, ...SYSTEM_RESOLVE_REASONS])),
  acceptedUntil: z.nullable(z.int()),
});
export type AlertRow = z.infer<typeof alertRow>;

/** An alert as it is shown. `mayTriage`: the reader may act on alerts of this facility. */
export function viewOf(row: AlertRow, mayTriage: boolean): AlertView {
  const { holder, heldAt, lastAction, lastActionAt, resolvedAt, resolvedBy, resolveReason } = row;
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    severity: row.severity,
    reasons: row.reasons.map(([rule, seen]) => ({ rule, values: seen })),
    message: row.message,
    openedAt: row.openedAt,
    clockFrom: row.clockFrom,
    targetMs: targetMs(row.kind, row.severity),
    holder: holder && { ...holder, since: heldAt ?? row.clockFrom },
    formerHolder: row.formerHolder,
    lastAction: lastAction && { action: lastAction, at: lastActionAt ?? row.clockFrom },
    resolved: resolvedAt === null || resolveReason === null ? null : { at: resolvedAt, by: resolvedBy, reason: resolveReason },
    acceptedUntil: row.acceptedUntil,
    may: mayTriage ? possible(row.state) : [],
  };
}

export function alertById(id: AlertId): Query<AlertRow | null> {
  return one(alertRow, `SELECT ${ALERT_COLUMNS} FROM alerts a ${ALERT_JOINS} WHERE a.id = ?`, id);
}

/** Open alerts of an episode. Index: one_open_alert. */
export function openAlerts(key: EpisodeKey): Query<AlertRow[]> {
  const sql = `SELECT ${ALERT_COLUMNS} FROM alerts a ${ALERT_JOINS} WHERE a.episode_id = ${key.sql} AND a.state <> 'resolved'`;
  return many(alertRow, sql, key.id);
}

/** All alerts of an episode, newest first. Index: alerts_by_episode. */
export function alertsOf(key: EpisodeKey): Query<AlertRow[]> {
  const sql = `SELECT ${ALERT_COLUMNS} FROM alerts a ${ALERT_JOINS} WHERE a.episode_id = ${key.sql} ORDER BY a.seq DESC`;
  return many(alertRow, sql, key.id);
}

const pastRow = z.object({
  kind: z.enum(ALERT_KINDS),
  reasons: reasonPairs,
  acceptedRules: z.nullable(json(z.array(z.string()))),
  acceptedUntil: z.nullable(z.int()),
});
/** What closed alerts still say: findings that are accepted now, eligibility rules that have spoken. */
export interface Past {
  readonly accepted: readonly { readonly rules: readonly string[]; readonly until: number }[];
  readonly eligibility: readonly string[];
}

/** Index: alerts_by_episode; an episode has a handful of alerts. */
export function pastOf(key: EpisodeKey, now: number): Query<Past> {
  const rows = many(
    pastRow,
    `SELECT kind, reasons, accepted_rules AS acceptedRules, accepted_until AS acceptedUntil FROM alerts
     WHERE episode_id = ${key.sql} AND (accepted_until > ? OR kind = 'eligibility')`,
    key.id,
    now,
  );
  return mapped(rows, (list) => ({
    accepted: list.flatMap(({ acceptedRules: rules, acceptedUntil: until }) => (rules && until ? [{ rules, until }] : [])),
    eligibility: list.filter((row) => row.kind === "eligibility").flatMap((row) => row.reasons.map(([rule]) => rule)),
  }));
}

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
}
const RENEWED = `severity = ?2, priority = ?3, reasons = ?4, raised_by = ?5,
  message = CASE WHEN ?6 IS NULL THEN message WHEN message IS NULL THEN ?6 ELSE message || char(10) || ?6 END`;
const renewal = ({ id, severity, priority, reasons, raisedBy, message }: Renewal) =>
  [id, severity, priority, JSON.stringify(reasons), raisedBy, message] as const;

export const refreshAlert = (fact: Renewal): Statement =>
  statement(`UPDATE alerts SET ${RENEWED} WHERE id = ?1`, ...renewal(fact));
export const worsenAlert = (fact: Renewal, now: number): Statement =>
  statement(
    `UPDATE alerts SET ${RENEWED}, state = 'open', clock_from = ?7, former_holder_id = coalesce(holder_id, former_holder_id),
       holder_id = NULL, held_at = NULL WHERE id = ?1`,
    ...renewal(fact),
    now,
  );
export const holdAlert = (id: AlertId, by: StaffId, now: number): Statement =>
  statement("UPDATE alerts SET state = 'acknowledged', holder_id = ?, held_at = ? WHERE id = ?", by, now, id);
export const recordAction = (id: AlertId, action: AlertAction, now: number): Statement =>
  statement("UPDATE alerts SET last_action = ?, last_action_at = ? WHERE id = ?", action, now, id);

export interface Closing {
  readonly id: AlertId;
  readonly by: StaffId | "system";
  readonly reason: ResolveReason;
  readonly accepted: { readonly rules: readonly string[]; readonly until: number } | null;
  readonly now: number;
}
export const closeAlert = ({ id, by, reason, accepted, now }: Closing): Statement =>
  statement(
    `UPDATE alerts SET state = 'resolved', resolved_at = ?, resolved_by = ?, resolve_reason = ?, accepted_rules = ?, accepted_until = ?
     WHERE id = ?`,
    now,
    by,
    reason,
    accepted && JSON.stringify(accepted.rules),
    accepted && accepted.until,
    id,
  );

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
