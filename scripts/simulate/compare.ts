import { isDeepStrictEqual } from "node:util";
import type { BoardRow } from "#schema/api/board.ts";
import type { PatientRecord } from "#schema/api/record.ts";
import type { Patient } from "./book.ts";
import type { ExpectedEpisode } from "./expected.ts";
import { alertsIn, eventsOf, MOST_CHECKINS } from "./recorded.ts";
import { silences } from "./silence.ts";

type Subject = Pick<Patient, "episodeId" | "expected" | "foundAgain" | "knownSince" | "arrivals">;

/** What is in one list and not in the other. */
function apart<T>(wanted: readonly T[], found: readonly T[], missing: (one: T) => string, extra: (one: T) => string): string[] {
  return [
    ...wanted.filter((one) => !found.includes(one)).map(missing),
    ...found.filter((one, place) => !wanted.includes(one) || found.indexOf(one) !== place).map(extra),
  ];
}

function checkinsApart({ checkins }: ExpectedEpisode, record: PatientRecord): string[] {
  const sent = [...checkins].slice(-MOST_CHECKINS);
  const wanted = sent.flatMap(([id, { addenda }]) => [id, ...addenda]);
  const found = record.checkins.flatMap(({ id, addenda }) => [id, ...addenda.map((each) => each.id)]);
  const severities = record.checkins.flatMap(({ id, assessment: { severity } }) => {
    const expected = checkins.get(id)?.assessed.severity ?? severity;
    return severity === expected ? [] : [`${id} is recorded as ${severity}, not ${expected}`];
  });
  const lost = (id: string) => `${id} was acknowledged and is not recorded`;
  return [...apart<string>(wanted, found, lost, (id) => `${id} is recorded and was not acknowledged, or twice`), ...severities];
}

const inWords = (alert: { kind: string; state: string; severity: string; rules: readonly string[] } | undefined): string =>
  alert === undefined ? "nothing" : `${alert.kind} ${alert.severity} ${alert.state} (${alert.rules.join(" ")})`;

function alertsApart({ episodeId, expected }: Subject, record: PatientRecord): string[] {
  const wanted = expected.alerts.map(({ kind, state, severity, reasons }) => ({
    ...{ kind, state, severity, rules: reasons.map(([rule]) => rule) },
    values: reasons.map(([, values]) => ({ ...values })),
  }));
  const found = alertsIn(record).map(({ kind, state, severity, reasons }) => ({
    ...{ kind, state, severity, rules: reasons.map(({ rule }) => rule) },
    values: reasons.map(({ values }) => ({ ...values })),
  }));
  return Array.from({ length: Math.max(wanted.length, found.length) }, (_, place) => place)
    .filter((place) => !isDeepStrictEqual(wanted[place], found[place]))
    .map((place) => `alert ${place + 1} of ${episodeId}: ${inWords(wanted[place])} expected, ${inWords(found[place])} found`);
}

function eventsApart({ episodeId, expected }: Subject, record: PatientRecord): string[] {
  const found = eventsOf(record);
  const names = new Set([...expected.events.keys(), ...found.keys()]);
  return [...names]
    .filter((name) => (expected.events.get(name) ?? 0) !== (found.get(name) ?? 0))
    .map((name) => `${episodeId}: ${name} ${expected.events.get(name) ?? 0} times expected, ${found.get(name) ?? 0} found`);
}

function silenceApart(subject: Subject, record: PatientRecord, now: number): string[] {
  const { episodeId, knownSince, arrivals, foundAgain } = subject;
  const { amHour: am, pmHour: pm } = subject.expected.enrolment.episode;
  const bounds = silences([knownSince, ...arrivals], now, { am, pm });
  // What was silent before this run may have been told then.
  const least = foundAgain ? Math.max(0, bounds.least - 1) : bounds.least;
  const found = record.alerts.filter(({ kind, openedAt }) => kind === "silence" && openedAt > knownSince).length;
  if (found >= least && found <= bounds.most) return [];
  return [`${episodeId}: ${found} alerts of silence, not ${least} to ${bounds.most}`];
}

/** Every difference between what must be and what the record says; none when they agree exactly. */
export function differences(patient: Subject, record: PatientRecord, now: number): string[] {
  return [
    ...checkinsApart(patient.expected, record),
    ...alertsApart(patient, record),
    ...eventsApart(patient, record),
    ...silenceApart(patient, record, now),
  ];
}

/** Every difference between the open alerts that must be and a board. Silence is compared in the records. */
export function boardDifferences(patients: readonly Subject[], rows: readonly BoardRow[]): string[] {
  const told = (episodeId: string, kind: string, severity: string, state: string) => `${episodeId} ${kind} ${severity} ${state}`;
  const wanted = patients.flatMap(({ episodeId, expected }) =>
    expected.alerts
      .filter(({ state }) => state !== "resolved")
      .map(({ kind, severity, state }) => told(episodeId, kind, severity, state)),
  );
  const found = rows
    .filter(({ alert }) => alert.kind !== "silence")
    .map(({ episodeId, alert }) => told(episodeId, alert.kind, alert.severity, alert.state));
  return apart(
    wanted,
    found,
    (row) => `not on the board: ${row}`,
    (row) => `on the board without a reason: ${row}`,
  );
}
