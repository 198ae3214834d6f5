import * as z from "zod/mini";
import { LANGUAGES } from "#schema/terms.ts";

/** Who is told at this browser: the professional who is signed in, the people of this phone. One subscription serves both. */
export const SIDES = ["staff", "patient"] as const;
export type Side = (typeof SIDES)[number];

const keptPush = z.object({
  language: z.enum(LANGUAGES),
  /** The endpoint that the service was last given for each side; null: it tells nobody here. */
  told: z.object({ staff: z.nullable(z.string()), patient: z.nullable(z.string()) }),
  /** Who turned the switch on here: ids of professionals, and this phone. Another who sits down is not told of theirs. */
  wanting: z.array(z.string()),
});
export type KeptPush = z.infer<typeof keptPush>;

export const NOTHING_KEPT: KeptPush = { language: "vi", told: { staff: null, patient: null }, wanting: [] };
const CUPBOARD = "push";
const PLACE = "/push";

/** In a cache, since pages and the service worker both read it. What an older version wrote and nobody can read counts as nothing. */
export async function readKeptPush(): Promise<KeptPush> {
  const kept = await (await caches.open(CUPBOARD)).match(PLACE);
  const parsed = z.safeParse(keptPush, await kept?.json().catch(() => null));
  return parsed.success ? parsed.data : NOTHING_KEPT;
}

/** Says nothing but that it is another now: whoever shows it reads it again. */
const CHANGED = "push";

export async function keepPush(change: (before: KeptPush) => KeptPush): Promise<void> {
  const before = await readKeptPush();
  const after = JSON.stringify(change(before));
  if (after === JSON.stringify(before)) return;
  await (await caches.open(CUPBOARD)).put(PLACE, new Response(after));
  const told = new BroadcastChannel(CHANGED);
  told.postMessage(null);
  told.close();
}

/** Calls back after each change, of this window, another one, or the worker, until the returned function is called. */
export function watchKeptPush(changed: () => void): () => void {
  const told = new BroadcastChannel(CHANGED);
  told.onmessage = changed;
  return () => told.close();
}

export const withTold = (before: KeptPush, side: Side, endpoint: string | null): KeptPush => ({
  ...before,
  told: { ...before.told, [side]: endpoint },
});
export const withWanting = (before: KeptPush, owner: string, wants: boolean): KeptPush => ({
  ...before,
  wanting: [...before.wanting.filter((one) => one !== owner), ...(wants ? [owner] : [])],
});
