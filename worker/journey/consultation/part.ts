import type { AskBody } from "#schema/api/consultation.ts";
import type { EpisodeId, FacilityId, StaffId } from "#schema/ids.ts";
import type { Severity } from "#schema/terms.ts";
import { type Statement, statement } from "../../ground/platform/d1.ts";
import { ringNext } from "./ring/ring.ts";
import type { Candidate } from "./rules.ts";

/** Who asks about whom, with what the request is known by again. */
export interface Asking {
  readonly body: AskBody;
  readonly contentHash: string;
  readonly episodeId: EpisodeId;
  readonly stationId: FacilityId;
  /** Of the illness as it stands; null: nothing is known. */
  readonly severity: Severity | null;
  readonly by: StaffId;
  /** Opaque: names nobody. */
  readonly roomName: string;
  readonly now: number;
}

function insertConsultation({ body, contentHash, episodeId, stationId, severity, by, roomName, now }: Asking): Statement {
  return statement(
    `INSERT INTO consultations (id, episode_id, alert_id, station_id, hospital_id, state, severity, question, done, medicines, allergies,
       content_hash, asked_by, asked_at, room_name) VALUES (?, ?, ?, ?, ?, 'unanswered', ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    body.id,
    episodeId,
    body.alertId,
    stationId,
    body.hospitalId,
    severity,
    body.question,
    body.done,
    body.medicines,
    body.allergies,
    contentHash,
    by,
    now,
    roomName,
  );
}

/** A question to a hospital, and the first ring; with nobody to ring the station knows at once. */
export function askHospital(asking: Asking, candidates: readonly Candidate[]): Statement[] {
  const { body, episodeId, severity, now } = asking;
  return [
    insertConsultation(asking),
    ...ringNext({ id: body.id, episodeId, hospitalId: body.hospitalId, severity, ring: 0, round: 1 }, candidates, now),
  ];
}
