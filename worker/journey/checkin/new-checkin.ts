import type { Assessment, Finding } from "#clinical/assessment.ts";
import type { SiteParameters } from "#clinical/parameters.ts";
import { heavier } from "#clinical/priority.ts";
import { compareSeverity } from "#clinical/severity.ts";
import type { CheckinBody, Receipt } from "#schema/api/checkin.ts";
import type { CheckinSource } from "#schema/terms.ts";
import type { PhoneActor, StaffActor } from "../../ground/access/actor.ts";
import { auditRow } from "../../ground/access/audit.ts";
import { feedRow } from "../../ground/delivery/store.ts";
import { type CheckinSummary, type EpisodeInCare, markSeen, summarySet } from "../../ground/episode/store.ts";
import type { Decision } from "../../ground/platform/commit.ts";
import { hexOf } from "../../ground/platform/content-hash.ts";
import type { Context } from "../../ground/platform/context.ts";
import type { AlertRow, Past } from "../triage/alert-row.ts";
import { answerSilence, raiseFindings } from "../triage/part.ts";
import { assessCheckin } from "./assess-checkin.ts";
import { assessedNow } from "./assessed-now.ts";
import { asPast, cameAfter, type HistoryRow, MOST_HISTORY, pastsBut } from "./history.ts";
import { laterTrends, trendsRecorded } from "./later-trends.ts";
import { type Around, receiptOf } from "./receipt.ts";
import { isNewest, MOST_BASELINE_READINGS, measuredAt, summaryAfter } from "./rules.ts";
import { insertAssessment, insertCheckin, type NewCheckin } from "./store.ts";
import { packMeasurements } from "./stored-body.ts";

/** `isNew` is false when the same content came under the same id before. */
export interface Received {
  readonly receipt: Receipt;
  readonly isNew: boolean;
}

/** Who typed it, as whoever typed it says; else whose phone it is. */
function sourceOf(actor: PhoneActor | StaffActor, { personId }: EpisodeInCare, { typedBy }: CheckinBody): CheckinSource {
  if (actor.kind === "staff") return "staff_by_phone";
  return typedBy ?? actor.grants.find((grant) => grant.personId === personId)?.relation ?? "self";
}

/** After the end of an episode only a danger is worth an alert; the reading itself is kept all the same. */
export function worthAnAlert({ state }: Pick<EpisodeInCare, "state">, findings: readonly Finding[]): readonly Finding[] {
  return state === "active" ? findings : findings.filter(({ severity }) => compareSeverity(severity, "urgent") >= 0);
}

export interface Arrival {
  readonly actor: PhoneActor | StaffActor;
  readonly episode: EpisodeInCare;
  readonly body: CheckinBody;
  readonly hash: Uint8Array;
  readonly now: number;
}

/** The row to be written: the phone's clock raw, beside when it was really measured. */
function checkinOf({ actor, episode, body, hash, now }: Arrival): NewCheckin {
  return {
    id: body.id,
    episodeId: episode.id,
    source: sourceOf(actor, episode, body),
    sentBy: actor.id,
    recordedAt: body.recordedAt,
    sentAt: body.sentAt,
    receivedAt: now,
    measuredAt: measuredAt({ ...body, receivedAt: now, openedAt: episode.openedAt }),
    contentHash: hash,
    body: packMeasurements(body.measurements),
  };
}

/** The readings of the baseline with this one where it belongs in time. Of a long history the first ones are not loaded: they stand. */
function readingsWith(
  { baselineReadings }: EpisodeInCare,
  history: readonly HistoryRow[],
  measuredAt: number,
  spo2: number | null,
) {
  const readings =
    history.length < MOST_HISTORY
      ? [...history, { measuredAt, spo2 }].sort((a, b) => a.measuredAt - b.measuredAt).map((each) => each.spo2)
      : [...baselineReadings, spo2];
  return readings.filter((each) => each !== null).slice(0, MOST_BASELINE_READINGS);
}

/** The episode after it: what is due, the newest severity, the readings that the baseline is made of. */
function summaryOf(
  { episode, now }: Pick<Arrival, "episode" | "now">,
  history: readonly HistoryRow[],
  measured: number,
  { severity, spo2Effective }: Assessment,
): CheckinSummary {
  const ended = episode.state === "ended";
  const soFar = { ...episode, ended, preferred: { am: episode.amHour, pm: episode.pmHour } };
  const baselineReadings = readingsWith(episode, history, measured, spo2Effective);
  return { ...summaryAfter(soFar, measured, severity, now), baselineReadings };
}

/** A first receipt is built like a later one, from the row as it will be read. A nurse who typed it has seen it. */
function firstReceipt(
  arrival: Arrival,
  assessment: Assessment,
  around: Pick<Around, "alert" | "past"> & { nextDueAt: number | null },
) {
  const { actor, body, hash, now } = arrival;
  const { body: _, sentAt: __, ...checkin } = checkinOf(arrival);
  const by = actor.kind === "staff" ? { id: actor.id, name: actor.name, title: actor.title } : null;
  const seen = by ? { lastSeenAt: now + 1, lastSeenBy: by } : { lastSeenAt: null, lastSeenBy: null };
  const row = {
    ...checkin,
    sentBy: by,
    contentHash: hexOf(hash),
    measurements: body.measurements,
    addenda: [],
    assessments: [assessedNow(1, assessment)],
  };
  return receiptOf(row, { ...around, episode: { ...seen, nextDueAt: around.nextDueAt }, messages: [], now });
}

/** What is known of the illness beside the check-in. */
export interface Known {
  readonly parameters: SiteParameters;
  readonly history: readonly HistoryRow[];
  readonly open: readonly AlertRow[];
  readonly past: Past;
}

/** What it says among the others, and what the others say anew because it lies before them. */
function assessAmong({ episode, body }: Arrival, measured: number, { parameters, history }: Known) {
  const among = { measured, parameters, isFirst: episode.lastCheckinAt === null, history: pastsBut(episode, history, body.id) };
  const assessment = assessCheckin(episode, body.measurements, [], among);
  const past = asPast(episode, { measuredAt: measured, measurements: body.measurements, additions: [] });
  const after = cameAfter(history, measured);
  const anew = after ? laterTrends(episode, history, { id: body.id, past }, parameters) : [];
  return { assessment, after, anew: trendsRecorded(anew, episode) };
}

/** What is written for a check-in that is new, and its first receipt. */
export function recordNew(ids: Context["ids"], arrival: Arrival, known: Known): Decision<Received> {
  const { actor, episode, body, now } = arrival;
  const { id: episodeId, facilityId, version } = episode;
  const checkin = checkinOf(arrival);
  const { assessment, after, anew } = assessAmong(arrival, checkin.measuredAt, known);
  const isNew = isNewest(episode.lastCheckinAt, checkin.measuredAt);
  const summary = summaryOf(arrival, known.history, checkin.measuredAt, assessment);
  const raising = { ids, episodeId, facilityId, now, actor: actor.id, raisedBy: body.id };
  const raised = raiseFindings(raising, {
    ...known,
    findings: worthAnAlert(episode, assessment.findings),
    priority: heavier(assessment.priority, anew.priority),
    after,
    current: worthAnAlert(episode, anew.current),
  });
  const detail = episode.state === "ended" ? { ended: true } : undefined;
  const receipt = firstReceipt(arrival, assessment, { alert: raised.told, past: known.past, nextDueAt: summary.nextDueAt });
  return {
    value: { receipt, isNew: true },
    guard: { episodeId, version, set: summarySet(isNew ? summary : { ...summary, lastSeverity: anew.lastSeverity }) },
    record: [
      insertCheckin(checkin),
      insertAssessment(body.id, 1, assessment),
      ...anew.record,
      ...raised.record,
      ...(isNew ? answerSilence(raising, known.open) : []),
      // Names no subject: it is the check-in of this episode that this sender sent at this time (decisions.md 7).
      auditRow({ at: now, actor: actor.id, action: "checkin", episodeId, detail }),
      ...(actor.kind === "staff" ? [markSeen(episodeId, actor.id, now)] : []),
      feedRow(facilityId, episodeId, now),
    ],
    poke: [facilityId],
  };
}
