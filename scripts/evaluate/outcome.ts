import type { Severity } from "#schema/terms.ts";

/** Why a row left the board. */
export type Closing =
  | "normal_at_call"
  | "normal_later"
  | "accepted"
  | "closed_at_call"
  | "visited"
  | "answered"
  | "episode_ended";

/**
 * How one deterioration was seen, in hours before SpO2 passed below 90 %; null: not before it. `isReal` false: a stretch of somebody
 * who did not deteriorate at all, seen by chance.
 */
export interface Sighting {
  readonly isReal: boolean;
  /** Since the first alert of urgent or emergency that stood after the fall had begun; since the first of any severity. */
  readonly leadHours: number | null;
  readonly anyLeadHours: number | null;
  /** Since its row first stood among the first ten: of the board as it is; with what nobody holds first. */
  readonly topRows: number | null;
  readonly topUnheldFirst: number | null;
}

/** What one rule set under one policy did to a station, or to many. */
export interface Outcome {
  checkins: number;
  patientDays: number;
  /** Clocks that were started: alerts raised, and raised again to something worse. */
  readonly started: Record<Exclude<Severity, "routine">, number>;
  /** Of the urgent and emergency ones: the person was really ill, or fell ill within two days; the values were really beyond the limit. */
  trueAlerts: number;
  realAlerts: number;
  /** What the urgent and emergency ones named, each rule once; and how often it was the only one. */
  readonly named: Map<string, { times: number; alone: number }>;
  readonly sightings: Sighting[];
  /** The ledger of rows: all that were opened, and where they went. */
  opened: number;
  readonly closed: Record<Closing, number>;
  standing: number;
  /** Rows on the board, added up over its looks. */
  rowsSeen: number;
  looks: number;
}

export const newOutcome = (): Outcome => ({
  checkins: 0,
  patientDays: 0,
  started: { watch: 0, urgent: 0, emergency: 0 },
  trueAlerts: 0,
  realAlerts: 0,
  named: new Map(),
  sightings: [],
  opened: 0,
  closed: { normal_at_call: 0, normal_later: 0, accepted: 0, closed_at_call: 0, visited: 0, answered: 0, episode_ended: 0 },
  standing: 0,
  rowsSeen: 0,
  looks: 0,
});

const COUNTS = ["checkins", "patientDays", "trueAlerts", "realAlerts", "opened", "standing", "rowsSeen", "looks"] as const;

function addRecord<K extends string>(to: Record<K, number>, from: Readonly<Record<K, number>>): void {
  for (const key in from) to[key] += from[key];
}

export function name(named: Outcome["named"], rule: string, times: number, alone: number): void {
  const before = named.get(rule) ?? { times: 0, alone: 0 };
  named.set(rule, { times: before.times + times, alone: before.alone + alone });
}

/** Adds one station's outcome to the sum of all. */
export function add(to: Outcome, from: Outcome): void {
  for (const key of COUNTS) to[key] += from[key];
  addRecord(to.started, from.started);
  addRecord(to.closed, from.closed);
  for (const [rule, { times, alone }] of from.named) name(to.named, rule, times, alone);
  to.sightings.push(...from.sightings);
}

export const startedUrgent = ({ started }: Pick<Outcome, "started">): number => started.urgent + started.emergency;
/** Rows that were opened and are neither closed nor standing: anything but 0 is a fault of the simulation. */
export const unaccounted = ({ opened, closed, standing }: Outcome): number =>
  opened - standing - Object.values(closed).reduce((sum, each) => sum + each, 0);

/** Figures of the table; shares from 0 to 1. */
export interface Figures {
  readonly deteriorations: number;
  readonly caught: number;
  readonly caught12h: number;
  readonly caught24h: number;
  /** The middle over all deteriorations in hours, one that was not caught counting as 0. */
  readonly medianLeadHours: number;
  /** With a watch counted as well: a row of the board, though not a nurse at once. */
  readonly caughtAny: number;
  readonly medianAnyLeadHours: number;
  /** Of stretches of the same length in people who did not deteriorate: what chance alone "catches". */
  readonly caughtByChance: number;
  readonly urgentPerPatientDay: number;
  readonly emergencyPerPatientDay: number;
  readonly watchPerPatientDay: number;
  readonly trueShare: number;
  readonly realShare: number;
  readonly topRows: number;
  readonly topRows6h: number;
  readonly topUnheldFirst6h: number;
  readonly rowsStanding: number;
}

const share = (part: number, whole: number): number => (whole === 0 ? 0 : part / whole);

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
}

function sightingFigures(sightings: readonly Sighting[]) {
  const real = sightings.filter(({ isReal }) => isReal);
  const chance = sightings.filter(({ isReal }) => !isReal);
  const reaching = (key: Exclude<keyof Sighting, "isReal">, hours: number, of = real) =>
    share(of.filter((each) => (each[key] ?? 0) > hours).length, of.length);
  return {
    deteriorations: real.length,
    caught: reaching("leadHours", 0),
    caught12h: reaching("leadHours", 12),
    caught24h: reaching("leadHours", 24),
    medianLeadHours: middle(real.map(({ leadHours }) => leadHours ?? 0)),
    caughtAny: reaching("anyLeadHours", 0),
    medianAnyLeadHours: middle(real.map(({ anyLeadHours }) => anyLeadHours ?? 0)),
    caughtByChance: reaching("leadHours", 0, chance),
    topRows: reaching("topRows", 0),
    topRows6h: reaching("topRows", 6),
    topUnheldFirst6h: reaching("topUnheldFirst", 6),
  };
}

/** The figures of an outcome. */
export function figuresOf(outcome: Outcome): Figures {
  const { patientDays, started } = outcome;
  const urgent = startedUrgent(outcome);
  return {
    ...sightingFigures(outcome.sightings),
    urgentPerPatientDay: share(urgent, patientDays),
    emergencyPerPatientDay: share(started.emergency, patientDays),
    watchPerPatientDay: share(started.watch, patientDays),
    trueShare: share(outcome.trueAlerts, urgent),
    realShare: share(outcome.realAlerts, urgent),
    rowsStanding: share(outcome.rowsSeen, outcome.looks),
  };
}
