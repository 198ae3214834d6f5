import * as z from "zod/mini";
import type { AssessmentView, CheckinView } from "#schema/api/checkin.ts";
import { staffRef } from "#schema/api/common.ts";
import { addendumId, type CheckinId, checkinId, type EpisodeId, episodeId } from "#schema/ids.ts";
import { CHECKIN_SOURCES, SEVERITIES } from "#schema/terms.ts";
import { type EpisodeKey, nullableStaff, staffColumn } from "../../ground/episode/store.ts";
import { flag, json, many, one, type Query } from "../../ground/platform/d1.ts";
import { addition, measurementsColumn } from "./stored-body.ts";
import { protocolOf } from "./stored-protocol.ts";

/** Names the episode of a check-in. */
export const byCheckin = (id: CheckinId): EpisodeKey => ({ sql: "(SELECT episode_id FROM checkins WHERE id = ?)", id });

/** A check-in with its addenda and all versions of its assessment in one row; `FROM checkins c` and CHECKIN_JOIN. */
export const CHECKIN_COLUMNS = `c.seq, c.id, c.episode_id AS episodeId, c.source, c.recorded_at AS recordedAt, c.measured_at AS measuredAt,
  c.received_at AS receivedAt, lower(hex(c.content_hash)) AS contentHash, c.body AS measurements, ${staffColumn("sender")} AS sentBy,
  (SELECT json_group_array(json_object('id', d.id, 'recordedAt', d.recorded_at, 'receivedAt', d.received_at, 'added', json(d.body),
       'sentBy', json(${staffColumn("adder")})))
     FROM (SELECT * FROM addenda WHERE checkin_seq = c.seq ORDER BY seq) d LEFT JOIN staff adder ON adder.id = d.sent_by) AS addenda,
  (SELECT json_group_array(json_object('version', s.version, 'protocol', s.protocol, 'parameters', s.parameters, 'severity', s.severity,
       'findings', json(s.findings), 'unassessed', json(s.unassessed), 'spo2', s.spo2, 'news2', s.news2, 'partial', s.news2_partial))
     FROM (SELECT * FROM assessments WHERE checkin_seq = c.seq ORDER BY version) s) AS assessments`;
export const CHECKIN_JOIN = "LEFT JOIN staff sender ON sender.id = c.sent_by";

const findings = z.array(z.tuple([z.string(), z.record(z.string(), z.number())]));
const unassessed = z.array(z.tuple([z.string(), z.enum(["missing", "invalid", "not_answered"])]));
const assessed = z.object({
  version: z.int(),
  protocol: z.pipe(z.string(), z.transform(protocolOf)),
  parameters: z.int(),
  severity: z.enum(SEVERITIES),
  findings,
  unassessed,
  spo2: z.nullable(z.int()),
  news2: z.nullable(z.int()),
  partial: flag,
});
/** The same as columns of their own; `FROM assessments s`. */
export const ASSESSED_COLUMNS =
  "s.version, s.protocol, s.parameters, s.severity, s.findings, s.unassessed, s.spo2, s.news2, s.news2_partial AS partial";
export const assessedColumns = z.extend(assessed, { findings: json(findings), unassessed: json(unassessed) });
export type Assessed = z.infer<typeof assessed>;

export const checkinRow = z.object({
  seq: z.int(),
  id: checkinId,
  episodeId,
  source: z.enum(CHECKIN_SOURCES),
  recordedAt: z.int(),
  measuredAt: z.int(),
  receivedAt: z.int(),
  contentHash: z.string(),
  measurements: measurementsColumn,
  sentBy: nullableStaff,
  addenda: json(
    z.array(
      z.object({ id: addendumId, recordedAt: z.int(), receivedAt: z.int(), added: addition, sentBy: z.nullable(staffRef) }),
    ),
  ),
  assessments: json(z.array(assessed).check(z.minLength(1))),
});
export type CheckinRow = z.infer<typeof checkinRow>;

export function checkinById(id: CheckinId): Query<CheckinRow | null> {
  return one(checkinRow, `SELECT ${CHECKIN_COLUMNS} FROM checkins c ${CHECKIN_JOIN} WHERE c.id = ?`, id);
}

/** Newest first by when they were measured. Index: checkins_by_episode. */
export function checkinsOf(id: EpisodeId, most = 200): Query<CheckinRow[]> {
  const sql = `SELECT ${CHECKIN_COLUMNS} FROM checkins c ${CHECKIN_JOIN} WHERE c.episode_id = ? ORDER BY c.measured_at DESC LIMIT ?`;
  return many(checkinRow, sql, id, most);
}

/** The assessment in force: that of the last addendum, or of the check-in itself. */
export function newestAssessment({ id, assessments }: Pick<CheckinRow, "id" | "assessments">): Assessed {
  const last = assessments.at(-1);
  if (last === undefined) throw new Error(`check-in ${id} has no assessment`);
  return last;
}

export function assessmentViewOf(row: Assessed): AssessmentView {
  return {
    version: row.version,
    protocol: row.protocol,
    parameters: row.parameters,
    severity: row.severity,
    reasons: row.findings.map(([rule, values]) => ({ rule, values })),
    unassessed: row.unassessed.map(([what, reason]) => ({ what, reason })),
    news2: row.news2 === null ? null : { score: row.news2, partial: row.partial },
    spo2Effective: row.spo2,
  };
}

export function checkinViewOf(row: CheckinRow): CheckinView {
  return {
    id: row.id,
    source: row.source,
    sentBy: row.sentBy,
    recordedAt: row.recordedAt,
    measuredAt: row.measuredAt,
    receivedAt: row.receivedAt,
    measurements: row.measurements,
    addenda: row.addenda.map(({ id, recordedAt, receivedAt, added }) => ({ id, recordedAt, receivedAt, ...added })),
    assessment: assessmentViewOf(newestAssessment(row)),
    severities: row.assessments.map((assessment) => assessment.severity),
  };
}
