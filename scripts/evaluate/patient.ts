import type { Finding } from "#clinical/assessment.ts";
import { contextParts, priorityOf } from "#clinical/priority.ts";
import { compareSeverity, maxSeverity } from "#clinical/severity.ts";
import type { Severity } from "#schema/terms.ts";
import { type Accepted, type AlertFacts, acceptedUntil } from "../../worker/journey/triage/rules.ts";
import type { Row } from "./desk.ts";
import { type CheckinMade, type Episode, type Known, NOTHING_KNOWN } from "./episode.ts";
import type { Sighting } from "./outcome.ts";
import type { Person } from "./people.ts";
import type { Judged, RuleSet } from "./rule-sets.ts";
import { trueSeverity } from "./truth.ts";

/** `urgent`, `any`: an alert of at least that severity stood. The others: its row was among the first ten. */
export interface Firsts {
  urgent: number | null;
  any: number | null;
  topRows: number | null;
  topUnheldFirst: number | null;
}

/** A person at home as the station knows them: rows on the board, what was accepted, how long they have been silent. */
export interface Patient {
  readonly member: number;
  readonly episode: Episode;
  /** As they measure now: a team that finds an oximeter wrong leaves another. */
  person: Person;

  readonly rows: Set<Row>;
  clinical: Row | null;
  silence: Row | null;
  accepted: readonly Accepted[];
  missed: number;
  lastSeverity: Severity | null;
  /** Their newest check-in. */
  latest: CheckinMade | null;
  /** When hour 0 of the episode was, in hours of the station. */
  beganAt: number;
  /** Hours of the episode at which a fall, or what passes for one, was first seen: after it began and before it ended. */
  readonly firsts: Firsts;
}

const UNSEEN: Firsts = { urgent: null, any: null, topRows: null, topUnheldFirst: null };

export const newPatient = (member: number, episode: Episode, beganAt: number): Patient => ({
  member,
  episode,
  person: episode.person,
  beganAt,
  rows: new Set<Row>(),
  clinical: null,
  silence: null,
  accepted: [],
  missed: 0,
  lastSeverity: null,
  latest: null,
  firsts: { ...UNSEEN },
});

/** The row as the product's decisions see it. */
export function factsOf(row: Row | null): AlertFacts | null {
  if (row === null) return null;
  const { kind, severity } = row.alert;
  const state = row.state === "open" ? "open" : "acknowledged";
  return { id: "alr_simulated", kind, state, severity, reasons: row.reasons, holderId: null };
}

export const atLeast = (severity: Severity, least: Severity): boolean => compareSeverity(severity, least) >= 0;

/** The worst of what is neither routine nor accepted. */
export function worstSpeaking(findings: readonly Finding[], accepted: readonly Accepted[], now: number): Severity {
  return maxSeverity(findings.filter((finding) => acceptedUntil(finding, accepted, now) === null).map((each) => each.severity));
}

/** The stretch in which a person should be seen: from the first fall to the event; of somebody who recovers, the sham of one. */
function stretchOf({ person, eventAt, endsAt }: Episode): { from: number; until: number; isReal: boolean } | null {
  const { fall, sham } = person.course;
  if (fall !== null) return eventAt === null ? null : { from: fall.from, until: eventAt, isReal: true };
  return sham !== null && sham.until < endsAt ? { ...sham, isReal: false } : null;
}

/** The priority of a row with what stands around the check-in; 0 where the rule set has none. */
export function priorityNow(
  { episode, beganAt, missed }: Patient,
  severity: Severity,
  weight: Judged["weight"],
  now: number,
): number {
  if (weight === null) return 0;
  const { riskClass, illHours } = episode.person;
  const illnessDay = Math.floor((illHours + now - beganAt) / 24) + 1;
  const reach = { noPhone: false, noAnswer: false, silent: missed > 0 };
  return priorityOf(severity, [...weight.parts, ...contextParts({ riskClass, illnessDay, worsening: weight.worsening, reach })]);
}

/** What the engine knows of their days; for a measurement between two check-ins as for the newest of them. */
export const knownOf = ({ latest }: Patient): Known => latest?.known ?? NOTHING_KNOWN;

/** What the rule set at this place would say now without any error. */
export function truthNow(patient: Patient, rules: RuleSet, place: number, now: number): Severity {
  const { latest, episode, beganAt } = patient;
  const at = now - beganAt;
  const isAtCheckin = latest !== null && Math.abs(latest.at - at) < 1e-6;
  return isAtCheckin ? latest.truth(place) : trueSeverity(rules, episode.person, at, knownOf(patient));
}

/** Whether seeing the person at this hour of their episode counts. */
export function isDue({ episode }: Patient, at: number): boolean {
  const stretch = stretchOf(episode);
  return stretch !== null && at > stretch.from && at < stretch.until;
}

/** What came of the stretch, once the episode has ended; null where there was none. */
export function sightingOf({ episode, firsts }: Patient): Sighting | null {
  const stretch = stretchOf(episode);
  if (stretch === null) return null;
  const before = (at: number | null) => (at === null ? null : stretch.until - at);
  return {
    isReal: stretch.isReal,
    leadHours: before(firsts.urgent),
    anyLeadHours: before(firsts.any),
    topRows: before(firsts.topRows),
    topUnheldFirst: before(firsts.topUnheldFirst),
  };
}
