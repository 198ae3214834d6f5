import * as z from "zod/mini";
import { type Admission, admission } from "#schema/api/consultation.ts";

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
}

/** A bad deployment is one clear error, which names settings and never a value. */
function parsed<S extends z.ZodMiniType>(settings: S, values: unknown): z.infer<S> {
  const result = z.safeParse(settings, values);
  if (result.success) return result.data;
  const names = new Set(result.error.issues.map((issue) => issue.path[0]));
  throw new Error(`This deployment is not complete. Check these settings (docs/operations.md): ${[...names].join(", ")}`);
}

/** All of LiveKit's settings or none: calls that work by half are a fault that nobody would see until somebody needs one. */
function callsOf(bindings: Bindings): CallSettings | null {
  const { LIVEKIT_URL, LIVEKIT_API_URL, LIVEKIT_API_KEY, LIVEKIT_API_SECRET, LIVEKIT_ICE_SERVERS } = bindings;
  const all = { LIVEKIT_URL, LIVEKIT_API_URL, LIVEKIT_API_KEY, LIVEKIT_API_SECRET, LIVEKIT_ICE_SERVERS };
  const given = Object.fromEntries(Object.entries(all).filter(([, value]) => value !== undefined && value !== ""));
  if (Object.keys(given).length === 0) return null;
  const found = parsed(callShape, given);
  return {
    url: found.LIVEKIT_URL,
    apiUrl: found.LIVEKIT_API_URL ?? found.LIVEKIT_URL.replace(/^ws/, "http"),
    apiKey: found.LIVEKIT_API_KEY,
    apiSecret: found.LIVEKIT_API_SECRET,
    iceServers: found.LIVEKIT_ICE_SERVERS ?? null,
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
  };
}
