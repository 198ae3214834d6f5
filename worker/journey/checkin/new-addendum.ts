import type { SiteParameters } from "#clinical/parameters.ts";
import { heavier } from "#clinical/priority.ts";
import type { AddendumBody } from "#schema/api/checkin.ts";
import type { CheckinId } from "#schema/ids.ts";
import type { Severity } from "#schema/terms.ts";
import { auditRow } from "../../ground/access/audit.ts";
import { feedRow } from "../../ground/delivery/store.ts";
import { type EpisodeInCare, summarySet } from "../../ground/episode/store.ts";
import type { Decision } from "../../ground/platform/commit.ts";
import type { Context } from "../../ground/platform/context.ts";
import type { AlertRow, Past } from "../triage/alert-row.ts";
import type { Said } from "../triage/messages.ts";
import { raiseFindings } from "../triage/part.ts";
import { assessCheckin } from "./assess-checkin.ts";
import { assessedNow } from "./assessed-now.ts";
import { type CheckinRow, newestAssessment } from "./checkin-row.ts";
import { asPast, cameAfter, type HistoryRow, pastsBut } from "./history.ts";
import { laterTrends, trendsRecorded, withTrendKept } from "./later-trends.ts";
import { type Received, worthAnAlert } from "./new-checkin.ts";
import { receiptOf } from "./receipt.ts";
import { MOST_BASELINE_READINGS, measuredAt, summaryAnew } from "./rules.ts";
import { type EarlySpo2, insertAddendum, insertAssessment } from "./store.ts";
import { additionOf } from "./stored-body.ts";

/** The baseline's readings with the corrected value of this check-in in its place. */
function readingsAfter(early: readonly EarlySpo2[], id: CheckinId, spo2: number | null): number[] {
  const corrected = early.map((each) => (each.id === id ? spo2 : each.spo2));
  return corrected.filter((each) => each !== null).slice(0, MOST_BASELINE_READINGS);
}

type LastSeverity = EpisodeInCare["lastSeverity"];

/**
 * The newest check-in's new severity is the episode's, and may bring the next one forward; an older one's is not, but for what it
 * changes of the newest one's trend.
 */
function summaryOf(episode: EpisodeInCare, isNewest: boolean, severity: Severity, ofNewest: LastSeverity, now: number) {
  const newest = isNewest ? severity : ofNewest;
  if (newest === null || newest === episode.lastSeverity) return episode;
  const preferred = { am: episode.amHour, pm: episode.pmHour };
  return summaryAnew({ ...episode, ended: episode.state === "ended", preferred }, newest, now);
}

interface Scene {
  readonly actorId: string;
  readonly episode: EpisodeInCare;
  readonly checkin: CheckinRow;
  readonly body: AddendumBody;
  readonly hash: Uint8Array;
  readonly early: readonly EarlySpo2[];
  readonly history: readonly HistoryRow[];
  readonly parameters: SiteParameters;
  readonly open: readonly AlertRow[];
  readonly past: Past;
  readonly messages: readonly Said[];
  readonly now: number;
}

/** When the addition was measured or said: a sign that is told now is of now, whatever check-in it was added to. */
function saidAt({ episode, checkin, body, now }: Scene): number {
  const said = measuredAt({ ...body, receivedAt: now, openedAt: episode.openedAt });
  return Math.max(said, checkin.measuredAt);
}

/** The check-in with the addition laid over it, as the protocol sees it among the others, and what those after it say anew. */
function assessAnew(scene: Scene) {
  const { episode, checkin, body, early, history, parameters } = scene;
  const additions = [...checkin.addenda.map((each) => each.added), additionOf(body)];
  const among = {
    measured: checkin.measuredAt,
    parameters,
    isFirst: early[0]?.id === checkin.id,
    history: pastsBut(episode, history, checkin.id),
  };
  const past = asPast(episode, { measuredAt: checkin.measuredAt, measurements: checkin.measurements, additions });
  const anew = assessCheckin(episode, checkin.measurements, additions, among);
  return {
    assessment: withTrendKept(anew, newestAssessment(checkin).findings, history, checkin.measuredAt),
    after: cameAfter(history, saidAt(scene)),
    anew: trendsRecorded(laterTrends(episode, history, { id: checkin.id, past }, parameters), episode),
  };
}

/** What is written for an addendum that is new, and the receipt of its check-in. */
export function recordAnew(ids: Context["ids"], scene: Scene): Decision<Received> {
  const { actorId: actor, episode, checkin, body, hash, early, open, past, messages, now } = scene;
  const { id: episodeId, facilityId, version } = episode;
  const { assessment, after, anew } = assessAnew(scene);
  const next = newestAssessment(checkin).version + 1;
  const raising = { ids, episodeId, facilityId, now, actor, raisedBy: checkin.id };
  const findings = worthAnAlert(episode, assessment.findings);
  const current = worthAnAlert(episode, anew.current);
  const priority = heavier(assessment.priority, anew.priority);
  const raised = raiseFindings(raising, { open, past, findings, priority, after, current });
  const addendum = { id: body.id, recordedAt: body.recordedAt, receivedAt: now, added: additionOf(body) };
  const row: CheckinRow = {
    ...checkin,
    // The receipt is made of this row, and says who saw a check-in, not who typed it.
    addenda: [...checkin.addenda, { ...addendum, sentBy: null }],
    assessments: [...checkin.assessments, assessedNow(next, assessment)],
  };
  const baselineReadings = readingsAfter(early, checkin.id, assessment.spo2Effective);
  const isNewest = checkin.measuredAt === episode.lastCheckinAt;
  const summary = { ...summaryOf(episode, isNewest, assessment.severity, anew.lastSeverity, now), baselineReadings };
  const around = { ...episode, nextDueAt: summary.nextDueAt };
  return {
    value: { receipt: receiptOf(row, { episode: around, alert: raised.told, past, messages, now }), isNew: true },
    guard: { episodeId, version, set: summarySet(summary) },
    record: [
      insertAddendum({
        ...addendum,
        checkinId: checkin.id,
        sentBy: actor,
        contentHash: hash,
        body: JSON.stringify(addendum.added),
      }),
      insertAssessment(checkin.id, next, assessment),
      ...anew.record,
      ...raised.record,
      auditRow({ at: now, actor, action: "addendum", episodeId, subject: body.id, detail: { checkinId: checkin.id } }),
      feedRow(facilityId, episodeId, now),
    ],
    poke: [facilityId],
  };
}
