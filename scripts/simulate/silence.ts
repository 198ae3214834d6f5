import { dueAfter } from "#clinical/next-due.ts";
import { missedInARow, type PreferredHours, slotAt } from "#clinical/schedule.ts";
import { EXTRA_GRACE_MS } from "#schema/terms.ts";

/** The sweep comes once a minute; within two it has been. */
const SWEEP_MS = 120_000;

/** Whether a stretch without a check-in holds a window that counts as missed at its end. */
function hasMissed(sinceMs: number, nowMs: number): boolean {
  const filled = slotAt(sinceMs);
  return missedInARow({ sinceMs, filled: filled ? [filled] : [], nowMs }) > 0;
}

/**
 * Whether an extra check-in may count as missed at its end. Whether one was asked for goes by what the check-in meant and by the risk;
 * here the soonest of all is taken.
 */
function mayMissExtra(sinceMs: number, nowMs: number, preferred: PreferredHours): boolean {
  return (["watch", "emergency"] as const).some((lastSeverity) => {
    const due = dueAfter({ lastCheckinAt: sinceMs, lastSeverity, riskClass: "very_high", preferred }, sinceMs);
    return due.why !== "window" && due.at + EXTRA_GRACE_MS <= nowMs;
  });
}

/**
 * How many alerts of silence somebody must have, and may have: one for each stretch between two check-ins (and the one until `now`) with
 * a missed window, and perhaps one where an extra check-in was missed. It goes by the real clock, whatever the speed of the courses;
 * between `least` and `most` lies the sweep's minute, too.
 */
export function silences(
  heard: readonly number[],
  now: number,
  preferred: PreferredHours,
): { readonly least: number; readonly most: number } {
  const stretches = heard.map((since, place) => [since, heard[place + 1] ?? now] as const);
  return {
    least: stretches.filter(([since, until]) => hasMissed(since, until - SWEEP_MS)).length,
    most: stretches.filter(([since, until]) => hasMissed(since, until) || mayMissExtra(since, until, preferred)).length,
  };
}
