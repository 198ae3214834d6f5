import type { DecideBody } from "#schema/api/consultation.ts";
import type { ConsultationId, EpisodeId, StaffId } from "#schema/ids.ts";
import { type Statement, statement } from "../../../ground/platform/d1.ts";

export interface Signed {
  readonly consultationId: ConsultationId;
  readonly episodeId: EpisodeId;
  readonly version: number;
  readonly by: StaffId;
  readonly at: number;
  /** Why there is a further version; null with the first. */
  readonly correction: string | null;
}

export function insertOpinion(body: DecideBody, signed: Signed): Statement {
  return statement(
    `INSERT INTO consultation_opinions (consultation_id, version, episode_id, disposition, assessment, meanwhile, remeasure_minutes,
       patient_text, signed_by, signed_at, correction) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    signed.consultationId,
    signed.version,
    signed.episodeId,
    body.disposition,
    body.assessment,
    body.meanwhile,
    body.remeasureMinutes,
    body.patientText,
    signed.by,
    signed.at,
    signed.correction,
  );
}

export const nowDecided = (id: ConsultationId, now: number): Statement =>
  statement("UPDATE consultations SET state = 'decided', decided_at = ?2 WHERE id = ?1", id, now);
/** A further version is news: the station has not read it. */
export const nowUnread = (id: ConsultationId): Statement =>
  statement("UPDATE consultations SET read_at = NULL, read_by = NULL WHERE id = ?", id);
export const nowRead = (id: ConsultationId, by: StaffId, now: number): Statement =>
  statement("UPDATE consultations SET read_at = ?3, read_by = ?2 WHERE id = ?1", id, by, now);
