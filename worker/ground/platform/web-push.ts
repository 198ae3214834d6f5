import webPush from "web-push";
import type { PushSettings } from "../../env.ts";
import { mayBeSentTo } from "../delivery/push/rules.ts";
import { hexOf } from "./content-hash.ts";
import type { Push, PushAddress, PushOptions, PushOutcome } from "./ports.ts";

/** Whoever is pushed to waits for this, ms: rows of one round end together, and the next round holds a doctor's ring. */
const PATIENCE_MS = 5_000;
/** A push service may ask us to wait for so long at most, ms; what is older than its worth is given up anyway. */
const LONGEST_WAIT_MS = 3_600_000;

/** Retry-After in seconds or as a date, ms from now; null: it does not say. */
function waitAsked(header: string | null, now: number): number | null {
  if (header === null) return null;
  const wait = /^\d+$/.test(header) ? Number(header) * 1_000 : Date.parse(header) - now;
  return Number.isNaN(wait) ? null : Math.min(Math.max(wait, 0), LONGEST_WAIT_MS);
}

/** What a push service's answer means (RFC 8030). Accepted is not delivered: nobody tells us that. */
function outcomeOf({ status, headers }: Response, now: number): PushOutcome {
  if (status >= 200 && status < 300) return "accepted";
  if (status === 404 || status === 410) return "gone";
  if (status === 429 || status >= 500) return { later: waitAsked(headers.get("retry-after"), now) };
  if (status < 400) return { refused: "redirect", status };
  return { refused: status === 401 || status === 403 ? "keys" : "other", status };
}

/** What web-push signs holds for twelve hours; it is used for one. To sign costs four times as much as to encrypt. */
const SIGNED_FOR_MS = 3_600_000;
/** One for each push service; Microsoft's have many names, so that it begins anew now and then. */
const MOST_SIGNED = 100;
const signatures = new Map<string, { readonly authorization: string; readonly until: number }>();

/** The signature for this push service, kept as long as the isolate lives. */
function authorizationFor({ subject, publicKey, privateKey }: PushSettings, endpoint: string, now: number): string {
  const { origin } = new URL(endpoint);
  const name = `${publicKey} ${origin}`;
  const kept = signatures.get(name);
  if (kept && kept.until > now) return kept.authorization;
  if (signatures.size >= MOST_SIGNED) signatures.clear();
  const { Authorization: authorization } = webPush.getVapidHeaders(origin, subject, publicKey, privateKey, "aes128gcm");
  signatures.set(name, { authorization, until: now + SIGNED_FOR_MS });
  return authorization;
}

interface Letter {
  readonly to: PushAddress;
  readonly payload: string;
  readonly options: PushOptions;
  readonly topic: string;
  readonly authorization: string;
}

/** RFC 8030 takes so many characters. */
const TOPIC_CHARACTERS = 32;
/** The push service reads the topic: under a secret of the subscription it cannot tell whose phone and whose console speak of one thing. */
async function hidden(topic: string, secret: string): Promise<string> {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(`${secret} ${topic}`));
  return hexOf(new Uint8Array(digest)).slice(0, TOPIC_CHARACTERS);
}

function encrypted({ to: { endpoint, p256dh, auth }, payload, options, topic, authorization }: Letter) {
  return webPush.generateRequestDetails({ endpoint, keys: { p256dh, auth } }, payload, {
    TTL: options.ttlSeconds,
    urgency: options.urgency,
    topic,
    contentEncoding: "aes128gcm",
    vapidDetails: null,
    headers: { Authorization: authorization },
  });
}

/** What is posted, or null: the keys are no keys, and never will be. */
function prepared(letter: Letter): RequestInit | null {
  try {
    const { headers, body, method } = encrypted(letter);
    const sent = new Headers(Object.entries(headers).map(([name, value]) => [name, String(value)]));
    // The length is the platform's to say.
    sent.delete("content-length");
    return { method, headers: sent, body, redirect: "manual" };
  } catch {
    return null;
  }
}

/** Web push, encrypted and signed by web-push and sent with `fetch`, for want of the sockets that it would open itself. */
export function webPushSender(settings: PushSettings, now: () => number, patienceMs = PATIENCE_MS): Push {
  return {
    send: async (address, payload, options) => {
      if (!mayBeSentTo(address.endpoint, settings.toLoopback)) return { refused: "address", status: null };
      const authorization = authorizationFor(settings, address.endpoint, now());
      const topic = await hidden(options.topic, address.auth);
      const request = prepared({ to: address, payload, options, topic, authorization });
      if (request === null) return { refused: "subscription", status: null };
      try {
        const response = await fetch(address.endpoint, { ...request, signal: AbortSignal.timeout(patienceMs) });
        await response.body?.cancel();
        return outcomeOf(response, now());
      } catch {
        // Not reached, or no answer in time: it may come later.
        return { later: null };
      }
    },
  };
}
