import { signal } from "@preact/signals";

/** The service's clock less this browser's, in ms: a wrong clock on the desk must not hide an overdue alert. */
let offsetMs = 0;

/** The service's time, ms UTC; counts once a second. Whatever reads it is drawn anew. */
export const now = signal(Date.now());

const tick = () => {
  now.value = Date.now() + offsetMs;
};
setInterval(tick, 1_000);

export function setServerTime(serverTime: number): void {
  offsetMs = serverTime - Date.now();
  tick();
}

/** The service's time without a subscription. */
export const serverNow = (): number => Date.now() + offsetMs;
