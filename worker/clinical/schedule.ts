import { SITE_OFFSET_MS, SLOT_GRACE_MS, SLOTS, type Slot } from "#schema/terms.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** One window in which a check-in is due: a day of the site's calendar (YYYY-MM-DD) and its half (decisions.md 4). */
export interface SlotRef {
  readonly date: string;
  readonly slot: Slot;
}

/** Hours of the site's day at which the person wants to be reminded, inside each window; with their fraction: 7.5 is half past seven. */
export interface PreferredHours {
  readonly am: number;
  readonly pm: number;
}

const midnightOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) - SITE_OFFSET_MS;
/** The calendar day at the site, YYYY-MM-DD. */
export const siteDateAt = (ms: number): string => new Date(ms + SITE_OFFSET_MS).toISOString().slice(0, 10);
/** The hour of the site's day, with its fraction: 18.5 is half past six in the evening. */
export const siteHourAt = (ms: number): number => ((((ms + SITE_OFFSET_MS) % DAY_MS) + DAY_MS) % DAY_MS) / HOUR_MS;

/** When the window opens, when it closes, and when it counts as missed: two hours after. In ms UTC. */
export function slotTimes({ date, slot }: SlotRef): { fromMs: number; untilMs: number; missedAtMs: number } {
  const midnight = midnightOf(date);
  const untilMs = midnight + SLOTS[slot].untilHour * HOUR_MS;
  return { fromMs: midnight + SLOTS[slot].fromHour * HOUR_MS, untilMs, missedAtMs: untilMs + SLOT_GRACE_MS };
}

/** The window that an instant falls into, or null at night. A check-in fills it by its `recordedAt`. */
export function slotAt(ms: number): SlotRef | null {
  const hour = siteHourAt(ms);
  const slot: Slot = hour < SLOTS.am.untilHour ? "am" : "pm";
  return hour >= SLOTS[slot].fromHour && hour < SLOTS[slot].untilHour ? { date: siteDateAt(ms), slot } : null;
}

/** The window after this one. */
export function nextSlot({ date, slot }: SlotRef): SlotRef {
  return slot === "am" ? { date, slot: "pm" } : { date: siteDateAt(midnightOf(date) + DAY_MS), slot: "am" };
}

/** The first window that has not closed yet: the one an instant falls into, or the next to open. */
export function currentOrNextSlot(ms: number): SlotRef {
  const here = slotAt(ms);
  if (here) return here;
  const night = siteHourAt(ms) < SLOTS.am.fromHour ? ms : ms + DAY_MS;
  return { date: siteDateAt(night), slot: "am" };
}

/** Below zero when `a` is the earlier window. */
export function compareSlots(a: SlotRef, b: SlotRef): number {
  return slotTimes(a).fromMs - slotTimes(b).fromMs;
}

/** When a check-in is due in a window: the preferred hour, in ms UTC. */
export function dueAt(ref: SlotRef, preferred: PreferredHours): number {
  return midnightOf(ref.date) + Math.round(preferred[ref.slot] * HOUR_MS);
}

/**
 * When the next check-in is due, in ms UTC: the preferred hour of the first window that is neither closed nor filled. It lies in
 * the past while today's reminder has gone by unanswered.
 */
export function nextDueAt(input: { lastFilled: SlotRef | null; preferred: PreferredHours; nowMs: number }): number {
  const open = currentOrNextSlot(input.nowMs);
  const filled = input.lastFilled !== null && compareSlots(open, input.lastFilled) <= 0;
  return dueAt(filled && input.lastFilled ? nextSlot(input.lastFilled) : open, input.preferred);
}

/**
 * The windows that were missed, oldest first: opened at or after `sinceMs` (the episode's begin, or the last window already judged),
 * past their end by two hours, and not filled.
 */
export function missedSlots(input: { sinceMs: number; filled: readonly SlotRef[]; nowMs: number }): SlotRef[] {
  const taken = new Set(input.filled.map((ref) => ref.date + ref.slot));
  const missed: SlotRef[] = [];
  for (let ref = currentOrNextSlot(input.sinceMs); slotTimes(ref).missedAtMs <= input.nowMs; ref = nextSlot(ref)) {
    if (slotTimes(ref).fromMs >= input.sinceMs && !taken.has(ref.date + ref.slot)) missed.push(ref);
  }
  return missed;
}

/** How many windows in a row were missed last: those after the newest filled one. */
export function missedInARow(input: { sinceMs: number; filled: readonly SlotRef[]; nowMs: number }): number {
  const newest = [...input.filled].sort(compareSlots).at(-1);
  return missedSlots(input).filter((ref) => !newest || compareSlots(ref, newest) > 0).length;
}
