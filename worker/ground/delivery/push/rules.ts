import type { PushCode } from "#schema/terms.ts";

/** Push services whose endpoints are taken: Chrome and Edge on Android, Firefox, Edge on Windows, Safari. A name with a dot before it: what is below it, too. */
const HOSTS = ["fcm.googleapis.com", ".push.services.mozilla.com", ".notify.windows.com", ".push.apple.com"] as const;
/** This machine, by the names that a browser gives it. */
export const isLoopback = (hostname: string): boolean => hostname === "localhost" || hostname === "127.0.0.1";

const isKnown = (hostname: string): boolean =>
  HOSTS.some((host) => (host.startsWith(".") ? hostname.endsWith(host) : hostname === host));

/**
 * Whether we send to this address. Whoever subscribes names it, so it could be anything: only push services that are known, over https,
 * at their own port, with nothing of a sign-in in it.
 */
export function mayBeSentTo(endpoint: string, toLoopback: boolean): boolean {
  if (!URL.canParse(endpoint)) return false;
  const { protocol, hostname, port, username, password } = new URL(endpoint);
  if (username !== "" || password !== "") return false;
  if (toLoopback && protocol === "http:" && isLoopback(hostname)) return true;
  return protocol === "https:" && port === "" && isKnown(hostname);
}

const SECOND_MS = 1_000;
const MINUTE_MS = 60 * SECOND_MS;
const HOUR_MS = 60 * MINUTE_MS;
/** A push that arrives has at least this to be seen, s. */
const SHORTEST_TTL_S = 30;

/** For how long each code is worth being told, ms, and whether it may wake a phone. A ring is worth as much as it rings: at most this. */
const WORTH: Readonly<Record<PushCode, { readonly forMs: number; readonly urgency: "high" | "normal" }>> = {
  emergency: { forMs: HOUR_MS, urgency: "high" },
  ring: { forMs: MINUTE_MS, urgency: "high" },
  seen: { forMs: 12 * HOUR_MS, urgency: "normal" },
  answer: { forMs: 24 * HOUR_MS, urgency: "normal" },
  call: { forMs: 10 * MINUTE_MS, urgency: "high" },
  // A phone that sleeps is woken: an hour that comes an hour late is none.
  reminder: { forMs: HOUR_MS, urgency: "high" },
  test: { forMs: MINUTE_MS, urgency: "high" },
};

/** Whoever tries again at once has not waited for the first one, ms. */
const TRY_PAUSE_MS = 30 * SECOND_MS;
/** When a phone may be tried again, ms UTC; null: now. */
export const nextTryAt = (lastTriedAt: number | null, now: number): number | null =>
  lastTriedAt !== null && lastTriedAt + TRY_PAUSE_MS > now ? lastTriedAt + TRY_PAUSE_MS : null;

/** When a push is given up, ms UTC: `at` when it was first told, `until` when what it says ends by itself. */
export const worthUntil = (code: PushCode, at: number, until: number | null): number =>
  Math.min(at + WORTH[code].forMs, until ?? Number.POSITIVE_INFINITY);

/** What the push service is asked for. A newer push of one code about one thing takes the place of an older one that nobody got. */
export function optionsOf(code: PushCode, about: string, until: number, now: number) {
  const ttlSeconds = Math.max(Math.ceil((until - now) / SECOND_MS), SHORTEST_TTL_S);
  return { ttlSeconds, urgency: WORTH[code].urgency, topic: `${code} ${about}` };
}
