import * as z from "zod/mini";
import { type ConsultationId, consultationId, type EpisodeId, episodeId, facilityId, personId } from "#schema/ids.ts";
import { CONSULTATION_STATES, SEVERITIES } from "#schema/terms.ts";
import { type EpisodeKey, nullableStaff, staffColumn } from "../../ground/episode/store.ts";
import { many, mapped, one, type Query } from "../../ground/platform/d1.ts";

/** Names the episode of a consultation. */
export const byConsultation = (id: ConsultationId): EpisodeKey => ({
  sql: "(SELECT episode_id FROM consultations WHERE id = ?)",
  id,
});

const row = z.object({
  id: consultationId,
  episodeId,
  personId,
  stationId: facilityId,
  hospitalId: facilityId,
  state: z.enum(CONSULTATION_STATES),
  severity: z.nullable(z.enum(SEVERITIES)),
  contentHash: z.string(),
  askedAt: z.int(),
  askedBy: nullableStaff,
  ring: z.int(),
  round: z.int(),
  /** Who is rung now; null: nobody. */
  rung: nullableStaff,
  rungAt: z.nullable(z.int()),
  ringUntil: z.nullable(z.int()),
  doctor: nullableStaff,
  acceptedAt: z.nullable(z.int()),
  roomName: z.string(),
  roomOpenedAt: z.nullable(z.int()),
  roomClosedAt: z.nullable(z.int()),
  patientInvitedAt: z.nullable(z.int()),
  decidedAt: z.nullable(z.int()),
  /** Version of the newest opinion, who signed it and when; 0: none. */
  version: z.int(),
  signedBy: nullableStaff,
  signedAt: z.nullable(z.int()),
  readAt: z.nullable(z.int()),
  withdrawnAt: z.nullable(z.int()),
  withdrawnBy: nullableStaff,
});
/** A consultation as its verbs decide about it. */
export type ConsultationFacts = z.infer<typeof row>;

/** The newest ring is the one that the consultation names; it rings while it has no outcome. By primary keys. */
const FACTS = `SELECT c.id, c.episode_id AS episodeId, e.person_id AS personId, c.station_id AS stationId, c.hospital_id AS hospitalId,
    c.state, c.severity, c.content_hash AS contentHash, c.asked_at AS askedAt, ${staffColumn("asker")} AS askedBy, c.ring, c.round,
    ${staffColumn("rung")} AS rung, r.rung_at AS rungAt, r.until_at AS ringUntil, ${staffColumn("doctor")} AS doctor, c.accepted_at AS acceptedAt,
    c.room_name AS roomName, c.room_opened_at AS roomOpenedAt, c.room_closed_at AS roomClosedAt,
    c.patient_invited_at AS patientInvitedAt, c.decided_at AS decidedAt, coalesce(o.version, 0) AS version,
    ${staffColumn("signer")} AS signedBy, o.signed_at AS signedAt, c.read_at AS readAt, c.withdrawn_at AS withdrawnAt,
    ${staffColumn("withdrawer")} AS withdrawnBy
  FROM consultations c JOIN episodes e ON e.id = c.episode_id
    LEFT JOIN consultation_rings r ON r.consultation_id = c.id AND r.ring = c.ring AND r.outcome IS NULL
    LEFT JOIN consultation_opinions o ON o.consultation_id = c.id
      AND o.version = (SELECT max(version) FROM consultation_opinions WHERE consultation_id = c.id)
    LEFT JOIN staff asker ON asker.id = c.asked_by LEFT JOIN staff rung ON rung.id = r.staff_id
    LEFT JOIN staff doctor ON doctor.id = c.doctor_id LEFT JOIN staff signer ON signer.id = o.signed_by
    LEFT JOIN staff withdrawer ON withdrawer.id = c.withdrawn_by`;

export const consultationById = (id: ConsultationId): Query<ConsultationFacts | null> => one(row, `${FACTS} WHERE c.id = ?`, id);

/** The open consultation of an episode; there is at most one. Index: one_open_consultation. */
export function openConsultation(id: EpisodeId): Query<ConsultationFacts | null> {
  return one(row, `${FACTS} WHERE c.episode_id = ? AND c.state IN ('ringing','unanswered','accepted')`, id);
}

/** SQL of a facility that answers questions. */
export const CAN_BE_ASKED = "kind IN ('hospital','district_centre')";
const kindRow = z.object({ id: facilityId });
/** Whether this facility can be asked: a hospital or a district centre. By primary key. */
export function canBeAsked(id: string): Query<boolean> {
  const query = many(kindRow, `SELECT id FROM facilities WHERE id = ? AND ${CAN_BE_ASKED}`, id);
  return mapped(query, (rows) => rows.length === 1);
}
