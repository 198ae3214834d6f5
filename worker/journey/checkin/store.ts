import * as z from "zod/mini";
import type { Assessment } from "#clinical/assessment.ts";
import { type AddendumId, type CheckinId, checkinId, type EpisodeId, episodeId } from "#schema/ids.ts";
import type { CheckinSource } from "#schema/terms.ts";
import { many, one, type Query, type Statement, statement, toFlag } from "../../ground/platform/d1.ts";
import { assessedNow } from "./assessed-now.ts";
import { type Assessed, byCheckin } from "./checkin-row.ts";
import { storedProtocol } from "./stored-protocol.ts";

export interface NewCheckin {
  readonly id: CheckinId;
  readonly episodeId: EpisodeId;
  readonly source: CheckinSource;
  readonly sentBy: string;
  readonly recordedAt: number;
  readonly sentAt: number;
  readonly receivedAt: number;
  readonly measuredAt: number;
  readonly contentHash: Uint8Array;
  readonly body: string;
}

export const insertCheckin = (checkin: NewCheckin): Statement =>
  statement(
    `INSERT INTO checkins (id, episode_id, source, sent_by, recorded_at, sent_at, received_at, measured_at, content_hash, body)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
    checkin.id,
    checkin.episodeId,
    checkin.source,
    checkin.sentBy,
    checkin.recordedAt,
    checkin.sentAt,
    checkin.receivedAt,
    checkin.measuredAt,
    checkin.contentHash,
    checkin.body,
  );

const seal = z.object({ episodeId, contentHash: z.string() });

/** The check-in that came under this id before, by what recognises a repeat: whose it is and what it said. */
export function sealOf(id: CheckinId): Query<z.infer<typeof seal> | null> {
  return one(seal, "SELECT episode_id AS episodeId, lower(hex(content_hash)) AS contentHash FROM checkins WHERE id = ?", id);
}

/** A further version of a sealed check-in's assessment, with what it found before laid beside the trend of now. */
export const insertAssessed = (id: CheckinId, assessed: Assessed, priority: number): Statement =>
  statement(
    `INSERT INTO assessments (checkin_seq, version, protocol, parameters, severity, priority, findings, unassessed, spo2, news2, news2_partial)
     SELECT seq, ?, ?, ?, ?, ?, ?, ?, ?, ?, ? FROM checkins WHERE id = ?`,
    assessed.version,
    storedProtocol(assessed.protocol),
    assessed.parameters,
    assessed.severity,
    priority,
    JSON.stringify(assessed.findings),
    JSON.stringify(assessed.unassessed),
    assessed.spo2,
    assessed.news2,
    toFlag(assessed.partial),
    id,
  );

/** Rule ids, the values they saw and what was not known; no words (decisions.md 7). */
export const insertAssessment = (id: CheckinId, version: number, assessment: Assessment): Statement =>
  insertAssessed(id, assessedNow(version, assessment), assessment.priority);

export interface NewAddendum {
  readonly id: AddendumId;
  readonly checkinId: CheckinId;
  readonly sentBy: string;
  readonly recordedAt: number;
  readonly receivedAt: number;
  readonly contentHash: Uint8Array;
  readonly body: string;
}

export const insertAddendum = (addendum: NewAddendum): Statement =>
  statement(
    `INSERT INTO addenda (id, checkin_seq, sent_by, recorded_at, received_at, content_hash, body)
     SELECT ?, seq, ?, ?, ?, ?, ? FROM checkins WHERE id = ?`,
    addendum.id,
    addendum.sentBy,
    addendum.recordedAt,
    addendum.receivedAt,
    addendum.contentHash,
    addendum.body,
    addendum.checkinId,
  );

const addendumRow = z.object({ checkinId, contentHash: z.string() });

/** The addendum that came under this id before, to recognise a repeat. */
export function addendumById(id: AddendumId): Query<z.infer<typeof addendumRow> | null> {
  return one(
    addendumRow,
    `SELECT c.id AS checkinId, lower(hex(d.content_hash)) AS contentHash FROM addenda d JOIN checkins c ON c.seq = d.checkin_seq
     WHERE d.id = ?`,
    id,
  );
}

const EARLY = 10;
const earlyRow = z.object({ id: checkinId, spo2: z.nullable(z.number()) });
export type EarlySpo2 = z.infer<typeof earlyRow>;

/** The effective SpO2 of the first check-ins of the episode, oldest first: the baseline is made of them. Index: checkins_by_episode. */
export function earlySpo2(id: CheckinId): Query<EarlySpo2[]> {
  const key = byCheckin(id);
  return many(
    earlyRow,
    `SELECT c.id, (SELECT s.spo2 FROM assessments s WHERE s.checkin_seq = c.seq ORDER BY s.version DESC LIMIT 1) AS spo2
     FROM checkins c WHERE c.episode_id = ${key.sql} ORDER BY c.measured_at LIMIT ${EARLY}`,
    key.id,
  );
}
