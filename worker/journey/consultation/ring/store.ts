import type { ConsultationId, FacilityId, StaffId } from "#schema/ids.ts";
import type { DeclineReason, RingOutcome } from "#schema/terms.ts";
import { type Statement, statement } from "../../../ground/platform/d1.ts";

export interface RingRow {
  readonly consultationId: ConsultationId;
  readonly ring: number;
  readonly round: number;
  readonly hospitalId: FacilityId;
  readonly staffId: StaffId;
  readonly at: number;
  readonly until: number;
  /** Left out: it rings. */
  readonly outcome?: RingOutcome;
  readonly reason?: DeclineReason | null;
  readonly note?: string | null;
}

export function insertRing(ring: RingRow): Statement {
  return statement(
    `INSERT INTO consultation_rings (consultation_id, ring, round, hospital_id, staff_id, rung_at, until_at, outcome, reason, note, outcome_at)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, CASE WHEN ?8 IS NULL THEN NULL ELSE ?6 END)`,
    ring.consultationId,
    ring.ring,
    ring.round,
    ring.hospitalId,
    ring.staffId,
    ring.at,
    ring.until,
    ring.outcome ?? null,
    ring.reason ?? null,
    ring.note ?? null,
  );
}

/** What came of the ring that rings now; without one nothing happens. */
export function endRing(
  id: ConsultationId,
  outcome: RingOutcome,
  now: number,
  why: { readonly reason: DeclineReason; readonly text: string | null } | null = null,
): Statement {
  return statement(
    `UPDATE consultation_rings SET outcome = ?2, outcome_at = ?3, reason = ?4, note = ?5
     WHERE consultation_id = ?1 AND outcome IS NULL`,
    id,
    outcome,
    now,
    why?.reason ?? null,
    why?.text ?? null,
  );
}

export const nowRinging = (id: ConsultationId, ring: number): Statement =>
  statement(
    "UPDATE consultations SET state = 'ringing', ring = ?2, doctor_id = NULL, accepted_at = NULL WHERE id = ?1",
    id,
    ring,
  );
/** `ring`: the newest there is, so that the next one gets a number of its own. */
export const nowUnanswered = (id: ConsultationId, ring: number): Statement =>
  statement(
    "UPDATE consultations SET state = 'unanswered', ring = ?2, doctor_id = NULL, accepted_at = NULL WHERE id = ?1",
    id,
    ring,
  );
export const nowAccepted = (id: ConsultationId, ring: number, doctor: StaffId, now: number): Statement =>
  statement(
    "UPDATE consultations SET state = 'accepted', ring = ?2, doctor_id = ?3, accepted_at = ?4 WHERE id = ?1",
    id,
    ring,
    doctor,
    now,
  );
/** Asked anew, perhaps elsewhere: everybody may be rung again. */
export const askAt = (id: ConsultationId, hospital: FacilityId): Statement =>
  statement("UPDATE consultations SET hospital_id = ?2, round = round + 1 WHERE id = ?1", id, hospital);
