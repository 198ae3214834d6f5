import { ADULT } from "#clinical/protocol/covid19-home-1/ages.ts";
import type { RiskClass, Symptom } from "#schema/terms.ts";
import type { Draws } from "./draws.ts";

/** Below this true SpO2, in %, a deterioration has happened: the end that every rule set should see coming (WHO's emergency). */
export const EVENT_BELOW = 90;

/** A symptom that stands once the true SpO2 has fallen by so many points. */
export type Onset = readonly [points: number, symptom: Symptom];

/**
 * How the illness goes, without any error. `fall`: null for somebody who just recovers. Hours as in `Person`.
 */
export interface Course {
  readonly fall: {
    readonly from: number;
    /** When it is deepest; of a deterioration: when SpO2 passes below the event. */
    readonly until: number;
    /** Points of SpO2 at `until`. */
    readonly points: number;
    /** Hours until it is made good; null: nothing turns it (the person goes to hospital). */
    readonly recovery: number | null;
    readonly onsets: readonly Onset[];
    /** Breaths and beats a minute for each point of SpO2. */
    readonly breathsPerPoint: number;
    readonly beatsPerPoint: number;
    readonly fever: number;
  } | null;
  /**
   * Of somebody who just recovers: a stretch as long, and as late, as a fall of theirs would have been. How often it is "caught" is
   * what chance alone catches.
   */
  readonly sham: { readonly from: number; readonly until: number } | null;
  /** Degrees above the usual at the height of the first fever, and when it has gone, in hours of illness. */
  readonly fever: { readonly peak: number; readonly hours: number };
}

export interface Who {
  readonly riskClass: RiskClass;
  readonly ageMonths: number;
  readonly illHours: number;
  readonly enrolledAt: number;
  readonly usualSpo2: number;
}

/** Share that falls below the event, by risk class; as many again, and a half, dip and come back by themselves. */
const DETERIORATES: Readonly<Record<RiskClass, number>> = { low: 0.02, medium: 0.05, high: 0.1, very_high: 0.18, unknown: 0.1 };
const DIPS_FOR_EACH = 1.5;
const CHILDREN_RELATIVE = 0.2;
const SILENT = 0.3;

/** Symptoms of somebody who feels the fall; of a silent one only weakness and confusion, late. */
function onsetsOf(silent: boolean, draws: Draws): Onset[] {
  const all: readonly (readonly [probability: number, from: number, until: number, symptom: Symptom, alsoSilent: boolean])[] = [
    [1, 1.5, 5, "dyspnea", false],
    [0.7, 6, 11, "dyspnea_at_rest", false],
    [0.2, 2, 6, "chest_pain", false],
    [0.6, 3, 9, "exhausted", true],
    [0.1, 7, 12, "altered_consciousness", true],
    [0.1, 8, 12, "cyanosis", true],
  ];
  return all.flatMap(([probability, from, until, symptom, alsoSilent]): Onset[] => {
    const happens = draws.happens(probability);
    const points = draws.uniform(from, until);
    return happens && (alsoSilent || !silent) ? [[points, symptom]] : [];
  });
}

function fallOf(who: Who, deteriorates: boolean, draws: Draws): NonNullable<Course["fall"]> {
  const silent = draws.happens(SILENT);
  const lowestOfIllness = 24 * draws.around(9, 2.2, 4, 15);
  const hours = Math.min(144, Math.max(18, 60 * Math.exp(0.5 * draws.normal())));
  const nadir = draws.uniform(91.5, 95.5);
  const until = Math.max(lowestOfIllness - who.illHours, who.enrolledAt + 18);
  return {
    from: Math.max(until - hours, who.enrolledAt),
    until,
    points: who.usualSpo2 - (deteriorates ? EVENT_BELOW : Math.min(nadir, who.usualSpo2 - 1)),
    recovery: deteriorates ? null : draws.uniform(36, 120),
    onsets: onsetsOf(silent, draws),
    breathsPerPoint: (silent ? 0.3 : 1) * draws.uniform(0.6, 1.4) * (who.ageMonths < ADULT ? 1.5 : 1),
    beatsPerPoint: (silent ? 0.4 : 1) * draws.uniform(1.2, 2.8),
    fever: draws.happens(0.5) ? draws.uniform(0.8, 2) : 0,
  };
}

/** Draws a course: most recover, some dip and come back, some fall below the event. */
export function courseOf(who: Who, draws: Draws): Course {
  const share = DETERIORATES[who.riskClass] * (who.ageMonths < ADULT ? CHILDREN_RELATIVE : 1);
  const drawn = draws.next();
  const feverish = draws.happens(0.5);
  const fever = { peak: feverish ? draws.uniform(1, 2.6) : 0, hours: draws.uniform(36, 120) };
  const recovers = drawn >= share * (1 + DIPS_FOR_EACH);
  const fall = fallOf(who, recovers || drawn < share, draws);
  return recovers ? { fall: null, sham: fall, fever } : { fall, sham: null, fever };
}

/** How steep the fall is: it gathers speed. */
const ACCELERATES = 1.5;

/** Points of SpO2 below the usual at an hour, without error. */
export function depthAt({ fall }: Pick<Course, "fall">, at: number): number {
  if (fall === null || at <= fall.from) return 0;
  const { from, until, points, recovery } = fall;
  if (at <= until || recovery === null) return points * ((at - from) / (until - from)) ** ACCELERATES;
  return points * Math.max(0, 1 - (at - until) / recovery);
}

/** When the true SpO2 passes below 90 %, or null where it does not within the days that are watched. */
export function eventOf({ fall }: Course, watchedHours: number): number | null {
  return fall !== null && fall.recovery === null && fall.until < watchedHours ? fall.until : null;
}
