import { keepPin, type Pin, pin, unlock } from "./lock-state.ts";

/** Four figures: as many as a person of seventy keeps in mind, and as a bank card has. */
export const PIN_LENGTH = 4;
/** So that a copy of the browser's storage cannot be tried in an instant; well under a second on a cheap phone. */
const ROUNDS = 150_000;

const base64 = (bytes: Uint8Array): string => btoa(String.fromCharCode(...bytes));
const bytesOf = (text: string) => Uint8Array.from(atob(text), (sign) => sign.charCodeAt(0));

async function hashOf(typed: string, salt: string): Promise<string> {
  const key = await crypto.subtle.importKey("raw", new TextEncoder().encode(typed), "PBKDF2", false, ["deriveBits"]);
  const how = { name: "PBKDF2", hash: "SHA-256", salt: bytesOf(salt), iterations: ROUNDS };
  return base64(new Uint8Array(await crypto.subtle.deriveBits(how, key, 256)));
}

/** Browsers hash only where the page came over a safe connection. */
export const canLock = (): boolean => "subtle" in crypto;

const SECOND_MS = 1_000;
/** How long nothing is heard after so many wrong tries in a row, ms. */
export function waitAfter(wrong: number): number {
  if (wrong < 4) return 0;
  const waits = [30, 60, 300];
  return (waits[wrong - 4] ?? 900) * SECOND_MS;
}
const LONGEST_WAIT_MS = waitAfter(99);

/** How long nothing is heard from now, ms. What lies further away than any wait was written before the clock was set back. */
export const waitLeft = ({ until }: Pin, at: number): number => (until > at && until - at <= LONGEST_WAIT_MS ? until - at : 0);

/** Sets the PIN; who set it need not type it at once. */
export async function setPin(typed: string): Promise<void> {
  const salt = base64(crypto.getRandomValues(new Uint8Array(16)));
  unlock();
  keepPin({ salt, hash: await hashOf(typed, salt), wrong: 0, until: 0 });
}

async function prove(typed: string): Promise<"right" | "wrong" | "wait"> {
  const before = pin.value;
  if (before === null) return "right";
  if (waitLeft(before, Date.now()) > 0) return "wait";
  const wrong = before.wrong + 1;
  keepPin({ ...before, wrong, until: Date.now() + waitAfter(wrong) });
  if (before.salt === "" || (await hashOf(typed, before.salt)) !== before.hash) return "wrong";
  keepPin({ ...before, wrong: 0, until: 0 });
  return "right";
}

let proving: ReturnType<typeof prove> | null = null;

/**
 * `wait`: too early, nothing was looked at. A wrong try is written down before anybody hears that it was wrong. A second tap on the last
 * key, while the first is looked at, is no other try.
 */
export function tryPin(typed: string): ReturnType<typeof prove> {
  proving ??= prove(typed).finally(() => {
    proving = null;
  });
  return proving;
}
