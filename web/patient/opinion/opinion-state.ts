import type { Course, MessageView } from "#schema/api/checkin.ts";

const HOUR_MS = 3_600_000;
/** What to do until help comes is said for so long: a day later it has come, or the station has said something else. */
const CURRENT_MS = 24 * HOUR_MS;
/** A check-in so long before its time has answered it. */
const EARLY_MS = HOUR_MS / 4;

const spoken = (known: Course | undefined): MessageView[] => [
  ...(known?.messages ?? []),
  ...(known?.receipt?.answer ? [known.receipt.answer] : []),
];

/** Is this what holds now? Not once a newer opinion was signed, and not for ever. */
export function isCurrent(said: MessageView, known: Course | undefined, now: number): boolean {
  const newer = spoken(known).some(({ at, opinion }) => opinion !== null && at > said.at);
  return !newer && now - said.at < CURRENT_MS;
}

export interface Remeasure {
  readonly at: number;
  readonly isDue: boolean;
}

/** The check-in that the doctor asked for, until it was made. */
export function remeasureOf({ opinion }: MessageView, lastMeasuredAt: number, now: number): Remeasure | null {
  const at = opinion?.remeasureAt ?? null;
  if (at === null || lastMeasuredAt >= at - EARLY_MS) return null;
  return { at, isDue: now >= at };
}
