import * as z from "zod/mini";
import { type EpisodeId, episodeId, type FacilityId } from "#schema/ids.ts";
import { CHECKIN_SOURCES, DATE_PRECISIONS, HONORIFICS, LANGUAGES, RISK_CLASSES, SEXES } from "#schema/terms.ts";
import { flag, json, many, mapped, nullableFlag, one, type Query } from "../../ground/platform/d1.ts";
import { addition, measurementsColumn } from "../../journey/checkin/stored-body.ts";
import { ALERT_COLUMNS, ALERT_JOINS, alertRow } from "../../journey/triage/alert-row.ts";

/** As many as the small course of a row shows. */
const COURSE = 7;

const recent = z.object({
  measuredAt: z.int(),
  source: z.enum(CHECKIN_SOURCES),
  measurements: measurementsColumn,
  addenda: z.array(addition),
  spo2: z.nullable(z.number()),
  unassessed: z.array(z.tuple([z.string(), z.string()])),
});
/** One of the newest check-ins of a row, with the assessment in force. */
export type RecentCheckin = z.infer<typeof recent>;

const boardFact = z.extend(alertRow, {
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
  pregnant: nullableFlag,
  pregnancyWeeks: z.nullable(z.int()),
  conditions: z.nullable(json(z.array(z.string()))),
  riskClass: z.enum(RISK_CLASSES),
  chronicHypoxia: flag,
  baseline: z.nullable(z.number()),
  linked: flag,
  recent: json(z.array(recent)),
});
/** An open alert with all that its row is made of. */
export type BoardFact = z.infer<typeof boardFact>;

/** Newest first. Index: checkins_by_episode, the primary key of assessments, addenda_by_checkin. */
const RECENT = `(SELECT json_group_array(json_object('measuredAt', c.measured_at, 'source', c.source, 'measurements', c.body, 'spo2', s.spo2,
      'unassessed', json(s.unassessed),
      'addenda', (SELECT json_group_array(json(d.body)) FROM (SELECT body FROM addenda WHERE checkin_seq = c.seq ORDER BY seq) d)))
    FROM (SELECT seq, measured_at, source, body FROM checkins WHERE episode_id = e.id ORDER BY measured_at DESC LIMIT ${COURSE}) c
    JOIN assessments s ON s.checkin_seq = c.seq
      AND s.version = (SELECT max(version) FROM assessments WHERE checkin_seq = c.seq)) AS recent`;

const FACTS = `SELECT ${ALERT_COLUMNS}, p.name, p.honorific, p.sex, p.birth_date AS birthDate, p.birth_precision AS birthPrecision,
    p.language, p.hamlet, p.phone, p.carer_name AS carerName, p.carer_phone AS carerPhone, e.onset_date AS onsetDate, e.pregnant,
    e.pregnancy_weeks AS pregnancyWeeks, e.conditions, e.risk_class AS riskClass, e.chronic_hypoxia AS chronicHypoxia,
    e.spo2_baseline AS baseline,
    EXISTS (SELECT 1 FROM grants g WHERE g.person_id = p.id AND g.revoked_at IS NULL) AS linked, ${RECENT}
  FROM alerts a JOIN episodes e ON e.id = a.episode_id JOIN persons p ON p.id = e.person_id ${ALERT_JOINS}
  WHERE a.facility_id = ? AND a.state <> 'resolved'`;

/**
 * Open alerts of a facility: all of them, or those of episodes that its feed has named since. Index: alerts_open_by_facility, or
 * feed_by_facility and one_open_alert. Costs by open alerts, never by patients.
 */
export function boardFacts(facility: FacilityId, since: number | null): Query<BoardFact[]> {
  if (since === null) return many(boardFact, FACTS, facility);
  const touched = "SELECT episode_id FROM feed WHERE facility_id = ? AND seq > ?";
  return many(boardFact, `${FACTS} AND a.episode_id IN (${touched})`, facility, facility, since);
}

/** How many are cared for at home. Index: episodes_by_facility, one entry a patient; asked when a board is built and once a minute. */
export function patientsAtHome(facility: FacilityId): Query<number> {
  const query = one(
    z.object({ n: z.int() }),
    "SELECT count(*) AS n FROM episodes WHERE facility_id = ? AND state = 'active'",
    facility,
  );
  return mapped(query, (row) => row?.n ?? 0);
}

/** The newest entry of a facility's feed, or 0. Index: feed_by_facility. */
export function newestSeq(facility: FacilityId): Query<number> {
  const query = one(z.object({ seq: z.nullable(z.int()) }), "SELECT max(seq) AS seq FROM feed WHERE facility_id = ?", facility);
  return mapped(query, (row) => row?.seq ?? 0);
}

/** Episodes with news since. Index: feed_by_facility. */
export function touchedSince(facility: FacilityId, since: number): Query<EpisodeId[]> {
  const rows = many(
    z.object({ episodeId }),
    "SELECT DISTINCT episode_id AS episodeId FROM feed WHERE facility_id = ? AND seq > ?",
    facility,
    since,
  );
  return mapped(rows, (list) => list.map((row) => row.episodeId));
}

/** Sessions of this list that are still good. */
export function goodSessions(ids: readonly string[], now: number): Query<Set<string>> {
  const rows = many(
    z.object({ id: z.string() }),
    `SELECT se.id FROM json_each(?) wanted JOIN staff_sessions se ON se.id = wanted.value JOIN staff st ON st.id = se.staff_id
     WHERE se.revoked_at IS NULL AND se.expires_at > ? AND st.disabled_at IS NULL`,
    JSON.stringify(ids),
    now,
  );
  return mapped(rows, (list) => new Set(list.map((row) => row.id)));
}
