import type { Finding } from "#clinical/assessment.ts";
import type { SiteParameters } from "#clinical/parameters.ts";
import { eligibilityFindings } from "#clinical/risk.ts";
import type { CheckinBody, Measurements } from "#schema/api/checkin.ts";
import type { EnrolBody } from "#schema/api/enrolment.ts";
import type { AlertId, CheckinId } from "#schema/ids.ts";
import type { AlertKind, AlertState, Severity } from "#schema/terms.ts";
import { assessCheckin } from "../../worker/journey/checkin/assess-checkin.ts";
import { assessedNow } from "../../worker/journey/checkin/assessed-now.ts";
import type { Assessed } from "../../worker/journey/checkin/checkin-row.ts";
import { asPast, cameAfter, type HistoryRow, MOST_HISTORY, pastsBut } from "../../worker/journey/checkin/history.ts";
import { laterTrends } from "../../worker/journey/checkin/later-trends.ts";
import { MOST_BASELINE_READINGS } from "../../worker/journey/checkin/rules.ts";
import type { Addition } from "../../worker/journey/checkin/stored-body.ts";
import { riskFactsOf } from "../../worker/journey/enrolment/rules.ts";
import {
  type Accepted,
  type AlertFacts,
  type AlertMove,
  acceptableOf,
  decideAlert,
  decideEligibility,
  decideHelp,
  isEligibility,
  type ReasonPair,
} from "../../worker/journey/triage/rules.ts";
import { type CameAfter, decideLate } from "../../worker/journey/triage/rules-late.ts";

export type AlertEventName = "asked" | "raised" | "worsened" | "acknowledged" | "acted" | "resolved";

/** An alert as it must stand. `id` is known once somebody of the station has seen it. */
export interface ExpectedAlert {
  id: AlertId | null;
  readonly kind: AlertKind;
  state: AlertState;
  severity: Severity;
  reasons: readonly ReasonPair[];
  accepted: Accepted | null;
}

/** A check-in that the service has acknowledged. */
export interface SentCheckin {
  readonly measurements: Measurements;
  readonly measuredAt: number;
  readonly additions: Addition[];
  readonly addenda: string[];
  assessed: Assessed;
}

/** One episode as it must stand after what was sent and done, told by the same engine and rules as the service's. */
export interface ExpectedEpisode {
  readonly enrolment: EnrolBody;
  readonly parameters: SiteParameters;
  readonly checkins: Map<CheckinId, SentCheckin>;
  /** Oldest first. Silence is not among them: it goes by the clock (silence.ts). */
  readonly alerts: ExpectedAlert[];
  /** How often each thing must stand in the timeline. */
  readonly events: Map<AlertEventName, number>;
}

export function newEpisode(enrolment: EnrolBody, parameters: SiteParameters): ExpectedEpisode {
  return { enrolment, parameters, checkins: new Map(), alerts: [], events: new Map() };
}

function happened({ events }: ExpectedEpisode, event: AlertEventName): void {
  events.set(event, (events.get(event) ?? 0) + 1);
}

const openOf = ({ alerts }: ExpectedEpisode, kind: AlertKind): ExpectedAlert | undefined =>
  alerts.find((alert) => alert.kind === kind && alert.state !== "resolved");

function factsOf(episode: ExpectedEpisode, kind: AlertKind): AlertFacts | null {
  const open = openOf(episode, kind);
  if (open === undefined || open.state === "resolved") return null;
  return { id: open.id ?? "alr_unseen", kind, state: open.state, severity: open.severity, reasons: open.reasons, holderId: null };
}

function move(episode: ExpectedEpisode, kind: AlertKind, decided: AlertMove): void {
  if (decided.move === "nothing") return;
  const { severity, reasons } = decided;
  const open = openOf(episode, kind);
  if (open === undefined) episode.alerts.push({ id: null, kind, state: "open", severity, reasons, accepted: null });
  else Object.assign(open, { severity, reasons, ...(decided.move === "worsen" && { state: "open" }) });
  // A press for help stands in the timeline itself, in the place of what it raised.
  if (kind === "help" || kind === "request") return;
  if (open === undefined || decided.move === "worsen") happened(episode, open === undefined ? "raised" : "worsened");
}

/** Eligibility rules speak once an episode, also after their alert was closed. */
const spokenIn = ({ alerts }: ExpectedEpisode): string[] =>
  alerts.filter(({ kind }) => kind === "eligibility").flatMap(({ reasons }) => reasons.map(([rule]) => rule));

interface Late {
  readonly after: CameAfter | null;
  readonly current: readonly Finding[];
}

function raise(episode: ExpectedEpisode, findings: readonly Finding[], { after, current }: Late, now: number): void {
  const accepted = episode.alerts.flatMap((alert) => alert.accepted ?? []);
  const ofIllness = findings.filter(({ ruleId }) => !isEligibility(ruleId));
  const ofPlace = findings.filter(({ ruleId }) => isEligibility(ruleId));
  const open = factsOf(episode, "clinical");
  const decided = after
    ? decideLate(open, accepted, ofIllness, { after, current, now })
    : decideAlert(open, accepted, [...ofIllness, ...current], now);
  move(episode, "clinical", decided);
  move(episode, "eligibility", decideEligibility(factsOf(episode, "eligibility"), spokenIn(episode), ofPlace));
}

/** What enrolment alone raises (ELIG-RISK). */
export function enrolledAt(episode: ExpectedEpisode, now: number): void {
  const { person, episode: details } = episode.enrolment;
  move(episode, "eligibility", decideEligibility(null, [], eligibilityFindings(riskFactsOf(person, details, now))));
}

type Timed = readonly [CheckinId, SentCheckin];
const inTime = ({ checkins }: ExpectedEpisode): Timed[] => [...checkins].sort(([, a], [, b]) => a.measuredAt - b.measuredAt);
const rowOf = ([id, { measuredAt, measurements, additions, assessed }]: Timed): HistoryRow => ({
  id,
  measuredAt,
  measurements,
  additions,
  ...assessed,
});

function patientOf(episode: ExpectedEpisode) {
  const { person, episode: details } = episode.enrolment;
  return {
    birthDate: person.birth.date,
    birthPrecision: person.birth.precision,
    pregnant: details.pregnant,
    chronicHypoxia: details.chronicHypoxia,
    spo2Baseline: details.spo2Baseline,
    baselineReadings: inTime(episode)
      .map(([, { assessed }]) => assessed.spo2)
      .filter((spo2) => spo2 !== null)
      .slice(0, MOST_BASELINE_READINGS),
  };
}

/**
 * As the service does it: judged among the newest of the others, with the readings before it (one that is added to: with its own among
 * them); those after it get the trend that they have now. `said`: when what is new was measured.
 */
function judge(episode: ExpectedEpisode, id: CheckinId, checkin: SentCheckin, said: number, isFirst: boolean) {
  const patient = patientOf(episode);
  const history = inTime(episode).slice(-MOST_HISTORY).map(rowOf);
  const { parameters } = episode;
  const among = { measured: checkin.measuredAt, parameters, isFirst, history: pastsBut(patient, history, id) };
  const assessment = assessCheckin(patient, checkin.measurements, checkin.additions, among);
  const anew = laterTrends(patient, history, { id, past: asPast(patient, checkin) }, parameters);
  const newest = history.at(-1)?.measuredAt;
  for (const each of anew) Object.assign(episode.checkins.get(each.id) ?? {}, { assessed: each.assessed });
  const current = anew.find((each) => each.measuredAt === newest)?.fresh ?? [];
  return { assessment, late: { after: cameAfter(history, said), current } };
}

const NOT_YET: Assessed = {
  version: 0,
  protocol: "",
  parameters: 0,
  severity: "routine",
  findings: [],
  unassessed: [],
  spo2: null,
  news2: null,
  partial: false,
};

/** A check-in that is new. Answers what the receipt must say. */
export function checkinArrived(episode: ExpectedEpisode, { id, recordedAt, measurements }: CheckinBody, now: number): Severity {
  const measuredAt = Math.min(recordedAt, now);
  const checkin: SentCheckin = { measurements, measuredAt, additions: [], addenda: [], assessed: NOT_YET };
  const { assessment, late } = judge(episode, id, checkin, measuredAt, episode.checkins.size === 0);
  checkin.assessed = assessedNow(1, assessment);
  episode.checkins.set(id, checkin);
  raise(episode, assessment.findings, late, now);
  return assessment.severity;
}

/** Something measured anew for a check-in that is there. Answers what the receipt must say. */
export function addendumArrived(
  episode: ExpectedEpisode,
  {
    id,
    checkinId,
    added,
    recordedAt,
  }: { readonly id: string; readonly checkinId: CheckinId; readonly added: Addition; readonly recordedAt: number },
  now: number,
): Severity | null {
  const checkin = episode.checkins.get(checkinId);
  if (checkin === undefined) return null;
  checkin.additions.push(added);
  checkin.addenda.push(id);
  const [first] = inTime(episode);
  const said = Math.max(Math.min(recordedAt, now), checkin.measuredAt);
  const { assessment, late } = judge(episode, checkinId, checkin, said, first?.[0] === checkinId);
  checkin.assessed = assessedNow(checkin.assessed.version + 1, assessment);
  raise(episode, assessment.findings, late, now);
  return assessment.severity;
}

/** The red button, or a request that does not say what for. */
export function helpAsked(episode: ExpectedEpisode, kind: "help" | "request"): void {
  happened(episode, "asked");
  move(episode, kind, decideHelp(kind, factsOf(episode, kind), kind === "help" ? [] : ["call_back"]));
}

/** The alert that the station sees under this id: the open one of its kind that nobody has seen yet, if it was not seen before. */
export function seenAs(episode: ExpectedEpisode, id: AlertId, kind: AlertKind): ExpectedAlert | undefined {
  const known = episode.alerts.find((alert) => alert.id === id);
  if (known !== undefined) return known;
  const fresh = openOf(episode, kind);
  if (fresh === undefined || fresh.id !== null) return undefined;
  fresh.id = id;
  return fresh;
}

/** Somebody of the station did this to it. An act on one that nobody holds takes it first. */
export function tended(
  episode: ExpectedEpisode,
  alert: ExpectedAlert,
  what: "acknowledge" | "act" | "resolve",
  acceptedUntil: number | null,
): void {
  if (what !== "resolve" && alert.state === "open") {
    alert.state = "acknowledged";
    happened(episode, "acknowledged");
  }
  if (what === "act") happened(episode, "acted");
  if (what !== "resolve") return;
  alert.state = "resolved";
  alert.accepted = acceptedUntil === null ? null : { findings: acceptableOf(alert), until: acceptedUntil };
  happened(episode, "resolved");
}
