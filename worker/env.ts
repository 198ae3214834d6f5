import * as z from "zod/mini";
import { type Admission, admission } from "#schema/api/consultation.ts";
import { isLoopback } from "./ground/delivery/push/rules.ts";

/** Bindings and secrets of a deployment, as the platform hands them over. */
export interface Bindings {
  readonly DB: D1Database;
  readonly ASSETS: Fetcher;
  readonly FACILITY_BOARD: DurableObjectNamespace;
  readonly DISPATCHER: DurableObjectNamespace;
  readonly PUBLIC_ORIGIN?: string;
  readonly SESSION_KEY?: string;
  readonly VAPID_PUBLIC_KEY?: string;
  readonly VAPID_PRIVATE_KEY?: string;
  readonly VAPID_SUBJECT?: string;
  readonly PUSH_TO_LOOPBACK?: string;
  readonly ESMS_URL?: string;
  readonly ESMS_API_KEY?: string;
  readonly ESMS_SECRET_KEY?: string;
  readonly ESMS_BRANDNAME?: string;
  readonly ESMS_SANDBOX?: string;
  readonly ESMS_TIMEOUT_MS?: string;
  readonly LIVEKIT_URL?: string;
  readonly LIVEKIT_API_URL?: string;
  readonly LIVEKIT_API_KEY?: string;
  readonly LIVEKIT_API_SECRET?: string;
  readonly LIVEKIT_ICE_SERVERS?: string;
}

/** JSON that cannot be read is a bad setting like any other. */
const iceServers = z.pipe(
  z.pipe(
    z.string(),
    z.transform((text, { issues }): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        issues.push({ code: "custom", message: "no JSON", input: text });
        return z.NEVER;
      }
    }),
  ),
  admission.shape.iceServers,
);
const callShape = z.object({
  LIVEKIT_URL: z.url({ protocol: /^wss?$/ }),
  LIVEKIT_API_URL: z.optional(z.url({ protocol: /^https?$/ })),
  LIVEKIT_API_KEY: z.string().check(z.minLength(1)),
  LIVEKIT_API_SECRET: z.string().check(z.minLength(32)),
  LIVEKIT_ICE_SERVERS: z.optional(iceServers),
});
/** So many bytes as base64url without padding. */
const key = (bytes: number) => z.string().check(z.regex(/^[A-Za-z0-9_-]+$/), z.length(Math.ceil((bytes * 4) / 3)));
const pushShape = z.object({
  VAPID_PUBLIC_KEY: key(65),
  VAPID_PRIVATE_KEY: key(32),
  VAPID_SUBJECT: z.url({ protocol: /^(mailto|https)$/ }),
  PUSH_TO_LOOPBACK: z.optional(z.literal("1")),
});
const textShape = z.object({
  ESMS_URL: z.url({ protocol: /^https?$/ }),
  ESMS_API_KEY: z.string().check(z.minLength(1)),
  ESMS_SECRET_KEY: z.string().check(z.minLength(1)),
  /** A sender's name has at most 11 characters in GSM. */
  ESMS_BRANDNAME: z.string().check(z.minLength(1), z.maxLength(11)),
  ESMS_SANDBOX: z.optional(z.literal("1")),
  ESMS_TIMEOUT_MS: z.optional(z.string().check(z.regex(/^[1-9][0-9]{2,4}$/))),
});
const shape = z.object({
  PUBLIC_ORIGIN: z.url({ protocol: /^https?$/ }),
  SESSION_KEY: z.string().check(z.minLength(32)),
});

/** Where the call server is, and the key that it knows us by. */
export interface CallSettings {
  /** As browsers reach it: ws or wss. */
  readonly url: string;
  /** As this service reaches it: http or https. */
  readonly apiUrl: string;
  readonly apiKey: string;
  readonly apiSecret: string;
  /** null: those that the call server names itself. */
  readonly iceServers: Admission["iceServers"];
}

/** The pair that signs pushes, and where push services write to. */
export interface PushSettings {
  /** base64url, as browsers take it. */
  readonly publicKey: string;
  readonly privateKey: string;
  /** mailto: or https:. */
  readonly subject: string;
  /** Endpoints on this machine are taken, over http: for tests and development alone. */
  readonly toLoopback: boolean;
}

/** The gateway of text messages (eSMS.vn), and what it knows us by. */
export interface TextSettings {
  /** https, unless both it and the service are on this machine. */
  readonly url: string;
  readonly apiKey: string;
  readonly secretKey: string;
  /** The registered name that a message comes from. */
  readonly brandname: string;
  /** The gateway checks everything and sends nothing. */
  readonly isSandbox: boolean;
  readonly timeoutMs: number;
}

/** What the code may know of the deployment. */
export interface Settings {
  /** Used for links and QR codes. */
  readonly publicOrigin: string;
  /** Secret of the HMAC that hides activation codes; at least 32 characters. */
  readonly sessionKey: string;
  /** Cookies carry `__Host-` and Secure; false on plain http, as on a developer's machine. */
  readonly secureCookies: boolean;
  /** null: this deployment has no call server. */
  readonly calls: CallSettings | null;
  /** null: this deployment has no web push. */
  readonly push: PushSettings | null;
  /** null: this deployment sends no text messages. */
  readonly texts: TextSettings | null;
}

const incomplete = (names: Iterable<unknown>): Error =>
  new Error(`This deployment is not complete. Check these settings (docs/operations.md): ${[...names].join(", ")}`);

/** A bad deployment is one clear error, which names settings and never a value. */
function parsed<S extends z.ZodMiniType>(settings: S, values: unknown): z.infer<S> {
  const result = z.safeParse(settings, values);
  if (result.success) return result.data;
  throw incomplete(new Set(result.error.issues.map((issue) => issue.path[0])));
}

type Given = Readonly<Record<string, string | undefined>>;
/** All settings of a part or none: one that works by half is a fault that nobody would see until somebody needs it. */
function wholly<S extends z.ZodMiniType>(settings: S, values: Given): z.infer<S> | null {
  const given = Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== ""));
  return Object.keys(given).length === 0 ? null : parsed(settings, given);
}

function callsOf(bindings: Bindings): CallSettings | null {
  const { LIVEKIT_URL, LIVEKIT_API_URL, LIVEKIT_API_KEY, LIVEKIT_API_SECRET, LIVEKIT_ICE_SERVERS } = bindings;
  const all = { LIVEKIT_URL, LIVEKIT_API_URL, LIVEKIT_API_KEY, LIVEKIT_API_SECRET, LIVEKIT_ICE_SERVERS };
  const found = wholly(callShape, all);
  return (
    found && {
      url: found.LIVEKIT_URL,
      apiUrl: found.LIVEKIT_API_URL ?? found.LIVEKIT_URL.replace(/^ws/, "http"),
      apiKey: found.LIVEKIT_API_KEY,
      apiSecret: found.LIVEKIT_API_SECRET,
      iceServers: found.LIVEKIT_ICE_SERVERS ?? null,
    }
  );
}

/** Endpoints on this machine are for a service that people reach on this machine: elsewhere they would open its inside to everybody. */
function pushOf(bindings: Bindings, origin: string): PushSettings | null {
  const { VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY, VAPID_SUBJECT, PUSH_TO_LOOPBACK } = bindings;
  const found = wholly(pushShape, { VAPID_PUBLIC_KEY, VAPID_PRIVATE_KEY, VAPID_SUBJECT, PUSH_TO_LOOPBACK });
  const toLoopback = found?.PUSH_TO_LOOPBACK === "1";
  if (toLoopback && !isLoopback(new URL(origin).hostname)) throw incomplete(["PUSH_TO_LOOPBACK"]);
  return (
    found && {
      publicKey: found.VAPID_PUBLIC_KEY,
      privateKey: found.VAPID_PRIVATE_KEY,
      subject: found.VAPID_SUBJECT,
      toLoopback,
    }
  );
}

/** Rows of one round of a dispatcher end together, so nobody waits longer for a gateway, ms. */
const TEXT_TIMEOUT_MS = 10_000;

/** Numbers and keys go over https alone; plain http is for a gateway on this machine, beside a service that people reach on this machine. */
function textsOf(bindings: Bindings, origin: string): TextSettings | null {
  const { ESMS_URL, ESMS_API_KEY, ESMS_SECRET_KEY, ESMS_BRANDNAME, ESMS_SANDBOX, ESMS_TIMEOUT_MS } = bindings;
  const all = { ESMS_URL, ESMS_API_KEY, ESMS_SECRET_KEY, ESMS_BRANDNAME, ESMS_SANDBOX, ESMS_TIMEOUT_MS };
  const found = wholly(textShape, all);
  if (found === null) return null;
  const url = new URL(found.ESMS_URL);
  const isHere = isLoopback(url.hostname) && isLoopback(new URL(origin).hostname);
  if (url.protocol !== "https:" && !isHere) throw incomplete(["ESMS_URL"]);
  return {
    url: found.ESMS_URL,
    apiKey: found.ESMS_API_KEY,
    secretKey: found.ESMS_SECRET_KEY,
    brandname: found.ESMS_BRANDNAME,
    isSandbox: found.ESMS_SANDBOX === "1",
    timeoutMs: Number(found.ESMS_TIMEOUT_MS ?? TEXT_TIMEOUT_MS),
  };
}

/** Parses the deployment's settings. */
export function settingsOf(bindings: Bindings): Settings {
  const { PUBLIC_ORIGIN, SESSION_KEY } = parsed(shape, bindings);
  const origin = new URL(PUBLIC_ORIGIN).origin;
  return {
    publicOrigin: origin,
    sessionKey: SESSION_KEY,
    secureCookies: origin.startsWith("https://"),
    calls: callsOf(bindings),
    push: pushOf(bindings, origin),
    texts: textsOf(bindings, origin),
  };
}
