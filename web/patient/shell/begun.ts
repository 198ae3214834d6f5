import { signal } from "@preact/signals";
import * as z from "zod/mini";
import { instant } from "#schema/api/common.ts";
import { now } from "../session/clock.ts";

/** What lies in the browser's storage for this app begins so. */
const PREFIX = "begun ";
/** Later a figure says nothing of now, and somebody else may hold the phone, ms. */
const KEPT_MS = 3_600_000;
const kept = z.object({ at: instant, what: z.unknown() });

/** What could not be written down, because the phone is full: it lives as long as this page. */
const unwritten = new Map<string, string>();
const version = signal(0);

function read(key: string): z.infer<typeof kept> | null {
  try {
    const one = z.parse(kept, JSON.parse(unwritten.get(key) ?? localStorage.getItem(PREFIX + key) ?? "null"));
    // Further away than that in either direction: the clock has been set anew since.
    return Math.abs(now.value - one.at) < KEPT_MS ? one : null;
  } catch {
    return null;
  }
}

/**
 * What was typed or ticked and has not been sent, by key: whoever looks at another page meanwhile, locks the phone or loads the page anew
 * finds it again, for an hour after the last touch. null: nothing was, or it cannot be read. A key ends with the id of its person.
 */
export function begun<S extends z.ZodMiniType>(key: string, shape: S): z.infer<S> | null {
  version.value;
  return z.safeParse(shape, read(key)?.what).data ?? null;
}

/** Kept at once, since nobody says beforehand that the page will go. */
export function keepBegun(key: string, what: unknown): void {
  const text = JSON.stringify({ at: Date.now(), what });
  try {
    localStorage.setItem(PREFIX + key, text);
    unwritten.delete(key);
  } catch {
    unwritten.set(key, text);
  }
  version.value = version.peek() + 1;
}

/** It was sent, or its person is no longer on this phone. */
export function forgetBegun(which: (key: string) => boolean): void {
  const written = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  for (const key of written) if (which(key.slice(PREFIX.length))) localStorage.removeItem(key);
  for (const key of unwritten.keys()) if (which(key)) unwritten.delete(key);
  version.value = version.peek() + 1;
}

// What nobody came back to does not lie on the phone for ever.
forgetBegun((key) => read(key) === null);
