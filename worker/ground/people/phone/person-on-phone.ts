import * as z from "zod/mini";
import type { DevicePerson } from "#schema/api/access.ts";
import { staffRef } from "#schema/api/common.ts";
import { consultationId, type DeviceId, episodeId, personId } from "#schema/ids.ts";
import { CONSENT_DECISIONS, DISPOSITIONS, DUE_WHYS, RELATIONS, SEVERITIES } from "#schema/terms.ts";
import { staffColumn } from "../../episode/store.ts";
import { facilityColumns, facilityRow, toFacilityRef } from "../../places/store.ts";
import { flag, json, many, mapped, nullableFlag, type Query } from "../../platform/d1.ts";
import { personColumns, personRow } from "../store.ts";

const alert = z.object({ severity: z.enum(SEVERITIES), holder: z.nullable(staffRef), since: z.int() });
const call = z.object({ consultationId, by: staffRef, at: z.int() });
const opinion = z.object({ at: z.int(), disposition: z.enum(DISPOSITIONS) });
const consent = z.object({ decision: z.enum(CONSENT_DECISIONS), version: z.int(), at: z.int() });
const row = z.object({
  ...personRow.shape,
  ...facilityRow.shape,
  person_id: personId,
  relation: z.enum(RELATIONS),
  episode_id: z.nullable(episodeId),
  state: z.nullable(z.enum(["active", "ended"])),
  end_reason: z.nullable(z.string()),
  onset_date: z.nullable(z.string()),
  test_date: z.nullable(z.string()),
  vaccine_doses: z.nullable(z.int()),
  opened_at: z.nullable(z.int()),
  pregnant: nullableFlag,
  has_oximeter: nullableFlag,
  chronic_hypoxia: z.nullable(flag),
  spo2_baseline: z.nullable(z.number()),
  last_checkin_at: z.nullable(z.int()),
  next_due_at: z.nullable(z.int()),
  due_why: z.nullable(z.enum(DUE_WHYS)),
  open_alert: z.nullable(json(alert)),
  opinion: z.nullable(json(opinion)),
  call: z.nullable(json(call)),
  consent: z.nullable(json(consent)),
});

/**
 * Alerts that the family knows of: what they reported, and the red button. The station's own (silence, eligibility) are not theirs to
 * wait for, and a request is no danger: how far each has come stands in the course.
 */
const OPEN_ALERT = `(SELECT json_object('severity', a.severity, 'since', a.clock_from, 'holder', json(${staffColumn("h")}))
  FROM alerts a LEFT JOIN staff h ON h.id = a.holder_id
  WHERE a.episode_id = e.id AND a.state <> 'resolved' AND a.kind IN ('clinical','help')
  ORDER BY CASE a.severity WHEN 'emergency' THEN 0 WHEN 'urgent' THEN 1 ELSE 2 END, a.seq LIMIT 1)`;

/** What was signed last. Index: opinions_by_episode. */
const OPINION = `(SELECT json_object('at', o.signed_at, 'disposition', o.disposition) FROM consultation_opinions o
  WHERE o.episode_id = e.id ORDER BY o.signed_at DESC LIMIT 1)`;

/** The call into which they are asked now: a doctor has the question, and somebody has invited them. Index: one_open_consultation. */
const CALL = `(SELECT json_object('consultationId', c.id, 'at', c.patient_invited_at, 'by', json(${staffColumn("i")}))
  FROM consultations c INDEXED BY one_open_consultation JOIN staff i ON i.id = c.patient_invited_by
  WHERE c.episode_id = e.id AND c.state IN ('ringing','unanswered','accepted') AND c.state = 'accepted' AND c.patient_invited_at IS NOT NULL)`;

/** What was answered last. Index: consents_by_person. */
const CONSENT = `(SELECT json_object('decision', s.decision, 'version', s.version, 'at', s.at) FROM consents s
  WHERE s.person_id = p.id ORDER BY s.seq DESC LIMIT 1)`;

const PEOPLE = `SELECT ${personColumns("p")}, ${facilityColumns("f")}, p.id AS person_id, g.relation, e.id AS episode_id, e.state,
    e.end_reason, e.onset_date, e.test_date, e.vaccine_doses, e.opened_at, e.pregnant, e.has_oximeter, e.chronic_hypoxia, e.spo2_baseline, e.last_checkin_at,
    e.next_due_at, e.due_why, ${OPEN_ALERT} AS open_alert, ${OPINION} AS opinion, ${CALL} AS call, ${CONSENT} AS consent
  FROM grants g JOIN persons p ON p.id = g.person_id JOIN households h ON h.id = p.household_id
    LEFT JOIN episodes e ON e.id =
      (SELECT n.id FROM episodes n WHERE n.person_id = p.id ORDER BY n.state = 'active' DESC, n.opened_at DESC LIMIT 1)
    JOIN facilities f ON f.id = coalesce(e.facility_id, h.facility_id)
  WHERE g.revoked_at IS NULL AND g.device_id =`;

function toDevicePerson(person: z.infer<typeof row>): DevicePerson {
  const { name, honorific, sex, language, relation } = person;
  return {
    personId: person.person_id,
    episodeId: person.episode_id,
    episodeState: person.state ?? "none",
    endReason: person.end_reason,
    name,
    honorific,
    sex,
    birth: { date: person.birth_date, precision: person.birth_precision },
    language,
    relation,
    facility: toFacilityRef(person),
    onsetDate: person.onset_date,
    testDate: person.test_date,
    vaccineDoses: person.vaccine_doses,
    careSince: person.opened_at,
    pregnant: person.pregnant,
    hasOximeter: person.has_oximeter,
    chronicHypoxia: person.chronic_hypoxia ?? false,
    spo2Baseline: person.spo2_baseline,
    hasCheckedIn: person.last_checkin_at !== null,
    nextDueAt: person.next_due_at,
    dueWhy: person.due_why ?? "window",
    openAlert: person.open_alert,
    opinion: person.opinion,
    call: person.call,
    consent: person.consent,
  };
}

/**
 * The people of a phone, in the order in which they came, each with the illness that is followed now or was followed last. One
 * statement across people, places and episode, since a phone on a poor line asks once. Indexes: grants' key, episodes_by_person,
 * one_open_alert, consents_by_person.
 */
export function peopleOnPhone(device: { readonly id: DeviceId } | { readonly tokenHash: Uint8Array }): Query<DevicePerson[]> {
  const order = "ORDER BY g.granted_at, p.id";
  const query =
    "id" in device
      ? many(row, `${PEOPLE} ? ${order}`, device.id)
      : many(row, `${PEOPLE} (SELECT id FROM devices WHERE token_hash = ?) ${order}`, device.tokenHash);
  return mapped(query, (rows) => rows.map(toDevicePerson));
}
