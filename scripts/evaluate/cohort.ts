import { calendarOf } from "./calendar.ts";
import { type Episode, liveEpisode } from "./episode.ts";
import { add, newOutcome, type Outcome } from "./outcome.ts";
import { aPerson } from "./people.ts";
import { ACCEPT, HABITS, LADDER, LIST, type Policy } from "./policies.ts";
import { placeOf, RULE_SETS, type RuleSet, ruleSet } from "./rule-sets.ts";
import { Station } from "./station.ts";

/** People at home for a station of eight nurses: 50 for each, as at Mayo Clinic in its low-intensity programme. */
export const PEOPLE_OF_A_STATION = 400;

export interface Cohort {
  readonly people: number;
  readonly days: number;
  readonly seed: number;
  readonly noise: number;
  /** People at home for each station. */
  readonly stationOf: number;
}

/** One rule set under one policy. */
export type Trial = readonly [set: RuleSet["id"], policy: Policy];

/** What came of a trial, over all stations. */
export interface Result {
  readonly set: RuleSet;
  readonly policy: Policy;
  readonly outcome: Outcome;
}

/** Each rule set under each step of the ladder; ours also under other habits of the nurses, and with the laxest site parameters. */
export const ALL_TRIALS: readonly Trial[] = [
  ...RULE_SETS.filter(({ id }) => id !== "ours_lax").flatMap(({ id }) => LADDER.map((policy): Trial => [id, policy])),
  ...HABITS.map((policy): Trial => ["ours", policy]),
  ["ours_lax", ACCEPT],
];
/** What the sweeps need: the list it is compared with, bare and with everything, and ours. */
export const FEW_TRIALS: readonly Trial[] = [
  ["moh", LIST],
  ["moh", ACCEPT],
  ["ours", LIST],
  ["ours", ACCEPT],
];

function peopleOf({ seed, days, noise }: Cohort, from: number, until: number): Episode[] {
  return Array.from({ length: until - from }, (_, place) => liveEpisode(aPerson(seed, from + place), days, noise));
}

/** Lives a cohort station by station, and keeps of each only what it adds to the sums: memory does not grow with the people. */
export function* liveStations(cohort: Cohort, trials: readonly Trial[]): Generator<number, Result[]> {
  const sums = trials.map(([id, policy]) => ({ id, policy, outcome: newOutcome() }));
  for (let from = 0; from < cohort.people; from += cohort.stationOf) {
    const until = Math.min(cohort.people, from + cohort.stationOf);
    const calendar = calendarOf(peopleOf(cohort, from, until), cohort.days);
    for (const { id, policy, outcome } of sums)
      add(outcome, new Station(calendar, { set: placeOf(id), policy, noise: cohort.noise }).live());
    yield until;
  }
  return sums.map(({ id, policy, outcome }) => ({ set: ruleSet(id), policy, outcome }));
}

/** The same, told after each station how many people are done. */
export function liveCohort(cohort: Cohort, trials: readonly Trial[], told: (done: number) => void = () => undefined): Result[] {
  const stations = liveStations(cohort, trials);
  for (;;) {
    const { done, value } = stations.next();
    if (done) return value;
    told(value);
  }
}
