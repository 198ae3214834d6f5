import { PROTOCOL_VERSION } from "#clinical/assess.ts";
import { ALL_TRIALS, type Cohort, FEW_TRIALS, liveCohort, type Result } from "./cohort.ts";
import { figuresOf } from "./outcome.ts";
import { boardTable, type Line, namedTable, raisedTable, seenTable, sweptTable } from "./tables.ts";
import { verdictTable } from "./verdict.ts";

/** Multiples of the assumed error, and people at home for eight nurses, that are tried beside the main run. */
const NOISES = [0.5, 0.75, 1.25, 1.5] as const;
const STATIONS = [200, 800] as const;
/** The runs beside the main one take so many people at most. */
const MOST_SWEPT = 2000;

/** One run of the cohort. */
export interface Run {
  readonly cohort: Cohort;
  readonly results: readonly Result[];
}
export interface Report {
  readonly main: Run;
  readonly noises: readonly Run[];
  readonly stations: readonly Run[];
}

export type Told = (what: string, done: number, people: number) => void;

function run(cohort: Cohort, trials: typeof ALL_TRIALS, told: Told, what: string): Run {
  return { cohort, results: liveCohort(cohort, trials, (done) => told(what, done, cohort.people)) };
}

/** Lives the cohort, and smaller ones with other errors and other stations. */
export function evaluate(cohort: Cohort, sweep: boolean, told: Told): Report {
  const main = run(cohort, ALL_TRIALS, told, "people");
  const swept = { ...cohort, people: Math.min(cohort.people, MOST_SWEPT) };
  const noises = sweep ? NOISES : [];
  const stations = sweep ? STATIONS : [];
  return {
    main,
    noises: noises.map((factor) =>
      run({ ...swept, noise: cohort.noise * factor }, FEW_TRIALS, told, `people with ${factor} times the error`),
    ),
    stations: stations.map((stationOf) => run({ ...swept, stationOf }, FEW_TRIALS, told, `people at stations of ${stationOf}`)),
  };
}

/** New urgent alerts per patient-day of the Ministry's list raised at each check-in: what the others are held against. */
function listOf(results: readonly Result[]): number {
  const list = results.find(({ set, policy }) => set.id === "moh" && policy.id === "each");
  return list ? figuresOf(list.outcome).urgentPerPatientDay : 0;
}

function linesOf({ results }: Run, before: readonly string[] = []): Line[] {
  const against = listOf(results);
  return results.map((result) => ({ name: [...before, result.set.name, result.policy.name], result, against }));
}

/** What the figures stand for, in one line. */
export function aboutOf({ cohort: { people, days, seed, noise, stationOf }, results }: Run): string {
  const outcome = results[0]?.outcome;
  const figures = outcome && figuresOf(outcome);
  return (
    `Protocol ${PROTOCOL_VERSION}, seed ${seed}: ${people} people, ${days} days, ${outcome?.checkins ?? 0} check-ins, ` +
    `${Math.round(outcome?.patientDays ?? 0)} patient-days, ${figures?.deteriorations ?? 0} deteriorations; ` +
    `error x ${noise}; ${stationOf} people for eight nurses.`
  );
}

function mainLines(main: Run): string[] {
  const lines = linesOf(main);
  return [
    aboutOf(main),
    ...["", "Against the targets:", "", ...verdictTable(main.results)],
    ...["", "Deteriorations seen before SpO2 < 90 by an urgent or emergency alert:", "", ...seenTable(lines)],
    ...["", "New alerts per patient-day (urgent: emergencies included):", "", ...raisedTable(lines)],
    ...["", "The board, and who of those that deteriorate stands high on it:", "", ...boardTable(lines)],
  ];
}

/** The whole report as it is printed, in markdown. */
export function linesOfReport({ main, noises, stations }: Report): string[] {
  const ours = main.results.find(({ set, policy }) => set.id === "ours" && policy.id === "accept");
  const atNoise = noises.flatMap((each) => linesOf(each, [`x ${each.cohort.noise}`]));
  const atStation = stations.flatMap((each) => linesOf(each, [`${each.cohort.stationOf}`]));
  return [
    ...mainLines(main),
    ...(ours ? ["", "What our urgent alerts name, with everything, each 1,000 patient-days:", "", ...namedTable(ours, 12)] : []),
    ...(atNoise.length > 0 ? ["", "With less and with more error:", "", ...sweptTable("error", atNoise)] : []),
    ...(atStation.length > 0
      ? ["", "With fewer and with more people for eight nurses:", "", ...sweptTable("people", atStation)]
      : []),
  ];
}

const plain = ({ cohort, results }: Run) => ({
  cohort,
  trials: results.map(({ set, policy, outcome }) => ({
    ruleSet: set.id,
    policy: policy.id,
    figures: figuresOf(outcome),
    ledger: { opened: outcome.opened, closed: outcome.closed, standing: outcome.standing },
    named: Object.fromEntries(outcome.named),
  })),
});

/** All figures, for `--json`. */
export const jsonOf = ({ main, noises, stations }: Report) => ({
  protocol: PROTOCOL_VERSION,
  main: plain(main),
  noises: noises.map(plain),
  stations: stations.map(plain),
});
