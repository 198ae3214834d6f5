import { compareSlots, slotAt, slotTimes } from "#clinical/schedule.ts";
import { type ReminderWhy, SITE_OFFSET_MS } from "#schema/terms.ts";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** A reminder that is this late, ms, is none any more: it is left out, and the next one comes at its hour. */
export const LATEST_MS = HOUR_MS;
/** Two reminders so near to each other, ms, ask for the same check-in: the second one is left out. */
const SAME_CHECKIN_MS = HOUR_MS;
/** A text message is worth sending until so long after the hour, ms. */
const TEXT_WORTH_MS = 2 * HOUR_MS;

/** A person's hours in minutes of the site's day; null: that one is off. */
export interface ReminderHours {
  readonly am: number | null;
  readonly pm: number | null;
}

const midnightOf = (ms: number): number => Math.floor((ms + SITE_OFFSET_MS) / DAY_MS) * DAY_MS - SITE_OFFSET_MS;

/** The hours that are on, of the days around an instant, in ms UTC, the earliest first. */
function around({ am, pm }: ReminderHours, ms: number): number[] {
  const minutes = [am, pm].filter((minute) => minute !== null);
  return [-1, 0, 1].flatMap((day) => minutes.map((minute) => midnightOf(ms) + day * DAY_MS + minute * MINUTE_MS));
}

/** The first reminder after this instant, ms UTC; null: both are off. */
export const nextReminderAt = (hours: ReminderHours, afterMs: number): number | null =>
  around(hours, afterMs).find((at) => at > afterMs) ?? null;

/** The newest reminder whose hour has come by this instant, ms UTC; null: both are off. */
export const lastReminderAt = (hours: ReminderHours, byMs: number): number | null =>
  around(hours, byMs).findLast((at) => at <= byMs) ?? null;

/** Whether the window that this hour lies in is filled already, by the newest check-in. */
export function isFilled(lastCheckinAt: number | null, dueAt: number): boolean {
  const [filled, asked] = [lastCheckinAt === null ? null : slotAt(lastCheckinAt), slotAt(dueAt)];
  return filled !== null && asked !== null && compareSlots(filled, asked) >= 0;
}

/** What the minute's sweep looks at. Times ms UTC. */
export interface Scheduled {
  /** When the next reminder comes; 0: nobody has worked it out since the hours were set. */
  readonly remindAt: number;
  readonly hours: ReminderHours;
  readonly lastCheckinAt: number | null;
  /** The hour that the newest reminder was for. */
  readonly madeFor: number | null;
}

/**
 * What the sweep does now: the hour to remind of, if any, and when to look again. A minute that was missed is made good, one hour's worth
 * at most; whoever has measured, or was reminded within the hour of an extra check-in, is left alone.
 */
export function remindNow({ remindAt, hours, lastCheckinAt, madeFor }: Scheduled, now: number) {
  const next = nextReminderAt(hours, now);
  const last = lastReminderAt(hours, now);
  // The sweep comes once a minute: hours that were set within it count from the minute's begin.
  const since = remindAt === 0 ? now - MINUTE_MS : remindAt;
  const isDue = last !== null && last >= since && now - last < LATEST_MS;
  const isToldOf = madeFor !== null && last !== null && last - madeFor < SAME_CHECKIN_MS;
  const dueAt = isDue && !isToldOf && !isFilled(lastCheckinAt, last) ? last : null;
  return { dueAt, next };
}

/** What stands when a reminder is about to leave. Times ms UTC. */
export interface ReminderTruth {
  readonly state: "active" | "ended";
  readonly hasAgreed: boolean;
  readonly hours: ReminderHours;
  readonly lastCheckinAt: number | null;
  readonly nextDueAt: number | null;
  readonly isExtraDue: boolean;
  /** The newest reminder. */
  readonly made: { readonly dueAt: number; readonly why: ReminderWhy } | null;
}

const isOn = ({ am, pm }: ReminderHours): boolean => am !== null || pm !== null;

/**
 * Whether this reminder is still one: home care goes on, the family has agreed, no newer one took its place, and what it asks for is not
 * done. That of a window ends when its hour is switched off or moved; that of an extra check-in, which a finding or a doctor asks for, when
 * the check-in comes, or when both hours are off.
 */
export function isStillWanted(truth: ReminderTruth, dueAt: number): boolean {
  const { state, hasAgreed, hours, lastCheckinAt, made } = truth;
  if (state === "ended" || !hasAgreed || made?.dueAt !== dueAt) return false;
  if (made.why === "extra") return isOn(hours) && truth.isExtraDue && truth.nextDueAt === dueAt;
  return lastReminderAt(hours, dueAt) === dueAt && !isFilled(lastCheckinAt, dueAt);
}

/** When a push of it ends by itself, ms UTC: its window's end, or an hour after. */
export const pushUntil = (dueAt: number): number => Math.min(dueAt + LATEST_MS, windowEnd(dueAt));
/** When a text message is not worth it any more, ms UTC. */
export const textUntil = (dueAt: number): number => Math.min(dueAt + TEXT_WORTH_MS, windowEnd(dueAt));

/** At night no window is open: an extra check-in that is asked for then has its own time. */
function windowEnd(dueAt: number): number {
  const slot = slotAt(dueAt);
  return slot === null ? Number.POSITIVE_INFINITY : slotTimes(slot).untilMs;
}

/** Hours as the schedule takes them, with their fraction. */
export const asHours = (minutes: { readonly am: number; readonly pm: number }) => ({ am: minutes.am / 60, pm: minutes.pm / 60 });
