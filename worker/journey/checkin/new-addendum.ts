import type { Assessment } from "#clinical/assessment.ts";
import type { SiteParameters } from "#clinical/parameters.ts";
import type { AddendumBody, MessageView } from "#schema/api/checkin.ts";
import type { CheckinId } from "#schema/ids.ts";
import { auditRow } from "../../ground/access/audit.ts";
import { feedRow } from "../../ground/delivery/store.ts";
import { type EpisodeInCare, recordSummary } from "../../ground/episode/store.ts";
import type { Decision } from "../../ground/platform/commit.ts";
import type { Context } from "../../ground/platform/context.ts";
import type { AlertRow, Past } from "../triage/alert-row.ts";
import { raiseFindings } from "../triage/part.ts";
import { assessCheckin } from "./assess-checkin.ts";
import { assessedNow } from "./assessed-now.ts";
import { type CheckinRow, newestAssessment } from "./checkin-row.ts";
import { type Received, worthAnAlert } from "./new-checkin.ts";
import { receiptOf } from "./receipt.ts";
import { MOST_BASELINE_READINGS } from "./rules.ts";
import { type EarlySpo2, insertAddendum, insertAssessment } from "./store.ts";
import { additionOf } from "./stored-body.ts";

/** The baseline's readings with the corrected value of this check-in in its place. */
function readingsAfter(early: readonly EarlySpo2[], id: CheckinId, spo2: number | null): number[] {
  const corrected = early.map((each) => (each.id === id ? spo2 : each.spo2));
  return corrected.filter((each) => each !== null).slice(0, MOST_BASELINE_READINGS);
}

/** The newest check-in's new severity is the episode's; an older one's is not. */
function summaryOf(episode: EpisodeInCare, checkin: CheckinRow, severity: EpisodeInCare["lastSeverity"]) {
  const { lastCheckinAt, nextDueAt } = episode;
  return { lastCheckinAt, nextDueAt, lastSeverity: checkin.measuredAt === lastCheckinAt ? severity : episode.lastSeverity };
}

interface Scene {
  readonly actorId: string;
  readonly episode: EpisodeInCare;
  readonly checkin: CheckinRow;
  readonly body: AddendumBody;
  readonly hash: Uint8Array;
  readonly early: readonly EarlySpo2[];
  readonly parameters: SiteParameters;
  readonly open: readonly AlertRow[];
  readonly past: Past;
  readonly messages: readonly MessageView[];
  readonly now: number;
}

/** The check-in with the addition laid over it, as the protocol sees it. */
function assessAnew({ episode, checkin, body, early, parameters }: Scene): Assessment {
  const additions = [...checkin.addenda.map((each) => each.added), additionOf(body)];
  const given = { measured: checkin.measuredAt, parameters, isFirst: early[0]?.id === checkin.id };
  return assessCheckin(episode, checkin.measurements, additions, given);
}

/** What is written for an addendum that is new, and the receipt of its check-in. */
export function recordAnew(ids: Context["ids"], scene: Scene): Decision<Received> {
  const { actorId: actor, episode, checkin, body, hash, early, open, past, messages, now } = scene;
  const { id: episodeId, facilityId, version } = episode;
  const assessment = assessAnew(scene);
  const next = newestAssessment(checkin).version + 1;
  const raising = { ids, episodeId, facilityId, now, actor, raisedBy: checkin.id };
  const findings = worthAnAlert(episode, assessment.findings);
  const raised = raiseFindings(raising, { open, past, findings, priority: assessment.priority });
  const addendum = { id: body.id, recordedAt: body.recordedAt, receivedAt: now, added: additionOf(body) };
  const row: CheckinRow = {
    ...checkin,
    // The receipt is made of this row, and says who saw a check-in, not who typed it.
    addenda: [...checkin.addenda, { ...addendum, sentBy: null }],
    assessments: [...checkin.assessments, assessedNow(next, assessment)],
  };
  const baselineReadings = readingsAfter(early, checkin.id, assessment.spo2Effective);
  return {
    value: { receipt: receiptOf(row, { episode, alert: raised.told, past, messages, now }), isNew: true },
    guard: { episodeId, version },
    record: [
      insertAddendum({
        ...addendum,
        checkinId: checkin.id,
        sentBy: actor,
        contentHash: hash,
        body: JSON.stringify(addendum.added),
      }),
      insertAssessment(checkin.id, next, assessment),
      recordSummary(episodeId, { ...summaryOf(episode, checkin, assessment.severity), baselineReadings }),
      ...raised.record,
      auditRow({ at: now, actor, action: "addendum", episodeId, subject: body.id, detail: { checkinId: checkin.id } }),
      feedRow(facilityId, episodeId, now),
    ],
    poke: [facilityId],
  };
}
