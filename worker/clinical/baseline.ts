const READINGS_NEEDED = 3;

/**
 * The person's usual SpO2 in %: the median of the first three valid effective readings of the episode, oldest first, null entries
 * skipped (protocol.md 10.4) [P]. Null until there are three.
 */
export function baselineOf(effectiveReadings: readonly (number | null)[]): number | null {
  const first = effectiveReadings.filter((reading) => reading !== null).slice(0, READINGS_NEEDED);
  if (first.length < READINGS_NEEDED) return null;
  return first.sort((a, b) => a - b)[1] ?? null;
}
