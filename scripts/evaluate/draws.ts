import { type Chance, chanceFrom } from "../seed/chance.ts";

/** Chance that repeats, with the shapes that a cohort is drawn from. */
export interface Draws extends Chance {
  /** A normal deviate: mean 0, standard deviation 1. */
  normal(): number;
  /** A normal deviate kept between two ends. */
  around(mean: number, sd: number, least: number, most: number): number;
  /** At least `from`, below `until`. */
  uniform(from: number, until: number): number;
  /** Whether something of this probability happens. */
  happens(probability: number): boolean;
  /** One of the entries, by their weights. */
  weighted<T>(entries: readonly (readonly [weight: number, entry: T])[]): T;
}

/** Numbers that differ in one bit give starts that have nothing in common (the finaliser of MurmurHash3). */
function mixed(numbers: readonly number[]): number {
  let state = 0x2545f491;
  for (const each of numbers) {
    state = Math.imul(state ^ each, 0x85ebca6b);
    state = Math.imul(state ^ (state >>> 13), 0xc2b2ae35);
    state ^= state >>> 16;
  }
  return state;
}

const clamped = (value: number, least: number, most: number): number => Math.min(most, Math.max(least, value));

function pickWeighted<T>(entries: readonly (readonly [number, T])[], drawn: number): T {
  let left = drawn * entries.reduce((sum, [weight]) => sum + weight, 0);
  const found = entries.find(([weight]) => {
    left -= weight;
    return left < 0;
  });
  const last = found ?? entries.at(-1);
  if (last === undefined) throw new Error("nothing to draw from");
  return last[1];
}

/**
 * The draws that belong to these numbers: the seed, a person, an hour. Whoever asks for the same thing gets the same chance, in
 * whatever order it is asked, so that every rule set judges the same readings.
 */
export function drawsFor(...numbers: readonly number[]): Draws {
  const chance = chanceFrom(mixed(numbers));
  const normal = (): number => Math.sqrt(-2 * Math.log(1 - chance.next())) * Math.cos(2 * Math.PI * chance.next());
  return {
    ...chance,
    normal,
    around: (mean, sd, least, most) => clamped(mean + sd * normal(), least, most),
    uniform: (from, until) => from + chance.next() * (until - from),
    happens: (probability) => chance.next() < probability,
    weighted: (entries) => pickWeighted(entries, chance.next()),
  };
}
