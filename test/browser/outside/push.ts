import type { BrowserContext, Page } from "playwright-core";

/** A browser's mailbox at the push service of the test. */
interface Mailbox {
  readonly place: number;
  readonly endpoint: string;
  readonly keys: { readonly p256dh: string; readonly auth: string };
}

/** In the page: a browser without a window reaches no push service, so it is given addresses and keys of the test's own. */
const SUBSCRIBES = `(() => {
  if (!("PushManager" in globalThis)) return;
  const KEPT = "the test's subscription";
  const made = () => JSON.parse(localStorage.getItem(KEPT));
  const asSubscription = ({ endpoint, keys, key }) => ({
    endpoint,
    options: { userVisibleOnly: true, applicationServerKey: Uint8Array.from(key).buffer },
    toJSON: () => ({ endpoint, expirationTime: null, keys }),
    unsubscribe: async () => (localStorage.removeItem(KEPT), true),
  });
  PushManager.prototype.getSubscription = async () => made() && asSubscription(made());
  PushManager.prototype.subscribe = async ({ applicationServerKey }) => {
    localStorage.setItem(KEPT, JSON.stringify({ ...(await newMailbox()), key: [...applicationServerKey] }));
    return asSubscription(made());
  };
})()`;

export interface PushBrowser {
  /** What came for this browser since it last subscribed, decrypted with its own keys; waits until there are so many. */
  received(least: number): Promise<readonly string[]>;
  /** The first that is about this; waits for it: the demo city has emergencies of its own. */
  about(id: string): Promise<string>;
}

/** Gives a browser to the push service at `service`: its subscriptions are mailboxes there. */
export async function withPush(context: BrowserContext, service: string): Promise<PushBrowser> {
  let latest: Mailbox | null = null;
  const newMailbox = async (): Promise<Mailbox> => {
    const made = await fetch(`${service}/browsers`, { method: "POST", body: "[]" });
    const mailbox = (await made.json()) as Mailbox;
    latest = mailbox;
    return mailbox;
  };
  await context.exposeFunction("newMailbox", newMailbox);
  await context.addInitScript(SUBSCRIBES);
  const received = async (least: number): Promise<readonly string[]> => {
    if (latest === null) return [];
    const answer = await fetch(`${service}/received/${latest.place}?least=${least}`);
    return ((await answer.json()) as { text: string }[]).map(({ text }) => text);
  };
  const about = async (id: string): Promise<string> => {
    for (let all = await received(0); ; all = await received(all.length + 1)) {
      const found = all.find((text) => text.includes(id));
      if (found !== undefined) return found;
    }
  };
  return { received, about };
}

/** In the page: `told` is kept when the worker says to its open windows that it has shown something. */
const HEARS = `globalThis.told = new Promise((tell) =>
  navigator.serviceWorker.addEventListener("message", ({ data }) => data.told && tell(), { once: true }),
)`;

/**
 * Delivers a decrypted push to the service worker of this browser, as its push service would; ends when it is on the screen. Nobody may
 * ask the browser what is shown before that: it throws away what is written down and not yet on the screen.
 */
export async function deliver(page: Page, origin: string, data: string): Promise<void> {
  const line = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) =>
    line.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const ours = registrations.find(({ scopeURL, isDeleted }) => scopeURL === `${origin}/` && !isDeleted);
      if (ours) resolve(ours.registrationId);
    }),
  );
  // Without its answer: the promise itself.
  await page.evaluate(`void (${HEARS})`);
  await line.send("ServiceWorker.enable");
  await line.send("ServiceWorker.deliverPushMessage", { origin, registrationId: await registered, data });
  await page.evaluate("told");
}

export interface Shown {
  readonly title: string;
  readonly body: string;
  readonly lang: string;
  readonly requireInteraction: boolean;
}

/** What stands on the screen of this browser now, in the order in which it was shown. */
export const shown = (page: Page): Promise<readonly Shown[]> =>
  page.evaluate(`navigator.serviceWorker
    .getRegistration("/")
    .then((worker) => worker.getNotifications())
    .then((all) => all.map(({ title, body, lang, requireInteraction }) => ({ title, body, lang, requireInteraction })))`);

/** Presses the newest notification, or the one that says this. Without a window on a screen the browser brings nothing forward, but the app goes there. */
export async function pressNotification(page: Page, title = ""): Promise<void> {
  await page
    .context()
    .serviceWorkers()[0]
    ?.evaluate(
      `registration.getNotifications().then((all) => void dispatchEvent(new NotificationEvent("notificationclick",
        { notification: all.findLast((one) => one.title.includes(${JSON.stringify(title)})) })))`,
    );
}
