import type { Finding } from "#clinical/assessment.ts";
import { compareSeverity } from "#clinical/severity.ts";
import type { CheckinBody, Receipt } from "#schema/api/checkin.ts";
import type { EpisodeId } from "#schema/ids.ts";
import type { CheckinSource } from "#schema/terms.ts";
import { actorOf, type PhoneActor, type StaffActor } from "../../ground/access/actor.ts";
import { auditRow } from "../../ground/access/audit.ts";
import type { Credential } from "../../ground/access/credential.ts";
import { refusal } from "../../ground/access/policy.ts";
import { feedRow } from "../../ground/delivery/store.ts";
import { parametersInForce } from "../../ground/episode/parameters.ts";
import { byEpisode, type EpisodeInCare, episodeInCare, markSeen, recordSummary } from "../../ground/episode/store.ts";
import { type Decided, transact } from "../../ground/platform/commit.ts";
import type { Context } from "../../ground/platform/context.ts";
import type { Failure } from "../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../ground/platform/result.ts";
import { openAlerts, pastOf } from "../triage/alert-row.ts";
import { messagesTo } from "../triage/messages.ts";
import { answerSilence, clinicalTold, raiseFindings } from "../triage/part.ts";
import { assessCheckin } from "./assess-checkin.ts";
import { assessedNow } from "./assessed-now.ts";
import { checkinById } from "./checkin-row.ts";
import { contentHash, hexOf } from "./content-hash.ts";
import { receiptOf } from "./receipt.ts";
import { isNewest, MOST_BASELINE_READINGS, measuredAt, summaryAfter } from "./rules.ts";
import { insertAssessment, insertCheckin } from "./store.ts";
import { packMeasurements } from "./stored-body.ts";

/** `isNew` is false when the same content came under the same id before. */
export interface Received {
  readonly receipt: Receipt;
  readonly isNew: boolean;
}

function sourceOf(actor: PhoneActor | StaffActor, { personId }: EpisodeInCare): CheckinSource {
  if (actor.kind === "staff") return "staff_by_phone";
  return actor.grants.find((grant) => grant.personId === personId)?.relation ?? "self";
}

/** After the end of an episode only a danger is worth an alert; the reading itself is kept all the same. */
export function worthAnAlert({ state }: Pick<EpisodeInCare, "state">, findings: readonly Finding[]): readonly Finding[] {
  return state === "active" ? findings : findings.filter(({ severity }) => compareSeverity(severity, "urgent") >= 0);
}

/**
 * Records a check-in, says what it means and raises what must be raised, in two D1 calls. A reading is never lost: one that is late
 * keeps its true time, and one for an episode that has ended is recorded with an audit row that says so.
 */
export async function submitCheckin(
  ctx: Context,
  credential: Credential,
  episodeId: EpisodeId,
  body: CheckinBody,
): Promise<Result<Received, Failure>> {
  const hash = await contentHash(body);
  const [start, key] = [ctx.clock.now(), byEpisode(episodeId)];
  const queries = [
    actorOf(credential, start),
    episodeInCare(key),
    parametersInForce(),
    checkinById(body.id),
    openAlerts(key),
    pastOf(key, start),
    messagesTo(key),
  ] as const;
  return transact(ctx, queries, ([actor, episode, parameters, before, open, past, messages], now): Decided<Received> => {
    const refused = refusal(actor, "check-in", episode);
    if (refused) return fail(refused);
    if (actor === null || episode === null) return fail({ tag: "not-found" });
    if (before) {
      if (before.episodeId !== episodeId || before.contentHash !== hexOf(hash)) return fail({ tag: "id-conflict" });
      const receipt = receiptOf(before, { episode, alert: clinicalTold(open), past, messages, now });
      return ok({ value: { receipt, isNew: false }, record: [] });
    }
    const { facilityId, version, openedAt } = episode;
    const measured = measuredAt({ ...body, receivedAt: now, openedAt });
    const isFirst = episode.lastCheckinAt === null;
    const assessment = assessCheckin(episode, body.measurements, [], { measured, parameters, isFirst });
    const ended = episode.state === "ended";
    const soFar = { ...episode, ended, preferred: { am: episode.amHour, pm: episode.pmHour } };
    const summary = summaryAfter(soFar, measured, assessment.severity, now);
    const readings = [...episode.baselineReadings, ...(assessment.spo2Effective === null ? [] : [assessment.spo2Effective])];
    const checkin = {
      id: body.id,
      episodeId,
      source: sourceOf(actor, episode),
      sentBy: actor.id,
      recordedAt: body.recordedAt,
      sentAt: body.sentAt,
      receivedAt: now,
      measuredAt: measured,
      contentHash: hash,
      body: packMeasurements(body.measurements),
    };
    const raising = { ids: ctx.ids, episodeId, facilityId, now, actor: actor.id, raisedBy: body.id };
    const findings = worthAnAlert(episode, assessment.findings);
    const raised = raiseFindings(raising, { open, past, findings, priority: assessment.priority });
    const by = actor.kind === "staff" ? { id: actor.id, name: actor.name, title: actor.title } : null;
    const row = {
      ...checkin,
      sentBy: by,
      contentHash: hexOf(hash),
      measurements: body.measurements,
      addenda: [],
      assessments: [assessedNow(1, assessment)],
    };
    const seen = by ? { lastSeenAt: now + 1, lastSeenBy: by } : { lastSeenAt: null, lastSeenBy: null };
    const around = { episode: { ...seen, nextDueAt: summary.nextDueAt }, alert: raised.told, past, messages: [], now };
    return ok({
      value: { receipt: receiptOf(row, around), isNew: true },
      guard: { episodeId, version },
      record: [
        insertCheckin(checkin),
        insertAssessment(body.id, 1, assessment),
        recordSummary(episodeId, { ...summary, baselineReadings: readings.slice(0, MOST_BASELINE_READINGS) }),
        ...raised.record,
        ...(isNewest(episode.lastCheckinAt, measured) ? answerSilence(raising, open) : []),
        // Names no subject: it is the check-in of this episode that this sender sent at this time (decisions.md 7).
        auditRow({ at: now, actor: actor.id, action: "checkin", episodeId, detail: ended ? { ended } : undefined }),
        ...(by ? [markSeen(episodeId, by.id, now)] : []),
        feedRow(facilityId, episodeId, now),
      ],
      poke: [facilityId],
    });
  });
}
