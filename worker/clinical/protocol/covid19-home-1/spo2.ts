import type { Who } from "../rule.ts";
import { ADULT } from "./ages.ts";

/** Below this SpO2 in % it is an emergency at every age, unless a person is chronically hypoxic (2671/QD-BYT; 3646/QD-BYT). */
export const SPO2_EMERGENCY_BELOW = 94;
/** The same for a person whom a clinician has flagged as chronically hypoxic (BMJ 2021;372:n677). */
export const SPO2_EMERGENCY_BELOW_HYPOXIC = 88;
/** The highest SpO2 in % of a child that is reported (528/QD-BYT: below 96). */
const CHILD_NOTIFY_MAX = 95;
/** Points between two readings from which they differ; also the fall from the baseline that is watched. */
export const SPO2_DIFFERENCE = 3;

/** The highest SpO2 in % that still counts as low: 96 for an adult, or what the site has chosen, and 95 for a child. */
export function lowSpo2Max({ ageMonths, parameters }: Pick<Who, "ageMonths" | "parameters">): number {
  return ageMonths >= ADULT ? Math.max(parameters.adultNotifyMax, SPO2_EMERGENCY_BELOW - 1) : CHILD_NOTIFY_MAX;
}

/**
 * The SpO2 in % that is judged (protocol.md 10.3): the one that is valid; of two the later, or the smaller when they differ by
 * 3 or more; of three the median. Null when none is valid.
 */
export function effectiveSpo2(readings: readonly (number | null)[]): number | null {
  const valid = readings.filter((reading) => reading !== null);
  const [first, second] = valid;
  if (valid.length === 3) return [...valid].sort((a, b) => a - b)[1] ?? null;
  if (first === undefined || second === undefined) return first ?? null;
  return Math.abs(first - second) >= SPO2_DIFFERENCE ? Math.min(first, second) : second;
}
