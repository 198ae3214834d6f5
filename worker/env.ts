import * as z from "zod/mini";

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
}

const shape = z.object({
  PUBLIC_ORIGIN: z.url({ protocol: /^https?$/ }),
  SESSION_KEY: z.string().check(z.minLength(32)),
});

/** What the code may know of the deployment. */
export interface Settings {
  /** Used for links and QR codes. */
  readonly publicOrigin: string;
  /** Secret of the HMAC that hides activation codes; at least 32 characters. */
  readonly sessionKey: string;
  /** Cookies carry `__Host-` and Secure; false on plain http, as on a developer's machine. */
  readonly secureCookies: boolean;
}

/** Parses the deployment's settings. A bad deployment is one clear error. */
export function settingsOf(bindings: Bindings): Settings {
  const parsed = z.safeParse(shape, { PUBLIC_ORIGIN: bindings.PUBLIC_ORIGIN, SESSION_KEY: bindings.SESSION_KEY });
  if (!parsed.success) {
    const names = parsed.error.issues.map((issue) => issue.path.join(".")).join(", ");
    throw new Error(`This deployment is not complete. Check these settings (docs/operations.md): ${names}`);
  }
  const origin = new URL(parsed.data.PUBLIC_ORIGIN).origin;
  return { publicOrigin: origin, sessionKey: parsed.data.SESSION_KEY, secureCookies: origin.startsWith("https://") };
}
