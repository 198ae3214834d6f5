import { missedInARow, slotAt } from "#clinical/schedule.ts";

/** The sweep comes once a minute; within two it has been. */
const SWEEP_MS = 120_000;

/** Whether a stretch without a check-in holds a window that counts as missed at its end. */
function hasMissed(sinceMs: number, nowMs: number): boolean {
  const filled = slotAt(sinceMs);
  return missedInARow({ sinceMs, filled: filled ? [filled] : [], nowMs }) > 0;
}

/**
 * How many alerts of silence somebody must have, and may have: one for each stretch between two check-ins (and the one until `now`) with
 * a missed window. It goes by the real clock, whatever the speed of the courses; between `least` and `most` lies the sweep's minute.
 */
export function silences(heard: readonly number[], now: number): { readonly least: number; readonly most: number } {
  const stretches = heard.map((since, place) => [since, heard[place + 1] ?? now] as const);
  return {
    least: stretches.filter(([since, until]) => hasMissed(since, until - SWEEP_MS)).length,
    most: stretches.filter(([since, until]) => hasMissed(since, until)).length,
  };
}
