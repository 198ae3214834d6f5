import * as z from "zod/mini";
import { staffRef } from "#schema/api/common.ts";
import type { ConsultationRow } from "#schema/api/consultation.ts";
import { consultationId, type EpisodeId, episodeId, facilityId } from "#schema/ids.ts";
import {
  CONSULTATION_STATES,
  DATE_PRECISIONS,
  DISPOSITIONS,
  HONORIFICS,
  RISK_CLASSES,
  SEVERITIES,
  SEXES,
} from "#schema/terms.ts";
import { nullableStaff, staffColumn } from "../../ground/episode/store.ts";
import { json, many, mapped, type Query } from "../../ground/platform/d1.ts";
import { opinionDueAt } from "../../journey/consultation/rules.ts";

const placeColumn = (alias: string): string =>
  `json_object('id', ${alias}.id, 'shortName', ${alias}.short_name, 'healthPhone', ${alias}.health_phone)`;

/** Who is rung now. By the key of consultation_rings. */
const RING = `(SELECT json_object('staff', json(${staffColumn("rung")}), 'since', r.rung_at, 'until', r.until_at)
  FROM consultation_rings r JOIN staff rung ON rung.id = r.staff_id
  WHERE r.consultation_id = c.id AND r.outcome IS NULL ORDER BY r.ring DESC LIMIT 1)`;
/** The opinion in force. By the key of consultation_opinions. */
const OPINION = `(SELECT json_object('disposition', o.disposition, 'by', json(${staffColumn("signer")}), 'at', o.signed_at, 'version', o.version)
  FROM consultation_opinions o JOIN staff signer ON signer.id = o.signed_by
  WHERE o.consultation_id = c.id ORDER BY o.version DESC LIMIT 1)`;

/** Where a consultation stands, for whoever shows it; needs `FROM consultations c` and CONSULTATION_JOINS. */
export const CONSULTATION_COLUMNS = `c.id, c.episode_id AS episodeId, c.state, c.severity, p.name, p.honorific, p.sex,
  p.birth_date AS birthDate, p.birth_precision AS birthPrecision, e.onset_date AS onsetDate, e.risk_class AS riskClass,
  ${placeColumn("asking")} AS station, ${placeColumn("asked")} AS hospital, c.question, ${staffColumn("asker")} AS askedBy,
  c.asked_at AS askedAt, ${RING} AS ring, ${staffColumn("doctor")} AS doctor, c.accepted_at AS acceptedAt, ${OPINION} AS opinion,
  c.read_at AS readAt, ${staffColumn("reader")} AS readBy, c.withdrawn_at AS withdrawnAt, ${staffColumn("withdrawer")} AS withdrawnBy,
  c.withdraw_reason AS withdrawReason`;
/** By primary keys. The order is fixed, so that a consultation is found first and everything else from there. */
export const CONSULTATION_JOINS = `CROSS JOIN episodes e ON e.id = c.episode_id CROSS JOIN persons p ON p.id = e.person_id
  CROSS JOIN facilities asking ON asking.id = c.station_id CROSS JOIN facilities asked ON asked.id = c.hospital_id
  CROSS JOIN staff asker ON asker.id = c.asked_by LEFT JOIN staff doctor ON doctor.id = c.doctor_id
  LEFT JOIN staff reader ON reader.id = c.read_by LEFT JOIN staff withdrawer ON withdrawer.id = c.withdrawn_by`;

const place = json(z.object({ id: facilityId, shortName: z.string(), healthPhone: z.nullable(z.string()) }));
const opinion = z.object({ disposition: z.enum(DISPOSITIONS), by: staffRef, at: z.int(), version: z.int() });
export const storedConsultation = z.object({
  id: consultationId,
  episodeId,
  state: z.enum(CONSULTATION_STATES),
  severity: z.nullable(z.enum(SEVERITIES)),
  name: z.string(),
  honorific: z.enum(HONORIFICS),
  sex: z.enum(SEXES),
  birthDate: z.string(),
  birthPrecision: z.enum(DATE_PRECISIONS),
  onsetDate: z.nullable(z.string()),
  riskClass: z.enum(RISK_CLASSES),
  station: place,
  hospital: place,
  question: z.string(),
  askedBy: json(staffRef),
  askedAt: z.int(),
  ring: z.nullable(json(z.object({ staff: staffRef, since: z.int(), until: z.int() }))),
  doctor: nullableStaff,
  acceptedAt: z.nullable(z.int()),
  opinion: z.nullable(json(opinion)),
  readAt: z.nullable(z.int()),
  readBy: nullableStaff,
  withdrawnAt: z.nullable(z.int()),
  withdrawnBy: nullableStaff,
  withdrawReason: z.nullable(z.string()),
});
export type StoredConsultation = z.infer<typeof storedConsultation>;

/** A consultation as a board, a list and the head of its page show it. */
export function toConsultationRow(stored: StoredConsultation): ConsultationRow {
  const { id, state, severity, name, honorific, sex, onsetDate, riskClass, station, hospital, question } = stored;
  const { doctor, acceptedAt, readAt, readBy, withdrawnAt, withdrawReason } = stored;
  return {
    ...{ id, state, severity, name, honorific, sex, onsetDate, riskClass, station, hospital, question },
    episodeId: stored.episodeId,
    birth: { date: stored.birthDate, precision: stored.birthPrecision },
    askedBy: stored.askedBy,
    askedAt: stored.askedAt,
    ring: stored.ring,
    doctor: doctor && acceptedAt !== null ? { ...doctor, since: acceptedAt } : null,
    opinionDueAt: opinionDueAt(state, acceptedAt),
    opinion: stored.opinion,
    read: readBy && readAt !== null ? { by: readBy, at: readAt } : null,
    withdrawn: withdrawnAt === null ? null : { by: stored.withdrawnBy, at: withdrawnAt, reason: withdrawReason ?? "" },
  };
}

/** All consultations about one illness, newest first. Index: consultations_by_episode. */
export function consultationsAbout(id: EpisodeId): Query<ConsultationRow[]> {
  const sql = `SELECT ${CONSULTATION_COLUMNS} FROM consultations c ${CONSULTATION_JOINS} WHERE c.episode_id = ? ORDER BY c.seq DESC`;
  return mapped(many(storedConsultation, sql, id), (rows) => rows.map(toConsultationRow));
}
