import * as z from "zod/mini";
import type { AlertView } from "#schema/api/triage.ts";
import { type AlertId, alertId, episodeId, facilityId } from "#schema/ids.ts";
import {
  ALERT_KINDS,
  ALERT_STATES,
  RECORDED_ACTIONS,
  RESOLVE_REASONS,
  SEVERITIES,
  SYSTEM_RESOLVE_REASONS,
} from "#schema/terms.ts";
import { type EpisodeKey, nullableStaff, staffColumn } from "../../ground/episode/store.ts";
import { json, many, mapped, one, type Query } from "../../ground/platform/d1.ts";
import { type Accepted, possible, type ReasonPair, targetMs } from "./rules.ts";

/** Names the episode of an alert. */
export const byAlert = (id: AlertId): EpisodeKey => ({ sql: "(SELECT episode_id FROM alerts WHERE id = ?)", id });

const values = z.record(z.string(), z.number());
/** Reasons as they are stored: `[[rule, {value: number}], …]`. */
export const reasonPair = z.tuple([z.string(), values]);
export const reasonPairs = json(z.array(reasonPair));

/** The columns of an alert with the names of its people; needs `FROM alerts a` and ALERT_JOINS. */
export const ALERT_COLUMNS = `a.id, a.episode_id AS episodeId, a.facility_id AS facilityId, a.kind, a.state, a.severity, a.priority,
  a.reasons, a.message, a.opened_at AS openedAt, a.clock_from AS clockFrom, a.held_at AS heldAt, a.last_action AS lastAction,
  a.last_action_at AS lastActionAt, a.resolved_at AS resolvedAt, a.resolve_reason AS resolveReason,
  a.accepted_until AS acceptedUntil, a.accepted_findings AS acceptedFindings, ${staffColumn("holder")} AS holder, ${staffColumn("former")} AS formerHolder,
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
  lastAction: z.nullable(z.enum(RECORDED_ACTIONS)),
  lastActionAt: z.nullable(z.int()),
  resolvedAt: z.nullable(z.int()),
  resolvedBy: nullableStaff,
  resolveReason: z.nullable(z.enum([...RESOLVE_REASONS, ...SYSTEM_RESOLVE_REASONS])),
  acceptedUntil: z.nullable(z.int()),
  acceptedFindings: z.nullable(reasonPairs),
});
export type AlertRow = z.infer<typeof alertRow>;

const reasonOf = ([rule, seen]: ReasonPair) => ({ rule, values: seen });

/** An alert as it is shown. `mayTriage`: the reader may act on alerts of this facility. */
export function viewOf(row: AlertRow, mayTriage: boolean): AlertView {
  const { holder, heldAt, lastAction, lastActionAt, resolvedAt, resolvedBy, resolveReason } = row;
  return {
    id: row.id,
    kind: row.kind,
    state: row.state,
    severity: row.severity,
    reasons: row.reasons.map(reasonOf),
    message: row.message,
    openedAt: row.openedAt,
    clockFrom: row.clockFrom,
    targetMs: targetMs(row.kind, row.severity),
    holder: holder && { ...holder, since: heldAt ?? row.clockFrom },
    formerHolder: row.formerHolder,
    lastAction: lastAction && { action: lastAction, at: lastActionAt ?? row.clockFrom },
    resolved: resolvedAt === null || resolveReason === null ? null : { at: resolvedAt, by: resolvedBy, reason: resolveReason },
    acceptedUntil: row.acceptedUntil,
    accepted: (row.acceptedFindings ?? []).map(reasonOf),
    may: mayTriage ? possible(row.state, row.acceptedUntil !== null) : [],
  };
}

export function alertById(id: AlertId): Query<AlertRow | null> {
  return one(alertRow, `SELECT ${ALERT_COLUMNS} FROM alerts a ${ALERT_JOINS} WHERE a.id = ?`, id);
}

/** Open alerts of an episode. The index is named, or the closed ones would be read too. */
export function openAlerts(key: EpisodeKey): Query<AlertRow[]> {
  const sql = `SELECT ${ALERT_COLUMNS} FROM alerts a INDEXED BY one_open_alert ${ALERT_JOINS}
    WHERE a.episode_id = ${key.sql} AND a.state <> 'resolved'`;
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
  acceptedFindings: z.nullable(reasonPairs),
  acceptedUntil: z.nullable(z.int()),
});
/** What closed alerts still say: findings that are accepted now, eligibility rules that have spoken. */
export interface Past {
  readonly accepted: readonly Accepted[];
  readonly eligibility: readonly string[];
}

/** Index: alerts_by_episode; an episode has a handful of alerts. */
export function pastOf(key: EpisodeKey, now: number): Query<Past> {
  const rows = many(
    pastRow,
    `SELECT kind, reasons, accepted_findings AS acceptedFindings, accepted_until AS acceptedUntil FROM alerts
     WHERE episode_id = ${key.sql} AND (accepted_until > ? OR kind = 'eligibility')`,
    key.id,
    now,
  );
  return mapped(rows, (list) => ({
    accepted: list.flatMap(({ acceptedFindings: findings, acceptedUntil: until }) =>
      findings && until ? [{ findings, until }] : [],
    ),
    eligibility: list.filter((row) => row.kind === "eligibility").flatMap((row) => row.reasons.map(([rule]) => rule)),
  }));
}
