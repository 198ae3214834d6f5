import type { Finding } from "#clinical/assessment.ts";
import type { SiteParameters } from "#clinical/parameters.ts";
import { eligibilityFindings } from "#clinical/risk.ts";
import type { CheckinBody, Measurements } from "#schema/api/checkin.ts";
import type { EnrolBody } from "#schema/api/enrolment.ts";
import type { AlertId, CheckinId } from "#schema/ids.ts";
import type { AlertKind, AlertState, Severity } from "#schema/terms.ts";
import { assessCheckin } from "../../worker/journey/checkin/assess-checkin.ts";
import { MOST_BASELINE_READINGS } from "../../worker/journey/checkin/rules.ts";
import type { Addition } from "../../worker/journey/checkin/stored-body.ts";
import { riskFactsOf } from "../../worker/journey/enrolment/rules.ts";
import {
  type Accepted,
  type AlertFacts,
  type AlertMove,
  decideAlert,
  decideEligibility,
  decideHelp,
  isEligibility,
  type ReasonPair,
} from "../../worker/journey/triage/rules.ts";

export type AlertEventName = "raised" | "worsened" | "acknowledged" | "acted" | "resolved";

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
  spo2: number | null;
  severity: Severity;
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
  if (open === undefined || decided.move === "worsen") happened(episode, open === undefined ? "raised" : "worsened");
}

/** Eligibility rules speak once an episode, also after their alert was closed. */
const spokenIn = ({ alerts }: ExpectedEpisode): string[] =>
  alerts.filter(({ kind }) => kind === "eligibility").flatMap(({ reasons }) => reasons.map(([rule]) => rule));

function raise(episode: ExpectedEpisode, findings: readonly Finding[], now: number): void {
  const accepted = episode.alerts.flatMap((alert) => alert.accepted ?? []);
  const ofIllness = findings.filter(({ ruleId }) => !isEligibility(ruleId));
  const ofPlace = findings.filter(({ ruleId }) => isEligibility(ruleId));
  move(episode, "clinical", decideAlert(factsOf(episode, "clinical"), accepted, ofIllness, now));
  move(episode, "eligibility", decideEligibility(factsOf(episode, "eligibility"), spokenIn(episode), ofPlace));
}

/** What enrolment alone raises (ELIG-RISK). */
export function enrolledAt(episode: ExpectedEpisode, now: number): void {
  const { person, episode: details } = episode.enrolment;
  move(episode, "eligibility", decideEligibility(null, [], eligibilityFindings(riskFactsOf(person, details, now))));
}

/** As the service does it: a new check-in is judged with the readings before it, one that is added to with its own among them. */
function assessed(episode: ExpectedEpisode, checkin: SentCheckin) {
  const { person, episode: details } = episode.enrolment;
  const all = [...episode.checkins.values()];
  const patient = {
    birthDate: person.birth.date,
    birthPrecision: person.birth.precision,
    pregnant: details.pregnant,
    chronicHypoxia: details.chronicHypoxia,
    spo2Baseline: details.spo2Baseline,
    baselineReadings: all
      .map(({ spo2 }) => spo2)
      .filter((spo2) => spo2 !== null)
      .slice(0, MOST_BASELINE_READINGS),
  };
  const given = { measured: checkin.measuredAt, parameters: episode.parameters, isFirst: (all[0] ?? checkin) === checkin };
  return assessCheckin(patient, checkin.measurements, checkin.additions, given);
}

/** A check-in that is new. Answers what the receipt must say. */
export function checkinArrived(episode: ExpectedEpisode, { id, recordedAt, measurements }: CheckinBody, now: number): Severity {
  const measuredAt = Math.min(recordedAt, now);
  const checkin: SentCheckin = { measurements, measuredAt, additions: [], addenda: [], spo2: null, severity: "routine" };
  const { findings, severity, spo2Effective } = assessed(episode, checkin);
  episode.checkins.set(id, checkin);
  Object.assign(checkin, { severity, spo2: spo2Effective });
  raise(episode, findings, now);
  return severity;
}

/** Something measured anew for a check-in that is there. Answers what the receipt must say. */
export function addendumArrived(
  episode: ExpectedEpisode,
  { id, checkinId, added }: { readonly id: string; readonly checkinId: CheckinId; readonly added: Addition },
  now: number,
): Severity | null {
  const checkin = episode.checkins.get(checkinId);
  if (checkin === undefined) return null;
  checkin.additions.push(added);
  checkin.addenda.push(id);
  const { findings, severity, spo2Effective } = assessed(episode, checkin);
  Object.assign(checkin, { severity, spo2: spo2Effective });
  raise(episode, findings, now);
  return severity;
}

/** The red button, or a request to be called back. */
export const helpAsked = (episode: ExpectedEpisode, kind: "help" | "request"): void =>
  move(episode, kind, decideHelp(kind, factsOf(episode, kind)));

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
  alert.accepted = acceptedUntil === null ? null : { rules: alert.reasons.map(([rule]) => rule), until: acceptedUntil };
  happened(episode, "resolved");
}
