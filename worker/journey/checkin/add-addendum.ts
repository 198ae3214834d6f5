import type { AddendumBody } from "#schema/api/checkin.ts";
import type { CheckinId } from "#schema/ids.ts";
import { actorOf } from "../../ground/access/actor.ts";
import { auditRow } from "../../ground/access/audit.ts";
import type { Credential } from "../../ground/access/credential.ts";
import { refusal } from "../../ground/access/policy.ts";
import { feedRow } from "../../ground/delivery/store.ts";
import { parametersInForce } from "../../ground/episode/parameters.ts";
import { type EpisodeInCare, episodeInCare, markSeen, recordSummary } from "../../ground/episode/store.ts";
import { type Decided, transact } from "../../ground/platform/commit.ts";
import type { Context } from "../../ground/platform/context.ts";
import type { Failure } from "../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../ground/platform/result.ts";
import { openAlerts, pastOf } from "../triage/alert-row.ts";
import { messagesTo } from "../triage/messages.ts";
import { clinicalTold, raiseFindings } from "../triage/part.ts";
import { assessCheckin } from "./assess-checkin.ts";
import { assessedNow } from "./assessed-now.ts";
import { byCheckin, type CheckinRow, checkinById, newestAssessment } from "./checkin-row.ts";
import { contentHash, hexOf } from "./content-hash.ts";
import { receiptOf } from "./receipt.ts";
import { MOST_BASELINE_READINGS } from "./rules.ts";
import { addendumById, type EarlySpo2, earlySpo2, insertAddendum, insertAssessment } from "./store.ts";
import { additionOf } from "./stored-body.ts";
import { type Received, worthAnAlert } from "./submit-checkin.ts";

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

/**
 * Adds what was measured or said anew to a sealed check-in and assesses it again, as a new version (decisions.md 5). The old flags
 * stay, and so does an alert that they raised: a second reading that recovered closes nothing (protocol.md 10.3).
 */
export async function addAddendum(
  ctx: Context,
  credential: Credential,
  checkinId: CheckinId,
  body: AddendumBody,
): Promise<Result<Received, Failure>> {
  const hash = await contentHash(body);
  const [start, key] = [ctx.clock.now(), byCheckin(checkinId)];
  const queries = [
    actorOf(credential, start),
    episodeInCare(key),
    parametersInForce(),
    checkinById(checkinId),
    addendumById(body.id),
    earlySpo2(checkinId),
    openAlerts(key),
    pastOf(key, start),
    messagesTo(key),
  ] as const;
  return transact(ctx, queries, (loaded, now): Decided<Received> => {
    const [actor, episode, parameters, checkin, before, early, open, past, messages] = loaded;
    const refused = refusal(actor, "check-in", episode);
    if (refused) return fail(refused);
    if (actor === null || episode === null || checkin === null) return fail({ tag: "not-found" });
    if (before) {
      if (before.checkinId !== checkinId || before.contentHash !== hexOf(hash)) return fail({ tag: "id-conflict" });
      const receipt = receiptOf(checkin, { episode, alert: clinicalTold(open), past, messages, now });
      return ok({ value: { receipt, isNew: false }, record: [] });
    }
    const { id: episodeId, facilityId, version } = episode;
    const added = additionOf(body);
    const additions = [...checkin.addenda.map((each) => each.added), added];
    const isFirst = early[0]?.id === checkinId;
    const given = { measured: checkin.measuredAt, parameters, isFirst };
    const assessment = assessCheckin(episode, checkin.measurements, additions, given);
    const next = newestAssessment(checkin).version + 1;
    const raising = { ids: ctx.ids, episodeId, facilityId, now, actor: actor.id, raisedBy: checkinId };
    const findings = worthAnAlert(episode, assessment.findings);
    const raised = raiseFindings(raising, { open, past, findings, priority: assessment.priority });
    const addendum = { id: body.id, recordedAt: body.recordedAt, receivedAt: now, added };
    const row: CheckinRow = {
      ...checkin,
      addenda: [...checkin.addenda, addendum],
      assessments: [...checkin.assessments, assessedNow(next, assessment)],
    };
    const baselineReadings = readingsAfter(early, checkinId, assessment.spo2Effective);
    return ok({
      value: { receipt: receiptOf(row, { episode, alert: raised.told, past, messages, now }), isNew: true },
      guard: { episodeId, version },
      record: [
        insertAddendum({ ...addendum, checkinId, sentBy: actor.id, contentHash: hash, body: JSON.stringify(added) }),
        insertAssessment(checkinId, next, assessment),
        recordSummary(episodeId, { ...summaryOf(episode, checkin, assessment.severity), baselineReadings }),
        ...raised.record,
        auditRow({ at: now, actor: actor.id, action: "addendum", episodeId, subject: body.id, detail: { checkinId } }),
        ...(actor.kind === "staff" ? [markSeen(episodeId, actor.id, now)] : []),
        feedRow(facilityId, episodeId, now),
      ],
      poke: [facilityId],
    });
  });
}
