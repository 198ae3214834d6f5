import * as z from "zod/mini";
import { type ConsultationId, type FacilityId, personId } from "#schema/ids.ts";
import { nullableStaff, staffColumn } from "../../ground/episode/store.ts";
import { personColumns, personRow } from "../../ground/people/store.ts";
import { flag, json, many, one, type Query } from "../../ground/platform/d1.ts";
import { CHECKIN_COLUMNS, CHECKIN_JOIN, type CheckinRow, checkinRow } from "../../journey/checkin/checkin-row.ts";
import { DETAIL_COLUMNS, detailRow } from "../../journey/enrolment/details.ts";
import { ALERT_COLUMNS, ALERT_JOINS, type AlertRow, alertRow } from "../../journey/triage/alert-row.ts";
import { CONSULTATION_COLUMNS, CONSULTATION_JOINS, type StoredConsultation, storedConsultation } from "./consultation-row.ts";

/** How much of the course goes with the question. */
const MOST_CHECKINS = 60;
const MOST_NOTES = 30;
const MOST_LISTED = 50;

/** Until when the case tells of what happened: nothing that came after the decision is shown. */
const UNTIL = "coalesce(q.decided_at, q.withdrawn_at, 9007199254740991)";

const shownRow = z.extend(storedConsultation, {
  done: z.nullable(z.string()),
  medicines: z.nullable(z.string()),
  allergies: z.nullable(z.string()),
  invitedAt: z.nullable(z.int()),
  invitedBy: nullableStaff,
  /** null: the case is as it is now. */
  frozenAt: z.nullable(z.int()),
});
export type Shown = z.infer<typeof shownRow>;

/** What the page shows of the consultation itself. By primary keys. */
export function shownConsultation(id: ConsultationId): Query<Shown | null> {
  return one(
    shownRow,
    `SELECT ${CONSULTATION_COLUMNS}, c.done, c.medicines, c.allergies, c.patient_invited_at AS invitedAt,
       ${staffColumn("inviter")} AS invitedBy, coalesce(c.decided_at, c.withdrawn_at) AS frozenAt
     FROM consultations c ${CONSULTATION_JOINS} LEFT JOIN staff inviter ON inviter.id = c.patient_invited_by WHERE c.id = ?`,
    id,
  );
}

const headRow = z.object({
  ...personRow.shape,
  ...detailRow.shape,
  personId,
  openedAt: z.int(),
  baselineReadings: json(z.array(z.number())),
  household: z.int(),
  linked: flag,
});
export type CaseHead = z.infer<typeof headRow>;

const HOUSEHOLD = `(SELECT count(*) FROM persons o CROSS JOIN episodes oe ON oe.person_id = o.id
  WHERE o.household_id = p.household_id AND o.id <> p.id AND oe.state = 'active' AND oe.facility_id = e.facility_id)`;
const LINKED = `EXISTS (SELECT 1 FROM grants g JOIN devices d ON d.id = g.device_id
  WHERE g.person_id = p.id AND g.revoked_at IS NULL AND d.revoked_at IS NULL AND d.expires_at > ?2)`;

/** The person and the illness. Indexes: primary keys, persons_by_household, one_active_episode, grants_by_person. */
export function caseHead(id: ConsultationId, now: number): Query<CaseHead | null> {
  const details = DETAIL_COLUMNS.map((column) => `e.${column}`).join(", ");
  return one(
    headRow,
    `SELECT ${personColumns("p")}, ${details}, p.id AS personId, e.opened_at AS openedAt, e.baseline_readings AS baselineReadings,
       ${HOUSEHOLD} AS household, ${LINKED} AS linked
     FROM consultations q CROSS JOIN episodes e ON e.id = q.episode_id CROSS JOIN persons p ON p.id = e.person_id WHERE q.id = ?1`,
    id,
    now,
  );
}

/** Newest first. Index: checkins_by_episode. */
export function checkinsFor(id: ConsultationId): Query<CheckinRow[]> {
  return many(
    checkinRow,
    `SELECT ${CHECKIN_COLUMNS} FROM consultations q CROSS JOIN checkins c ON c.episode_id = q.episode_id ${CHECKIN_JOIN}
     WHERE q.id = ? AND c.received_at <= ${UNTIL} ORDER BY c.measured_at DESC LIMIT ${MOST_CHECKINS}`,
    id,
  );
}

/** Alerts that were open then, and that from which it was asked, newest first. Index: alerts_by_episode. */
export function alertsFor(id: ConsultationId): Query<AlertRow[]> {
  return many(
    alertRow,
    `SELECT ${ALERT_COLUMNS} FROM consultations q CROSS JOIN alerts a ON a.episode_id = q.episode_id ${ALERT_JOINS}
     WHERE q.id = ? AND a.opened_at <= ${UNTIL} AND (a.id = q.alert_id OR a.resolved_at IS NULL OR a.resolved_at > ${UNTIL})
     ORDER BY a.seq DESC`,
    id,
  );
}

const noteRow = z.object({
  at: z.int(),
  by: nullableStaff,
  action: z.nullable(z.string()),
  text: z.nullable(z.string()),
});
export type CaseNote = z.infer<typeof noteRow>;

/** What colleagues did about alerts and wrote for one another, newest first. Indexes: alert_events_by_episode, notes_by_episode. */
export function notesFor(id: ConsultationId): Query<CaseNote[]> {
  return many(
    noteRow,
    `SELECT ev.at, ${staffColumn("st")} AS "by", ev.action, ev.text
     FROM consultations q CROSS JOIN alert_events ev ON ev.episode_id = q.episode_id LEFT JOIN staff st ON st.id = ev.actor
     WHERE q.id = ?1 AND ev.at <= ${UNTIL} AND ev.event IN ('acted','resolved') AND (ev.action IS NOT NULL OR ev.text IS NOT NULL)
     UNION ALL
     SELECT n.at, ${staffColumn("st")}, NULL, n.text
     FROM consultations q CROSS JOIN notes n ON n.episode_id = q.episode_id LEFT JOIN staff st ON st.id = n.author_id
     WHERE q.id = ?1 AND n.at <= ${UNTIL} AND n.for_patient = 0
     ORDER BY 1 DESC LIMIT ${MOST_NOTES}`,
    id,
  );
}

/** When this person of staff was last written down as a reader of this consultation. Index: audit_by_episode. */
export function lastReadBy(id: ConsultationId, tokenHash: Uint8Array): Query<{ at: number | null } | null> {
  return one(
    z.object({ at: z.nullable(z.int()) }),
    `SELECT max(au.at) AS at FROM consultations q CROSS JOIN staff_sessions se CROSS JOIN audit au ON au.episode_id = q.episode_id
     WHERE q.id = ? AND se.token_hash = ? AND au.actor = se.staff_id AND au.action = 'consultation_read' AND au.subject = q.id`,
    id,
    tokenHash,
  );
}

const NEWEST = `ORDER BY seq DESC LIMIT ${MOST_LISTED}`;
/**
 * What a facility asked, and what it was asked and the station has not taken back, newest first. Indexes: consultations_by_station,
 * consultations_by_hospital.
 */
export function consultationsOf(facility: FacilityId): Query<StoredConsultation[]> {
  return many(
    storedConsultation,
    `SELECT ${CONSULTATION_COLUMNS} FROM (
         SELECT * FROM (SELECT seq FROM consultations WHERE station_id = ?1 ${NEWEST})
         UNION
         SELECT * FROM (SELECT seq FROM consultations WHERE hospital_id = ?1 AND state <> 'withdrawn' ${NEWEST})
         ${NEWEST}) t CROSS JOIN consultations c ON c.seq = t.seq ${CONSULTATION_JOINS} ORDER BY c.seq DESC`,
    facility,
  );
}
