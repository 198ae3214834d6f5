import * as z from "zod/mini";
import { staffRef } from "#schema/api/common.ts";
import {
  type AlertId,
  alertId,
  type ConsultationId,
  checkinId,
  consultationId,
  type EpisodeId,
  episodeId,
  type FacilityId,
} from "#schema/ids.ts";
import { CHECKIN_SOURCES, DATE_PRECISIONS, HONORIFICS, LANGUAGES, RISK_CLASSES, SEXES } from "#schema/terms.ts";
import { staffColumn } from "../../ground/episode/store.ts";
import { flag, json, many, mapped, nullableFlag, one, type Query } from "../../ground/platform/d1.ts";
import { addition, measurementsStored } from "../../journey/checkin/stored-body.ts";
import { ALERT_COLUMNS, ALERT_JOINS, alertRow, reasonPair } from "../../journey/triage/alert-row.ts";

/** The row's course: this many check-ins. */
const RECENT = 7;

const recentCheckin = z.object({
  id: checkinId,
  measuredAt: z.int(),
  source: z.enum(CHECKIN_SOURCES),
  measurements: measurementsStored,
  additions: z.array(addition),
  spo2: z.nullable(z.int()),
  unassessed: z.array(z.tuple([z.string(), z.string()])),
});
export type RecentCheckin = z.infer<typeof recentCheckin>;

const row = z.extend(alertRow, {
  name: z.string(),
  honorific: z.enum(HONORIFICS),
  sex: z.enum(SEXES),
  birthDate: z.string(),
  birthPrecision: z.enum(DATE_PRECISIONS),
  language: z.enum(LANGUAGES),
  hamlet: z.string(),
  phone: z.nullable(z.string()),
  carerName: z.nullable(z.string()),
  carerPhone: z.nullable(z.string()),
  onsetDate: z.nullable(z.string()),
  pregnancyWeeks: z.nullable(z.int()),
  pregnant: nullableFlag,
  riskClass: z.enum(RISK_CLASSES),
  conditions: z.nullable(json(z.array(z.string()))),
  chronicHypoxia: flag,
  spo2Baseline: z.nullable(z.number()),
  baselineReadings: json(z.array(z.number())),
  lastCheckinAt: z.nullable(z.int()),
  linked: flag,
  silent: flag,
  raisedBy: z.nullable(z.string()),
  accepted: json(z.array(z.object({ findings: z.array(reasonPair), until: z.int(), by: z.nullable(staffRef) }))),
  recent: json(z.array(recentCheckin)),
});
/** All that D1 knows of a board row. */
export type BoardFacts = z.infer<typeof row>;

/** The newest check-ins of `e`, each with its assessment in force. Indexes: checkins_by_episode, primary keys, addenda_by_checkin. */
const RECENT_CHECKINS = `(SELECT json_group_array(json_object('id', k.id, 'measuredAt', k.measured_at, 'source', k.source, 'measurements', json(k.body),
    'additions', (SELECT json_group_array(json(d.body)) FROM (SELECT body FROM addenda WHERE checkin_seq = k.seq ORDER BY seq) d),
    'spo2', s.spo2, 'unassessed', json(s.unassessed)))
  FROM (SELECT * FROM checkins WHERE episode_id = e.id ORDER BY measured_at DESC LIMIT ${RECENT}) k
  JOIN assessments s ON s.checkin_seq = k.seq AND s.version = (SELECT max(version) FROM assessments WHERE checkin_seq = k.seq))`;

const LINKED = `EXISTS (SELECT 1 FROM grants g JOIN devices v ON v.id = g.device_id
  WHERE g.person_id = p.id AND g.revoked_at IS NULL AND v.revoked_at IS NULL AND v.expires_at > ?3)`;

/** Index: one_open_alert. */
const SILENT = `EXISTS (SELECT 1 FROM alerts x INDEXED BY one_open_alert
  WHERE x.episode_id = e.id AND x.kind = 'silence' AND x.state <> 'resolved')`;

/** Index: alerts_by_episode. */
const ACCEPTED = `(SELECT json_group_array(json_object('findings', json(x.accepted_findings), 'until', x.accepted_until,
    'by', json(${staffColumn("by_x")})))
  FROM alerts x LEFT JOIN staff by_x ON by_x.id = x.resolved_by WHERE x.episode_id = e.id AND x.accepted_until > ?3)`;

/** Index: alerts_open_by_facility. */
const ALL_ALERTED = "SELECT DISTINCT episode_id FROM alerts WHERE facility_id = ?1 AND state <> 'resolved' AND ?2 IS NULL";
/** Index: feed_by_facility. */
export const TOUCHED = "SELECT DISTINCT episode_id FROM feed WHERE facility_id = ?1 AND seq > ?2";

/**
 * The open alerts of a facility with all that a row shows: all of them, or those of episodes that the feed names after `since`.
 * The order of the joins is fixed, so that it costs what has changed and never what the facility holds. An ended episode is off the
 * board at once, but for a danger that was reported after its end. Indexes: alerts_by_episode (an episode has a handful), primary keys.
 */
export function boardFacts(facility: FacilityId, since: number | null, now: number): Query<BoardFacts[]> {
  return many(
    row,
    `SELECT ${ALERT_COLUMNS}, p.name, p.honorific, p.sex, p.birth_date AS birthDate, p.birth_precision AS birthPrecision, p.language,
       p.hamlet, p.phone, p.carer_name AS carerName, p.carer_phone AS carerPhone, e.onset_date AS onsetDate,
       e.pregnancy_weeks AS pregnancyWeeks, e.pregnant, e.risk_class AS riskClass, e.conditions, e.chronic_hypoxia AS chronicHypoxia,
       e.spo2_baseline AS spo2Baseline, e.baseline_readings AS baselineReadings, e.last_checkin_at AS lastCheckinAt,
       ${LINKED} AS linked, ${SILENT} AS silent, a.raised_by AS raisedBy, ${ACCEPTED} AS accepted, ${RECENT_CHECKINS} AS recent
     FROM (${since === null ? ALL_ALERTED : TOUCHED}) t
       CROSS JOIN alerts a ON a.episode_id = t.episode_id AND a.state <> 'resolved' AND a.facility_id = ?1
       CROSS JOIN episodes e ON e.id = a.episode_id
       CROSS JOIN persons p ON p.id = e.person_id
       ${ALERT_JOINS}
     WHERE e.state = 'active' OR a.clock_from > e.ended_at
     ORDER BY a.clock_from`,
    facility,
    since,
    now,
  );
}

/**
 * Episodes that the feed names after `since`, each with the ids of its alerts here and of its consultations: what is not on the board
 * any more is among them.
 */
export interface TouchedEpisode {
  readonly episodeId: EpisodeId;
  readonly alerts: readonly AlertId[];
  readonly consultations: readonly ConsultationId[];
}
const touchedRow = z.object({ episodeId, alerts: json(z.array(alertId)), consultations: json(z.array(consultationId)) });

/** Indexes: feed_by_facility, alerts_by_episode, consultations_by_episode. */
export function touchedEpisodes(facility: FacilityId, since: number): Query<TouchedEpisode[]> {
  return many(
    touchedRow,
    `SELECT t.episode_id AS episodeId,
       (SELECT json_group_array(a.id) FROM alerts a WHERE a.episode_id = t.episode_id AND a.facility_id = ?1) AS alerts,
       (SELECT json_group_array(c.id) FROM consultations c WHERE c.episode_id = t.episode_id) AS consultations
     FROM (${TOUCHED}) t`,
    facility,
    since,
  );
}

/** The newest number that the feed has given to anybody: it never falls, also when old rows are pruned. */
const HEAD = "coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'feed'), 0)";

/** Up to where a board that is read now has heard of everything. */
export function feedHead(): Query<number> {
  return mapped(one(z.object({ seq: z.int() }), `SELECT ${HEAD} AS seq`), (found) => found?.seq ?? 0);
}

const patientsRow = z.object({ patients: z.nullable(z.int()) });
const COUNT = "SELECT count(*) FROM episodes WHERE facility_id = ?1 AND state = 'active'";

/** Index: episodes_listed, which covers it. */
export function patientsAtHome(facility: FacilityId): Query<number> {
  return mapped(one(patientsRow, `SELECT (${COUNT}) AS patients`, facility), (found) => found?.patients ?? 0);
}

/** Feed rows of an enrolment or an end carry the time of it; within this they are taken for one, ms. */
const SAME_ACT_MS = 60_000;

const pulledRow = z.object({ seq: z.int(), patients: z.nullable(z.int()), sessions: json(z.array(z.string())) });
/** What a pull asks whatever has changed, in one statement: each has its price (docs/decisions/2026-11-29-fewer-statements.md). */
export interface Pulled {
  /** Up to where the feed goes. Less than was known: the database was put back to an earlier time. */
  readonly seq: number;
  /**
   * The patients at home if the feed after `since` tells of an enrolment or an end, else null: counting reads every patient, and a
   * check-in must cost the same whatever the facility holds.
   */
  readonly patients: number | null;
  /** Of the sessions asked about those that may still watch this facility's board. */
  readonly good: ReadonlySet<string>;
}

/** Indexes: feed_by_facility, episodes_listed, primary keys. */
export function pulledSince(facility: FacilityId, since: number, sessions: readonly string[], now: number): Query<Pulled> {
  const query = one(
    pulledRow,
    `SELECT ${HEAD} AS seq,
       CASE WHEN EXISTS (SELECT 1 FROM feed f JOIN episodes e ON e.id = f.episode_id
         WHERE f.facility_id = ?1 AND f.seq > ?2
           AND (abs(f.at - e.opened_at) < ${SAME_ACT_MS} OR abs(f.at - e.ended_at) < ${SAME_ACT_MS}))
       THEN (${COUNT}) END AS patients,
       (SELECT json_group_array(se.id)
        FROM json_each(?3) wanted CROSS JOIN staff_sessions se ON se.id = wanted.value JOIN staff st ON st.id = se.staff_id
        WHERE se.revoked_at IS NULL AND se.expires_at > ?4 AND st.disabled_at IS NULL AND st.facility_id = ?1) AS sessions`,
    facility,
    since,
    JSON.stringify(sessions),
    now,
  );
  return mapped(query, (found) => {
    if (found === null) throw new Error("a SELECT without a table answers one row");
    return { seq: found.seq, patients: found.patients, good: new Set(found.sessions) };
  });
}
