import { baselineOf } from "#clinical/baseline.ts";
import type { Facts, PastCheckin } from "#clinical/facts.ts";
import { pastCheckin } from "#clinical/protocol/covid19-home-1/signs.ts";
import { type Severity, SLOT_GRACE_MS, SLOTS } from "#schema/terms.ts";
import { MOST_HISTORY } from "../../worker/journey/checkin/history.ts";
import { eventOf } from "./course.ts";
import { drawsFor } from "./draws.ts";
import { measureAt } from "./measure.ts";
import type { Person } from "./people.ts";
import { type Judged, RULE_SETS, type RuleSet } from "./rule-sets.ts";
import { trueSeverity } from "./truth.ts";

/** What the engine knows of the days before a check-in. */
export type Known = Required<Pick<Facts, "spo2Baseline" | "history">>;
export const NOTHING_KNOWN: Known = { spo2Baseline: null, history: [] };

/** A check-in that was made. What a rule set (by its place in RULE_SETS) says of it is worked out when it is asked for, and kept. */
export interface CheckinMade {
  readonly kind: "checkin";
  readonly at: number;
  /** As first measured, or after the phone asked again. */
  verdict(set: number, confirmed: boolean): Judged;
  /** What the rule set would say without any error. */
  truth(set: number): Severity;
  readonly known: Known;
}
/** Something that happens in an episode; hours from the midnight before enrolment. */
export type Happening = CheckinMade | { readonly kind: "missed" | "end"; readonly at: number };

/** Hours in which somebody is at home, and all that happens in them, in order. */
export interface Episode {
  readonly person: Person;
  /** When the true SpO2 passes below the event, which ends it; else null. */
  readonly eventAt: number | null;
  readonly endsAt: number;
  readonly happenings: readonly Happening[];
}

const HOUR_MS = 3_600_000;
const GRACE_HOURS = SLOT_GRACE_MS / HOUR_MS;
/** The first check-in is made together with whoever enrols, in hours after it. */
const FIRST_AFTER = 0.5;
/** Somebody who is getting worse fills so many of the windows that they usually fill. */
const WHEN_FALLING = 0.9;
const NOTHING: Judged = { findings: [], weight: null, spo2: null };

interface Window {
  readonly at: number;
  readonly filled: boolean;
}

/** When the windows after enrolment are filled, or count as missed (decisions.md 4). */
function windowsOf(person: Person, watchedHours: number): Window[] {
  const draws = drawsFor(person.seed, person.index, 4);
  const windows: Window[] = [];
  for (let day = 0; day * 24 < watchedHours; day++) {
    for (const slot of ["am", "pm"] as const) {
      const { fromHour, untilHour } = SLOTS[slot];
      const at = 24 * day + draws.around(person.preferred[slot], 0.7, fromHour, untilHour - 0.1);
      const isFalling = person.course.fall !== null && at > person.course.fall.from;
      const filled = draws.happens(person.adherence * (isFalling ? WHEN_FALLING : 1));
      if (24 * day + fromHour > person.enrolledAt) windows.push({ at: filled ? at : 24 * day + untilHour + GRACE_HOURS, filled });
    }
  }
  return windows;
}

const isQuiet = ({ findings }: Judged): boolean => findings.every(({ severity }) => severity === "routine");
/** Most check-ins say nothing: they share one object, so that a station fits into memory. */
const kept = (judged: Judged): Judged => (isQuiet(judged) ? { ...NOTHING, spo2: judged.spo2 } : judged);
const isEmergency = ({ findings }: Judged): boolean => findings.some(({ severity }) => severity === "emergency");

/** Check-ins of a person one after the other, and what those before have shown. */
class Line {
  private history: readonly PastCheckin[] = [];
  private readonly spo2: (number | null)[] = [];

  /** The next check-in with what is known before it. */
  next(measured: Facts, at: number): { facts: Facts; before: Known } {
    const before: Known = { spo2Baseline: baselineOf(this.spo2), history: this.history };
    const facts = { ...measured, ...before, measuredAt: at * HOUR_MS };
    const past = pastCheckin(facts, facts.measuredAt);
    this.spo2.push(past.spo2);
    this.history = [...this.history, past].slice(-MOST_HISTORY);
    return { facts, before };
  }
}

/** Remembers what was worked out for a place. */
function remembered<T>(work: (place: number) => T): (place: number) => T {
  const known = new Map<number, T>();
  return (place) => {
    const before = known.get(place);
    if (before !== undefined) return before;
    const fresh = work(place);
    known.set(place, fresh);
    return fresh;
  };
}

function setAt(place: number): RuleSet {
  const set = RULE_SETS[place];
  if (set === undefined) throw new Error(`there is no rule set ${place}`);
  return set;
}

/** Makes the check-ins of one person: in two lines, as first measured and as confirmed. */
function checkinsOf(person: Person, noise: number): (at: number) => CheckinMade {
  const [firsts, confirmations] = [new Line(), new Line()];
  let isFirst = true;
  return (at) => {
    const measured = measureAt(person, at, noise, isFirst);
    isFirst = false;
    const sent = firsts.next(measured.first, at).facts;
    const { facts, before } = confirmations.next(measured.confirmed(), at);
    const first = remembered((place) => kept(setAt(place).judge(sent)));
    // An emergency leaves at once, whatever is read afterwards; anything else waits for its second reading.
    const confirmed = remembered((place) => (isEmergency(first(place)) ? first(place) : kept(setAt(place).judge(facts))));
    const truth = remembered((place) => trueSeverity(setAt(place), person, at, before));
    return { kind: "checkin", at, verdict: (set, asked) => (asked ? confirmed(set) : first(set)), truth, known: before };
  };
}

/** Lives one person's days at home and judges every check-in. */
export function liveEpisode(person: Person, days: number, noise: number): Episode {
  const watchedHours = 24 * days;
  const eventAt = eventOf(person.course, watchedHours);
  const endsAt = eventAt ?? watchedHours;
  const checkin = checkinsOf(person, noise);
  const windows = [{ at: person.enrolledAt + FIRST_AFTER, filled: true }, ...windowsOf(person, watchedHours)];
  const happenings = windows
    .filter(({ at }) => at < endsAt)
    .sort((a, b) => a.at - b.at)
    .map(({ at, filled }): Happening => {
      return filled ? checkin(at) : { kind: "missed", at };
    });
  return { person, eventAt, endsAt, happenings: [...happenings, { kind: "end", at: endsAt }] };
}
