import * as z from "zod/mini";
import { staffRef } from "#schema/api/common.ts";
import { alertId, type EpisodeId, episodeId, facilityId, personId, type StaffId } from "#schema/ids.ts";
import {
  ALERT_KINDS,
  ALERT_STATES,
  DATE_PRECISIONS,
  DUE_WHYS,
  type DueWhy,
  RISK_CLASSES,
  SEVERITIES,
  SEXES,
} from "#schema/terms.ts";
import { flag, json, many, mapped, nullableFlag, one, type Query, type Statement, statement } from "../platform/d1.ts";

/** Names an episode in SQL: by its own id, or by that of something that belongs to it (a check-in, an alert). */
export interface EpisodeKey {
  /** One expression with one parameter. */
  readonly sql: string;
  readonly id: string;
}
export const byEpisode = (id: EpisodeId): EpisodeKey => ({ sql: "?", id });

/** A staff member as one JSON column, so that a row needs no three columns for a name. */
export const staffColumn = (alias: string): string =>
  `CASE WHEN ${alias}.id IS NOT NULL THEN json_object('id', ${alias}.id, 'name', ${alias}.name, 'title', ${alias}.title) END`;
export const nullableStaff = z.nullable(json(staffRef));

const headRow = z.object({
  id: episodeId,
  personId,
  facilityId,
  version: z.int(),
  state: z.enum(["active", "ended"]),
  endedAt: z.nullable(z.int()),
  endedBy: nullableStaff,
  endReason: z.nullable(z.string()),
});
/** What every act on an episode needs to know first: who holds it, its version and whether it has ended. */
export type EpisodeHead = z.infer<typeof headRow>;

const HEAD = `e.id, e.person_id AS personId, e.facility_id AS facilityId, e.version, e.state, e.ended_at AS endedAt,
  e.end_reason AS endReason, ${staffColumn("ended")} AS endedBy`;

export function episodeHeadBy(key: EpisodeKey): Query<EpisodeHead | null> {
  return one(
    headRow,
    `SELECT ${HEAD} FROM episodes e LEFT JOIN staff ended ON ended.id = e.ended_by WHERE e.id = ${key.sql}`,
    key.id,
  );
}
export const episodeHead = (id: EpisodeId): Query<EpisodeHead | null> => episodeHeadBy(byEpisode(id));

const careRow = z.extend(headRow, {
  openedAt: z.int(),
  birthDate: z.string(),
  birthPrecision: z.enum(DATE_PRECISIONS),
  sex: z.enum(SEXES),
  pregnant: nullableFlag,
  chronicHypoxia: flag,
  spo2Baseline: z.nullable(z.number()),
  baselineReadings: json(z.array(z.number())),
  riskClass: z.enum(RISK_CLASSES),
  /** To the minute: 7.5 is half past seven. */
  amHour: z.number(),
  pmHour: z.number(),
  nextDueAt: z.nullable(z.int()),
  dueWhy: z.enum(DUE_WHYS),
  lastCheckinAt: z.nullable(z.int()),
  lastSeverity: z.nullable(z.enum(SEVERITIES)),
  lastSeenAt: z.nullable(z.int()),
  lastSeenBy: nullableStaff,
});
/** The person and the illness as an assessment, a schedule and a receipt need them. */
export type EpisodeInCare = z.infer<typeof careRow>;

/** The hours at which the person measures and is reminded, to the minute. */
const HOURS = "e.am_hour + e.am_minute / 60.0 AS amHour, e.pm_hour + e.pm_minute / 60.0 AS pmHour";

export function episodeInCare(key: EpisodeKey): Query<EpisodeInCare | null> {
  return one(
    careRow,
    `SELECT ${HEAD}, e.opened_at AS openedAt, p.birth_date AS birthDate, p.birth_precision AS birthPrecision, p.sex, e.pregnant,
       e.chronic_hypoxia AS chronicHypoxia, e.spo2_baseline AS spo2Baseline, e.baseline_readings AS baselineReadings,
       e.risk_class AS riskClass, ${HOURS}, e.next_due_at AS nextDueAt,
       e.due_why AS dueWhy, e.last_checkin_at AS lastCheckinAt, e.last_severity AS lastSeverity, e.last_seen_at AS lastSeenAt,
       ${staffColumn("seen")} AS lastSeenBy
     FROM episodes e JOIN persons p ON p.id = e.person_id
       LEFT JOIN staff ended ON ended.id = e.ended_by LEFT JOIN staff seen ON seen.id = e.last_seen_by
     WHERE e.id = ${key.sql}`,
    key.id,
  );
}

const openAlert = z.object({ id: alertId, kind: z.enum(ALERT_KINDS), state: z.enum(ALERT_STATES), severity: z.enum(SEVERITIES) });
export type OpenAlert = z.infer<typeof openAlert>;

/** The index is named, or the closed ones would be read too. */
export function openAlertsOf(id: EpisodeId): Query<OpenAlert[]> {
  const from = "alerts INDEXED BY one_open_alert WHERE episode_id = ? AND state <> 'resolved'";
  return many(openAlert, `SELECT id, kind, state, severity FROM ${from}`, id);
}

/**
 * A professional has opened the page or acted. Kept is the first time after the newest check-in arrived (decisions.md 12), so that
 * the receipt does not move with every further look.
 */
export function markSeen(id: EpisodeId, by: StaffId, now: number): Statement {
  const newest = "(SELECT max(received_at) FROM checkins WHERE episode_id = ?1)";
  return statement(
    `UPDATE episodes SET last_seen_at = max(?3, coalesce(${newest} + 1, 0)), last_seen_by = ?2
     WHERE id = ?1 AND (last_seen_at IS NULL OR last_seen_at <= ${newest})`,
    id,
    by,
    now,
  );
}

/** What a check-in changes on its episode. */
export interface CheckinSummary {
  readonly baselineReadings: readonly number[];
  readonly lastCheckinAt: number | null;
  readonly lastSeverity: string | null;
  readonly nextDueAt: number | null;
  readonly dueWhy: DueWhy;
}

/** What the guard of a check-in writes on its episode (commit.ts). */
export function summarySet(summary: CheckinSummary): Statement {
  return statement(
    "baseline_readings = ?, last_checkin_at = ?, last_severity = ?, next_due_at = ?, due_why = ?",
    JSON.stringify(summary.baselineReadings),
    summary.lastCheckinAt,
    summary.lastSeverity,
    summary.nextDueAt,
    summary.dueWhy,
  );
}

/** What is due, ms UTC, and why. Nothing is due after the end. */
export function setNextDue(id: EpisodeId, { at, why }: { readonly at: number; readonly why: DueWhy }): Statement {
  return statement("UPDATE episodes SET next_due_at = ?, due_why = ? WHERE id = ? AND state = 'active'", at, why, id);
}

/** A doctor asked for a measurement before the next window: what is due comes forward, never later. */
export function bringDueForward(id: EpisodeId, dueAt: number): Statement {
  return statement(
    `UPDATE episodes SET next_due_at = ?2, due_why = 'asked'
     WHERE id = ?1 AND state = 'active' AND (next_due_at IS NULL OR next_due_at > ?2)`,
    id,
    dueAt,
  );
}

const due = (rows: { id: EpisodeId }[]): EpisodeId[] => rows.map((row) => row.id);
const dueRow = z.object({ id: episodeId });

/** Active episodes whose due time lies before the end of a window that is missed by now, longest first. Index: episodes_due. */
export function dueBefore(atMs: number, most: number): Query<EpisodeId[]> {
  const from = "episodes INDEXED BY episodes_due WHERE state = 'active' AND next_due_at < ?";
  return mapped(many(dueRow, `SELECT id FROM ${from} ORDER BY next_due_at LIMIT ?`, atMs, most), due);
}

/** Active episodes whose extra check-in was due by then, longest first. Index: episodes_extra_due. */
export function extraDueBy(atMs: number, most: number): Query<EpisodeId[]> {
  const from = "episodes INDEXED BY episodes_extra_due WHERE state = 'active' AND due_why <> 'window' AND next_due_at <= ?";
  return mapped(many(dueRow, `SELECT id FROM ${from} ORDER BY next_due_at LIMIT ?`, atMs, most), due);
}
