import type { PushHeard } from "#schema/api/reminder.ts";
import { tell } from "../../shared/api.ts";
import { readKeptPush, SIDES } from "../../shared/push/kept-push.ts";
import { alone, askKey, handOver, subscribe } from "../../shared/push/subscription.ts";
import type { WorkerMessage } from "../../shared/push/worker-message.ts";
import { dataOf, heardOf, isPatientOpen, type NoticeData, readPush, windowFor } from "./notice.ts";

declare const self: ServiceWorkerGlobalScope;

const openWindows = () => self.clients.matchAll({ type: "window", includeUncontrolled: true });
const say = (client: Client, message: WorkerMessage): void => client.postMessage(message);

/**
 * The heartbeat: the station learns that a push has come to this phone. Once, whatever becomes of it: a lost one makes the phone look
 * unreached, never reached.
 */
async function beat(heard: PushHeard | null): Promise<void> {
  if (heard) await tell("/api/phone/push-heard", { method: "POST", body: heard, keepalive: true }).catch(() => undefined);
}

/** Shown in any case, also over an open app: browsers allow no silent push. Open windows look at once at what it is about. */
async function show(text: string | undefined): Promise<void> {
  const { notice, push } = readPush(text, await readKeptPush());
  await self.registration.showNotification(notice.title, notice.options);
  if (push) for (const client of await openWindows()) say(client, { told: { code: push.code, about: push.about } });
  await beat(heardOf(push));
}

/** A window that cannot be brought forward (closed meanwhile) is no reason to lead nowhere. */
async function lead(to: NoticeData): Promise<void> {
  const open = windowFor(to, await openWindows());
  if (open) say(open, { go: to.path });
  const focused = await open?.focus().catch(() => null);
  if (!focused) await self.clients.openWindow(to.path);
}

/** The browser gave this address up: whoever is told here gets the new one. What fails, the apps do at their next start. */
async function renew(): Promise<void> {
  const { told, language } = await readKeptPush();
  const key = await askKey();
  if (key === null) return;
  const subscription = await subscribe(self.registration.pushManager, key);
  for (const side of SIDES) if (told[side] !== null) await handOver(side, subscription, language);
}

/** The console asks; a patient's app that is open keeps the parts it was started with. */
export async function takeOverIfUnused(): Promise<void> {
  if (!isPatientOpen(await openWindows())) await self.skipWaiting();
}

export function hearPush(): void {
  self.addEventListener("push", (event) => event.waitUntil(show(event.data?.text())));
  self.addEventListener("notificationclick", (event) => {
    event.notification.close();
    event.waitUntil(lead(dataOf(event.notification.data)));
  });
  self.addEventListener("pushsubscriptionchange", (event) => event.waitUntil(alone(renew)));
}
