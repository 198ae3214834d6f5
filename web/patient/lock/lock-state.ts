import { computed, signal } from "@preact/signals";
import * as z from "zod/mini";
import { now } from "../session/clock.ts";

const KEY = "pin";
/** `hash`: of the PIN with `salt`, base64. `wrong`: tries since the last right one; before `until` (the phone's clock, ms) none is heard. */
const kept = z.object({ salt: z.string(), hash: z.string(), wrong: z.int(), until: z.int() });
export type Pin = z.infer<typeof kept>;

/** What cannot be read locks all the same: only a new code opens it. */
const UNREADABLE: Pin = { salt: "", hash: "", wrong: 0, until: 0 };

function read(): Pin | null {
  const text = localStorage.getItem(KEY);
  if (text === null) return null;
  try {
    return z.parse(kept, JSON.parse(text));
  } catch {
    return UNREADABLE;
  }
}

/** The PIN of this phone; null: it has none. */
export const pin = signal<Pin | null>(read());
const open = signal(pin.value === null);
/** Whether the PIN is asked for now. A phone without one never asks. */
export const isLocked = computed(() => pin.value !== null && !open.value);

export function keepPin(next: Pin | null): void {
  if (next === null) localStorage.removeItem(KEY);
  else localStorage.setItem(KEY, JSON.stringify(next));
  pin.value = next;
}
export const unlock = (): void => {
  open.value = true;
};
const lock = (): void => {
  open.value = false;
};

/** Another app was in front for so long, ms: whoever comes back may be another. Long enough to look at a message, or to fetch a code. */
const AWAY_MS = 60_000;
/** Nobody has touched the screen for so long, ms: longer than any wait of a check-in. */
const STILL_MS = 5 * 60_000;

let hiddenAt: number | null = null;
let touchedAt = Date.now();
const touch = (): void => {
  touchedAt = Date.now();
};
/** A call goes on with the phone laid down. */
const isCalling = (): boolean => location.pathname.startsWith("/call/");

/** Looks from now on whether whoever holds the phone may be another. */
export function startLock(): void {
  for (const sign of ["pointerdown", "keydown"]) addEventListener(sign, touch, { capture: true, passive: true });
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) hiddenAt = Date.now();
    else if (hiddenAt !== null && Math.abs(Date.now() - hiddenAt) > AWAY_MS && !isCalling()) lock();
    if (!document.hidden) touch();
  });
  now.subscribe((at) => {
    if (isCalling()) touch();
    else if (at - touchedAt > STILL_MS) lock();
  });
  // Set or taken off in another window.
  addEventListener("storage", ({ key }) => {
    if (key === KEY || key === null) pin.value = read();
  });
}
