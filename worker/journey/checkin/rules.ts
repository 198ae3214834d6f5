import {
  currentOrNextSlot,
  nextDueAt,
  nextSlot,
  type PreferredHours,
  type SlotRef,
  slotAt,
  slotTimes,
} from "#clinical/schedule.ts";
import { compareSeverity } from "#clinical/severity.ts";
import type { RiskClass, Severity } from "#schema/terms.ts";

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
  readonly preferred: PreferredHours;
}

/** Whether this is the newest by when it was measured. One that was delayed changes nothing that a newer one has said. */
export const isNewest = (lastCheckinAt: number | null, measured: number): boolean =>
  lastCheckinAt === null || measured >= lastCheckinAt;

/** The episode after a check-in: the newest one fills its window and moves what is due (decisions.md 4). */
export function summaryAfter(soFar: CheckinsSoFar, measured: number, severity: Severity, nowMs: number) {
  const { lastCheckinAt, lastSeverity } = soFar;
  if (!isNewest(lastCheckinAt, measured)) return { lastCheckinAt, lastSeverity, nextDueAt: soFar.nextDueAt };
  const due = nextDueAt({ lastFilled: slotAt(measured), preferred: soFar.preferred, nowMs });
  return { lastCheckinAt: measured, lastSeverity: severity, nextDueAt: soFar.ended ? null : due };
}

/** The window before the open one may still be in its two hours; the one before that never is. */
const LOOK_BACK_MS = 48 * 3_600_000;

/** The newest window that counts as missed by now: two hours past its end. */
export function newestMissable(nowMs: number): SlotRef {
  let ref = currentOrNextSlot(nowMs - LOOK_BACK_MS);
  while (slotTimes(nextSlot(ref)).missedAtMs <= nowMs) ref = nextSlot(ref);
  return ref;
}

/** Whether what was due at this time counts as missed by now: its window has been closed for two hours. */
export function isMissed(dueAtMs: number | null, nowMs: number): boolean {
  return dueAtMs !== null && dueAtMs < slotTimes(newestMissable(nowMs)).untilMs;
}

/** The rule that a silence speaks by (rules.json, MISS-1-W and MISS-2-U). `missed`: windows in a row. */
export function silenceOf(missed: number, risk: RiskClass, last: Severity | null): { ruleId: string; severity: Severity } | null {
  if (missed < 1) return null;
  const inDanger = risk === "high" || risk === "very_high" || (last !== null && compareSeverity(last, "watch") >= 0);
  return missed >= 2 && inDanger ? { ruleId: "MISS-2-U", severity: "urgent" } : { ruleId: "MISS-1-W", severity: "watch" };
}
