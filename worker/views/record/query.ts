import * as z from "zod/mini";
import { staffRef } from "#schema/api/common.ts";
import { type Reader, reader } from "#schema/api/readers.ts";
import { consultationId, deviceId, type EpisodeId, episodeId, householdId, personId } from "#schema/ids.ts";
import { ALERT_KINDS, DUE_WHYS, RELATIONS, RISK_CLASSES, SEVERITIES, SITE_OFFSET_MS } from "#schema/terms.ts";
import { nullableStaff, staffColumn } from "../../ground/episode/store.ts";
import { facilityColumns, facilityRow } from "../../ground/places/store.ts";
import { json, many, one, type Query } from "../../ground/platform/d1.ts";

const headRow = z.extend(facilityRow, {
  personId,
  householdId,
  state: z.enum(["active", "ended"]),
  version: z.int(),
  openedAt: z.int(),
  endedAt: z.nullable(z.int()),
  endedBy: nullableStaff,
  endReason: z.nullable(z.string()),
  endNote: z.nullable(z.string()),
  riskClass: z.enum(RISK_CLASSES),
  baselineReadings: json(z.array(z.number())),
  nextDueAt: z.nullable(z.int()),
  dueWhy: z.enum(DUE_WHYS),
  lastSeenAt: z.nullable(z.int()),
  lastSeenBy: nullableStaff,
});
export type RecordHead = z.infer<typeof headRow>;

/** The episode with its facility. By primary keys. */
export function recordHead(id: EpisodeId): Query<RecordHead | null> {
  return one(
    headRow,
    `SELECT ${facilityColumns("f")}, p.id AS personId, p.household_id AS householdId, e.state, e.version, e.opened_at AS openedAt,
       e.ended_at AS endedAt, ${staffColumn("ended")} AS endedBy, e.end_reason AS endReason, e.end_note AS endNote,
       e.risk_class AS riskClass, e.baseline_readings AS baselineReadings, e.next_due_at AS nextDueAt, e.due_why AS dueWhy,
       e.last_seen_at AS lastSeenAt, ${staffColumn("seen")} AS lastSeenBy
     FROM episodes e JOIN facilities f ON f.id = e.facility_id JOIN persons p ON p.id = e.person_id
       LEFT JOIN staff ended ON ended.id = e.ended_by LEFT JOIN staff seen ON seen.id = e.last_seen_by
     WHERE e.id = ?`,
    id,
  );
}

/** The person of an episode, for a parameter that names the episode. */
export const ofPerson = "(SELECT person_id FROM episodes WHERE id = ?)";

const relativeRow = z.object({
  personId,
  name: z.string(),
  episodeId: z.nullable(episodeId),
  state: z.nullable(z.string()),
  lastSeverity: z.nullable(z.enum(SEVERITIES)),
});
/** The others of the household, each with the newest episode that the same facility holds. Indexes: persons_by_household, episodes_by_person. */
export function householdOf(id: EpisodeId): Query<z.infer<typeof relativeRow>[]> {
  return many(
    relativeRow,
    `SELECT o.id AS personId, o.name, oe.id AS episodeId, oe.state, oe.last_severity AS lastSeverity
     FROM episodes e JOIN persons p ON p.id = e.person_id JOIN persons o ON o.household_id = p.household_id AND o.id <> p.id
       LEFT JOIN episodes oe ON oe.id = (SELECT id FROM episodes n WHERE n.person_id = o.id AND n.facility_id = e.facility_id
         ORDER BY n.opened_at DESC LIMIT 1)
     WHERE e.id = ? ORDER BY o.name`,
    id,
  );
}

const push = z.object({ since: z.int(), heardAt: z.nullable(z.int()), unheardSince: z.nullable(z.int()) });
const phoneRow = z.object({
  deviceId,
  relation: z.enum(RELATIONS),
  since: z.int(),
  agent: z.string(),
  push: z.nullable(json(push)),
});
/** Whether it is told by push, and whether that reaches it. Index: push_by_device. */
const PUSH = `(SELECT json_object('since', ps.created_at, 'heardAt', ps.heard_at, 'unheardSince', ps.unheard_since)
  FROM push_subscriptions ps WHERE ps.device_id = d.id)`;
/** Phones that can send for this person. Index: grants_by_person. */
export function phonesOf(id: EpisodeId, now: number): Query<z.infer<typeof phoneRow>[]> {
  return many(
    phoneRow,
    `SELECT d.id AS deviceId, g.relation, g.granted_at AS since, d.agent, ${PUSH} AS push FROM grants g JOIN devices d ON d.id = g.device_id
     WHERE g.person_id = ${ofPerson} AND g.revoked_at IS NULL AND d.revoked_at IS NULL AND d.expires_at > ?
     ORDER BY g.granted_at`,
    id,
    now,
  );
}

const activationRow = z.object({
  issued_at: z.int(),
  expires_at: z.int(),
  wrong_tries: z.int(),
  used_at: z.nullable(z.int()),
  revoked_at: z.nullable(z.int()),
});
/** The newest code of this person. Index: activations_by_person. */
export function newestActivation(id: EpisodeId): Query<z.infer<typeof activationRow> | null> {
  return one(
    activationRow,
    `SELECT issued_at, expires_at, wrong_tries, used_at, revoked_at FROM activations
     WHERE person_id = ${ofPerson} ORDER BY issued_at DESC LIMIT 1`,
    id,
  );
}

const eventRow = z.object({
  at: z.int(),
  by: nullableStaff,
  event: z.enum(["raised", "worsened", "acknowledged", "acted", "resolved"]),
  kind: z.enum(ALERT_KINDS),
  severity: z.enum(SEVERITIES),
  action: z.nullable(z.string()),
  reason: z.nullable(z.string()),
  text: z.nullable(z.string()),
  patientText: z.nullable(z.string()),
});
export type AlertEventRow = z.infer<typeof eventRow>;
/** Index: alert_events_by_episode. */
export function alertEventsOf(id: EpisodeId): Query<AlertEventRow[]> {
  return many(
    eventRow,
    `SELECT ev.at, ${staffColumn("st")} AS "by", ev.event, a.kind, ev.severity, ev.action, ev.reason, ev.text, ev.patient_text AS patientText
     FROM alert_events ev JOIN alerts a ON a.id = ev.alert_id LEFT JOIN staff st ON st.id = ev.actor
     WHERE ev.episode_id = ? ORDER BY ev.seq`,
    id,
  );
}

const AUDITED = [
  "enrolled",
  "enrolment_corrected",
  "activation_issued",
  "activation_revoked",
  "phone_linked",
  "phone_unlinked",
  "person_left_phone",
  "acceptance_taken_back",
  "link_code_issued",
  "consent_given",
  "consent_declined",
  "consent_withdrawn",
  "data_requested",
  "data_request_taken",
  "data_request_answered",
  "data_exported",
] as const;
const auditedRow = z.object({ at: z.int(), by: nullableStaff, action: z.enum(AUDITED), detail: z.nullable(z.string()) });
export type AuditedRow = z.infer<typeof auditedRow>;
/** What happened to the enrolment, the phones and acceptances; readings and what else is done about alerts have tables of their own. Index: audit_by_episode. */
export function auditedOf(id: EpisodeId): Query<AuditedRow[]> {
  return many(
    auditedRow,
    `SELECT au.at, ${staffColumn("st")} AS "by", au.action, au.detail FROM audit au LEFT JOIN staff st ON st.id = au.actor
     WHERE au.episode_id = ? AND au.action IN (SELECT value FROM json_each(?)) ORDER BY au.seq`,
    id,
    JSON.stringify(AUDITED),
  );
}

const ASKING = ["consultation_asked", "consultation_rung_again", "consultation_unanswered"] as const;
const askingRow = z.object({ at: z.int(), by: nullableStaff, action: z.enum(ASKING), consultationId, hospital: z.string() });
export type AskingRow = z.infer<typeof askingRow>;
/** Which hospital was asked, which one anew, and where nobody was left to ring, oldest first. Index: audit_by_episode. */
export function askingsOf(id: EpisodeId): Query<AskingRow[]> {
  return many(
    askingRow,
    `SELECT au.at, ${staffColumn("st")} AS "by", au.action, au.subject AS consultationId, f.short_name AS hospital
     FROM audit au JOIN facilities f ON f.id = json_extract(au.detail, '$.hospitalId') LEFT JOIN staff st ON st.id = au.actor
     WHERE au.episode_id = ? AND au.action IN (SELECT value FROM json_each(?)) ORDER BY au.seq`,
    id,
    JSON.stringify(ASKING),
  );
}

/** When this person of staff was last written down as a reader of this episode. Index: audit_by_episode. */
export function lastReadBy(id: EpisodeId, tokenHash: Uint8Array): Query<{ at: number | null } | null> {
  return one(
    z.object({ at: z.nullable(z.int()) }),
    `SELECT max(au.at) AS at FROM staff_sessions se JOIN audit au ON au.actor = se.staff_id
     WHERE se.token_hash = ? AND au.episode_id = ? AND au.action = 'record_read'`,
    tokenHash,
    id,
  );
}

/** What in the audit says that a professional had the patient's data before their eyes. */
const READING = ["record_read", "record_opened", "consultation_read", "certificate_read"] as const;
const readerRow = z.object({ ...reader.shape, by: json(staffRef) });
/** Weeks of daily readers; who opened it before that is asked of the station. */
const MOST_READERS = 200;
const DAY_MS = 86_400_000;

/** Who opened the record, a line a person, place and day of the site, newest first. Index: audit_by_episode. */
export function readersOf(id: EpisodeId): Query<Reader[]> {
  return many(
    readerRow,
    `SELECT ${staffColumn("st")} AS "by", st.role, f.short_name AS place, min(au.at) AS "from", max(au.at) AS until
     FROM audit au JOIN staff st ON st.id = au.actor JOIN facilities f ON f.id = au.facility_id
     WHERE au.episode_id = ? AND au.action IN (SELECT value FROM json_each(?))
     GROUP BY st.id, f.id, (au.at + ${SITE_OFFSET_MS}) / ${DAY_MS} ORDER BY until DESC LIMIT ${MOST_READERS}`,
    id,
    JSON.stringify(READING),
  );
}
