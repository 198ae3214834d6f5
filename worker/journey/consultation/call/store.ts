import * as z from "zod/mini";
import { type ConsultationId, consultationId, type StaffId } from "#schema/ids.ts";
import { many, mapped, one, type Query, type Statement, statement } from "../../../ground/platform/d1.ts";
import type { Presence } from "./rules.ts";
import type { Seat } from "./seat.ts";

/** Which consultation a room belongs to; by its unique name. */
export function consultationOfRoom(room: string): Query<ConsultationId | null> {
  const query = one(z.object({ id: consultationId }), "SELECT id FROM consultations WHERE room_name = ?", room);
  return mapped(query, (row) => row?.id ?? null);
}

/** For whom the room opens: with this doctor, and for a patient only while they are invited. */
export interface Opening {
  readonly id: ConsultationId;
  readonly doctor: StaffId;
  readonly forPatient: boolean;
  readonly now: number;
}
/** A claim: whoever is admitted meets a consultation that this doctor still has. */
export const openRoom = ({ id, doctor, forPatient, now }: Opening): Statement =>
  statement(
    `UPDATE consultations SET room_opened_at = coalesce(room_opened_at, ?)
     WHERE id = ? AND state = 'accepted' AND doctor_id = ? AND (? = 0 OR patient_invited_at IS NOT NULL)`,
    now,
    id,
    doctor,
    forPatient ? 1 : 0,
  );
export const closeRoom = (id: ConsultationId, now: number): Statement =>
  statement("UPDATE consultations SET room_closed_at = ? WHERE id = ? AND room_closed_at IS NULL", now, id);

const OPEN = "state IN ('ringing','unanswered','accepted')";
/** Claims: of two at once one is recorded. */
export const invitePatientRow = (id: ConsultationId, by: StaffId, now: number): Statement =>
  statement(
    `UPDATE consultations SET patient_invited_at = ?, patient_invited_by = ? WHERE id = ? AND patient_invited_at IS NULL AND ${OPEN}`,
    now,
    by,
    id,
  );
export const uninvitePatientRow = (id: ConsultationId): Statement =>
  statement(
    `UPDATE consultations SET patient_invited_at = NULL, patient_invited_by = NULL
     WHERE id = ? AND patient_invited_at IS NOT NULL AND ${OPEN}`,
    id,
  );

const presenceRow = z.object({
  sid: z.string(),
  joinedAt: z.int(),
  leftAt: z.nullable(z.int()),
  leftHow: z.nullable(z.enum(["told", "reconciled"])),
});
/** Every stay in the room of this consultation, oldest first. Index: presences_by_consultation. */
export function presencesOf(id: ConsultationId): Query<Presence[]> {
  return many(
    presenceRow,
    `SELECT participant_sid AS sid, joined_at AS joinedAt, left_at AS leftAt, left_how AS leftHow
     FROM call_presences WHERE consultation_id = ? ORDER BY joined_at`,
    id,
  );
}

export interface Stay {
  readonly sid: string;
  readonly joinedAt: number;
  readonly left: { readonly at: number; readonly how: "told" | "reconciled" } | null;
}
/** One that is written meanwhile aborts the batch, and the verb decides again. */
export const insertPresence = (id: ConsultationId, { party, device }: Seat, { sid, joinedAt, left }: Stay): Statement =>
  statement(
    `INSERT INTO call_presences (participant_sid, consultation_id, party, device, joined_at, left_at, left_how)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    sid,
    id,
    party,
    device,
    joinedAt,
    left?.at ?? null,
    left?.how ?? null,
  );
/** What was told is exact, so that a look never changes it. */
export const endPresence = (sid: string, at: number, how: "told" | "reconciled"): Statement =>
  statement(
    "UPDATE call_presences SET left_at = ?2, left_how = ?3 WHERE participant_sid = ?1 AND left_how IS NOT 'told'",
    sid,
    at,
    how,
  );
export const resumePresence = (sid: string): Statement =>
  statement(
    "UPDATE call_presences SET left_at = NULL, left_how = NULL WHERE participant_sid = ? AND left_how = 'reconciled'",
    sid,
  );

/** Whether the call server has told this already. */
export function webhookKnown(id: string): Query<boolean> {
  const query = many(z.object({ id: z.string() }), "SELECT id FROM call_webhooks WHERE id = ?", id);
  return mapped(query, (rows) => rows.length > 0);
}
export const insertWebhook = (id: string, now: number): Statement =>
  statement("INSERT INTO call_webhooks (id, received_at) VALUES (?, ?)", id, now);
/** Index: call_webhooks_by_time. */
export const pruneWebhooks = (before: number): Statement => statement("DELETE FROM call_webhooks WHERE received_at < ?", before);
