import * as z from "zod/mini";
import { LANGUAGES, PUSH_CODES } from "../terms.ts";

/** Bytes as browsers write keys: base64url without padding; `characters` of it. */
const base64url = (characters: number) => z.string().check(z.regex(/^[A-Za-z0-9_-]*$/), z.length(characters));
/** A point of P-256, uncompressed: 65 bytes. */
const P256DH_CHARACTERS = 87;
/** The secret that a browser shares with us: 16 bytes. */
const AUTH_CHARACTERS = 22;

/** What a browser's push manager hands out (RFC 8030, 8291). Which hosts an endpoint may have is the server's to say. */
export const pushSubscription = z.object({
  endpoint: z.url({ protocol: /^https?$/ }).check(z.maxLength(2048)),
  keys: z.object({ p256dh: base64url(P256DH_CHARACTERS), auth: base64url(AUTH_CHARACTERS) }),
});
export type PushSubscription = z.infer<typeof pushSubscription>;

/** PUT …/push-subscription: this browser wants to be told, in this language. */
export const subscribeBody = z.object({ subscription: pushSubscription, language: z.enum(LANGUAGES) });
export type SubscribeBody = z.infer<typeof subscribeBody>;

/** GET /api/push-key: VAPID's public key, base64url; null: this deployment has no push. */
export const pushKey = z.object({ publicKey: z.nullable(z.string()) });

/** What the service worker gets: a code and an opaque id, at most 200 bytes; no name, no value. */
export const pushPayload = z.object({
  code: z.enum([...PUSH_CODES.staff, ...PUSH_CODES.patient]),
  /** The episode (epi_…), or with `ring` the consultation (con_…). */
  about: z.nullable(z.string()),
  language: z.enum(LANGUAGES),
});
export type PushPayload = z.infer<typeof pushPayload>;
