import { signal } from "@preact/signals";

const TICK_MS = 10_000;

/** The phone's clock, fine enough for "in 2 hours". */
export const now = signal(Date.now());
setInterval(() => {
  now.value = Date.now();
}, TICK_MS);
addEventListener("visibilitychange", () => {
  now.value = Date.now();
});
