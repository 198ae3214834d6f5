import { dueAfter } from "#clinical/next-due.ts";
import {
  currentOrNextSlot,
  missedInARow,
  nextSlot,
  type PreferredHours,
  type SlotRef,
  slotAt,
  slotTimes,
} from "#clinical/schedule.ts";
import { type DueWhy, EXTRA_GRACE_MS, type RiskClass, type Severity } from "#schema/terms.ts";

/** The baseline is made of the first three valid readings (protocol.md 10.4). */
export const MOST_BASELINE_READINGS = 3;
/** A phone's clock may be off by this much, ms, before its times are corrected. */
const CLOCK_TOLERANCE_MS = 120_000;

/** The phone's clock, raw, beside the server's. */
export interface PhoneTimes {
  readonly recordedAt: number;
  readonly sentAt: number;
  readonly receivedAt: number;
  /** When the episode began; nothing was measured for it before. */
  readonly openedAt: number;
}

/**
 * When it was really measured, ms UTC: the phone's time, moved by the offset of its clock when that is off by more than two minutes
 * (decisions.md 3). Never after it arrived. A time from before the episode is a clock that was reset, so the arrival counts: an
 * adult must not be judged by the age of 1970.
 */
export function measuredAt({ recordedAt, sentAt, receivedAt, openedAt }: PhoneTimes): number {
  const offset = receivedAt - sentAt;
  const moved = Math.abs(offset) > CLOCK_TOLERANCE_MS ? recordedAt + offset : recordedAt;
  return moved < openedAt ? receivedAt : Math.min(moved, receivedAt);
}

/** What the episode says of its check-ins so far. Times ms UTC. */
export interface CheckinsSoFar {
  readonly ended: boolean;
  readonly lastCheckinAt: number | null;
  readonly lastSeverity: Severity | null;
  readonly nextDueAt: number | null;
  readonly dueWhy: DueWhy;
  readonly riskClass: RiskClass;
  readonly preferred: PreferredHours;
}

/** Whether this is the newest by when it was measured. One that was delayed changes nothing that a newer one has said. */
export const isNewest = (lastCheckinAt: number | null, measured: number): boolean =>
  lastCheckinAt === null || measured >= lastCheckinAt;

/** The episode after a check-in: the newest one fills its window and moves what is due (decisions.md 4). */
export function summaryAfter(soFar: CheckinsSoFar, measured: number, severity: Severity, nowMs: number) {
  const { lastCheckinAt, lastSeverity, nextDueAt, dueWhy } = soFar;
  if (!isNewest(lastCheckinAt, measured)) return { lastCheckinAt, lastSeverity, nextDueAt, dueWhy };
  const due = dueAfter({ ...soFar, lastCheckinAt: measured, lastSeverity: severity }, nowMs, nowMs);
  return { lastCheckinAt: measured, lastSeverity: severity, nextDueAt: soFar.ended ? null : due.at, dueWhy: due.why };
}

/**
 * The episode after an addendum or a correction gave its newest check-in another severity. What a doctor asked for sooner stays;
 * nothing else is asked for later than it was, since the person has been told.
 */
export function summaryAnew(soFar: CheckinsSoFar, severity: Severity, nowMs: number) {
  const { lastCheckinAt, nextDueAt, dueWhy } = soFar;
  const due = dueAfter({ ...soFar, lastSeverity: severity }, nowMs);
  const sooner = !soFar.ended && nextDueAt !== null && due.at < nextDueAt;
  return { lastCheckinAt, lastSeverity: severity, nextDueAt: sooner ? due.at : nextDueAt, dueWhy: sooner ? due.why : dueWhy };
}

/** The window before the open one may still be in its two hours; the one before that never is. */
const LOOK_BACK_MS = 48 * 3_600_000;

/** The newest window that counts as missed by now: two hours past its end. */
export function newestMissable(nowMs: number): SlotRef {
  let ref = currentOrNextSlot(nowMs - LOOK_BACK_MS);
  while (slotTimes(nextSlot(ref)).missedAtMs <= nowMs) ref = nextSlot(ref);
  return ref;
}

/** Whether what was due counts as missed by now: its window has been closed for two hours, or an extra was due two hours ago. */
export function isMissed({ nextDueAt, dueWhy }: Pick<CheckinsSoFar, "nextDueAt" | "dueWhy">, nowMs: number): boolean {
  if (nextDueAt === null) return false;
  if (dueWhy !== "window") return nextDueAt + EXTRA_GRACE_MS <= nowMs;
  return nextDueAt < slotTimes(newestMissable(nowMs)).untilMs;
}

/**
 * How many check-ins count as missed in a row: the windows since the newest check-in. An extra that was missed counts as one, and
 * never beside a window: a single evening's silence is not two (docs/decisions).
 */
export function missedCount(
  { lastCheckinAt, openedAt, dueWhy }: Pick<CheckinsSoFar, "lastCheckinAt" | "dueWhy"> & { readonly openedAt: number },
  nowMs: number,
): number {
  const filled = lastCheckinAt === null ? null : slotAt(lastCheckinAt);
  const sinceMs = Math.max(openedAt, lastCheckinAt ?? 0);
  const windows = missedInARow({ sinceMs, filled: filled ? [filled] : [], nowMs });
  return dueWhy === "window" ? windows : Math.max(windows, 1);
}
