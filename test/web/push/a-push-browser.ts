import { vi } from "vitest";

/** The service's public key in these tests: 65 bytes as base64url. */
export const KEY = Buffer.alloc(65, 4).toString("base64url");

/** What the service was asked to keep or forget. */
export interface Asked {
  readonly method: string;
  readonly path: string;
  readonly endpoint?: string;
  readonly language?: string;
}

/** A browser with one worker, whose push service hands out address after address, before a service that can fail. */
export function aPushBrowser() {
  const asked: Asked[] = [];
  const service = { key: KEY as string | null, reachable: true };
  const browser = { permission: "granted" as NotificationPermission, answers: "granted" as NotificationPermission };
  let made = 0;
  let current: (ReturnType<typeof subscription> & { unsubscribe: () => Promise<boolean> }) | null = null;
  const subscription = (key: BufferSource) => {
    const endpoint = `https://push.example/${++made}`;
    const bytes = key instanceof Uint8Array ? key.buffer : key;
    return { endpoint, options: { applicationServerKey: bytes }, toJSON: () => ({ endpoint, keys: { p256dh: "p", auth: "a" } }) };
  };
  const unsubscribe = async () => {
    current = null;
    return true;
  };
  const pushManager = {
    getSubscription: async () => current,
    subscribe: async ({ applicationServerKey }: { applicationServerKey: BufferSource }) => {
      current = { ...subscription(applicationServerKey), unsubscribe };
      return current;
    },
  };
  const registration = { pushManager, waiting: null };
  const cupboard = new Map<string, Response>();
  vi.stubEnv("PROD", true);
  vi.stubGlobal("window", { PushManager: class {}, Notification: class {} });
  vi.stubGlobal("Notification", {
    get permission() {
      return browser.permission;
    },
    requestPermission: async () => {
      browser.permission = browser.answers;
      return browser.permission;
    },
  });
  vi.stubGlobal("navigator", {
    languages: ["vi-VN"],
    onLine: true,
    locks: { request: (_name: string, work: () => Promise<unknown>) => work() },
    serviceWorker: {
      register: async () => registration,
      ready: Promise.resolve(registration),
      getRegistration: async () => registration,
    },
  });
  vi.stubGlobal("caches", {
    open: async () => ({
      match: async (place: string) => cupboard.get(place)?.clone(),
      put: async (place: string, response: Response) => void cupboard.set(place, response),
    }),
  });
  vi.stubGlobal("fetch", async (path: string, { method, body }: { method: string; body?: string }) => {
    if (!service.reachable) throw new TypeError("no network");
    if (path === "/api/push-key") return Response.json({ publicKey: service.key });
    const sent = body === undefined ? {} : JSON.parse(body);
    asked.push({ method, path, ...(body ? { endpoint: sent.subscription.endpoint, language: sent.language } : {}) });
    return new Response(null, { status: 204 });
  });
  return { asked, service, browser, endpoint: () => current?.endpoint ?? null };
}
