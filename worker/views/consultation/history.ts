import * as z from "zod/mini";
import { staffRef } from "#schema/api/common.ts";
import type { ConsultationView, OpinionView, PresenceView } from "#schema/api/consultation.ts";
import { type ConsultationId, consultationId, type EpisodeId, messageId, personId } from "#schema/ids.ts";
import { DECLINE_REASONS, DISPOSITIONS, RELATIONS, RING_OUTCOMES } from "#schema/terms.ts";
import { nullableStaff, staffColumn } from "../../ground/episode/store.ts";
import { json, many, type Query } from "../../ground/platform/d1.ts";

/** Which consultations: one, or all about an illness. An expression for IN, with one parameter. */
export interface Which {
  readonly sql: string;
  readonly id: string;
}
export const thisOne = (id: ConsultationId): Which => ({ sql: "(?)", id });
/** Index: consultations_by_episode. */
export const allAbout = (id: EpisodeId): Which => ({ sql: "(SELECT id FROM consultations WHERE episode_id = ?)", id });

const ringRow = z.object({
  consultationId,
  round: z.int(),
  staff: json(staffRef),
  hospital: z.string(),
  at: z.int(),
  outcome: z.nullable(z.enum(RING_OUTCOMES)),
  reason: z.nullable(z.enum(DECLINE_REASONS)),
  note: z.nullable(z.string()),
  outcomeAt: z.nullable(z.int()),
});
export type RingRow = z.infer<typeof ringRow>;
/** Who was rung, oldest first. By the key of consultation_rings. */
export function ringsOf({ sql, id }: Which): Query<RingRow[]> {
  return many(
    ringRow,
    `SELECT r.consultation_id AS consultationId, r.round, ${staffColumn("st")} AS staff, f.short_name AS hospital, r.rung_at AS at,
       r.outcome, r.reason, r.note, r.outcome_at AS outcomeAt
     FROM consultation_rings r CROSS JOIN staff st ON st.id = r.staff_id CROSS JOIN facilities f ON f.id = r.hospital_id
     WHERE r.consultation_id IN ${sql} ORDER BY r.consultation_id, r.ring`,
    id,
  );
}
export function ringOf({ staff, hospital, at, outcome, reason, note, outcomeAt }: RingRow): ConsultationView["rings"][number] {
  return { staff, hospital, at, outcome, reason, note, outcomeAt };
}

const opinionRow = z.object({
  consultationId,
  version: z.int(),
  disposition: z.enum(DISPOSITIONS),
  assessment: z.string(),
  meanwhile: z.nullable(z.string()),
  remeasureMinutes: z.nullable(z.int()),
  patientText: z.nullable(z.string()),
  by: json(staffRef),
  at: z.int(),
  correction: z.nullable(z.string()),
});
export type OpinionRow = z.infer<typeof opinionRow>;
/** Every version, oldest first. By the key of consultation_opinions. */
export function opinionsOf({ sql, id }: Which): Query<OpinionRow[]> {
  return many(
    opinionRow,
    `SELECT o.consultation_id AS consultationId, o.version, o.disposition, o.assessment, o.meanwhile,
       o.remeasure_minutes AS remeasureMinutes, o.patient_text AS patientText, ${staffColumn("st")} AS "by", o.signed_at AS at, o.correction
     FROM consultation_opinions o CROSS JOIN staff st ON st.id = o.signed_by
     WHERE o.consultation_id IN ${sql} ORDER BY o.consultation_id, o.version`,
    id,
  );
}
export const opinionOf = ({ consultationId: _, ...opinion }: OpinionRow): OpinionView => opinion;

const messageRow = z.object({ id: messageId, by: json(staffRef), at: z.int(), text: z.string() });
/** What both sides wrote, oldest first. Index: messages_by_consultation. */
export function messagesOf(id: ConsultationId): Query<z.infer<typeof messageRow>[]> {
  return many(
    messageRow,
    `SELECT m.id, ${staffColumn("st")} AS "by", m.at, m.text FROM consultation_messages m CROSS JOIN staff st ON st.id = m.author_id
     WHERE m.consultation_id = ? ORDER BY m.seq`,
    id,
  );
}

const presenceRow = z.object({
  consultationId,
  staff: nullableStaff,
  personId: z.nullable(personId),
  name: z.nullable(z.string()),
  relation: z.nullable(z.enum(RELATIONS)),
  joinedAt: z.int(),
  leftAt: z.nullable(z.int()),
  leftHow: z.nullable(z.enum(["told", "reconciled"])),
});
export type PresenceRow = z.infer<typeof presenceRow>;
/** Who was in the room, oldest first. Indexes: presences_by_consultation, primary keys. */
export function presencesOf({ sql, id }: Which): Query<PresenceRow[]> {
  return many(
    presenceRow,
    `SELECT w.consultation_id AS consultationId, ${staffColumn("st")} AS staff, p.id AS personId, p.name, g.relation,
       w.joined_at AS joinedAt, w.left_at AS leftAt, w.left_how AS leftHow
     FROM call_presences w LEFT JOIN staff st ON st.id = w.party LEFT JOIN persons p ON p.id = w.party
       LEFT JOIN grants g ON g.device_id = w.device AND g.person_id = w.party
     WHERE w.consultation_id IN ${sql} ORDER BY w.consultation_id, w.joined_at`,
    id,
  );
}

function whoOf({ staff, personId: id, name, relation }: PresenceRow): PresenceView["who"] | null {
  if (staff) return { kind: "staff", staff };
  return id === null || name === null ? null : { kind: "phone", personId: id, name, relation };
}
export function presenceOf(row: PresenceRow): PresenceView[] {
  const who = whoOf(row);
  return who ? [{ who, joinedAt: row.joinedAt, leftAt: row.leftAt, exact: row.leftHow !== "reconciled" }] : [];
}
