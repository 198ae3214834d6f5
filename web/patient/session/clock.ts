import { computed, signal } from "@preact/signals";

const TICK_MS = 10_000;
/** Less than this is the way of an answer, not a clock that is wrong. */
const WRONG_FROM_MS = 120_000;

/** The phone's clock, fine enough for "in 2 hours". What is measured is stamped with it, right or wrong. */
export const now = signal(Date.now());
setInterval(() => {
  now.value = Date.now();
}, TICK_MS);
addEventListener("visibilitychange", () => {
  now.value = Date.now();
});

/** By how much the station's clock is ahead of the phone's, ms; 0 where they agree. */
const ahead = signal(0);
/** The station has just said what time it is. */
export function hearServerTime(serverTime: number): void {
  const difference = serverTime - Date.now();
  ahead.value = Math.abs(difference) < WRONG_FROM_MS ? 0 : difference;
}
/** The time at the station, also on a phone whose clock is wrong: by it somebody is late, and a day of illness counts. */
export const siteNow = computed(() => now.value + ahead.value);
/** A time that the phone's clock gave, by the station's: what this phone has measured stands at its right place among what others did. */
export const siteTime = (at: number): number => at + ahead.value;
/** When a check-in was measured: as the station has placed it, else by this phone's clock, corrected. */
export const measuredAt = (recordedAt: number, receipt: { readonly measuredAt: number } | null): number =>
  receipt?.measuredAt || siteTime(recordedAt);
export const isClockWrong = computed(() => ahead.value !== 0);
