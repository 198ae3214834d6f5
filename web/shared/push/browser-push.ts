import { TAKE_OVER_IF_UNUSED } from "./worker-message.ts";

/** A worker that does not come in this long, in ms, will not come: its parts could not be fetched. */
const READY_MS = 30_000;

/** In development there is no service worker. */
export const isPushSupported = (): boolean =>
  import.meta.env.PROD && "serviceWorker" in navigator && "PushManager" in window && "Notification" in window;

/** The one worker at the root serves both apps; the console has it registered when the switch is turned on. */
export async function pushManager(): Promise<PushManager> {
  const registration = await navigator.serviceWorker.register("/sw.js", { scope: "/" });
  registration.waiting?.postMessage(TAKE_OVER_IF_UNUSED);
  const late = new Promise<never>((_, reject) => {
    setTimeout(() => reject(new Error("no service worker came")), READY_MS);
  });
  return (await Promise.race([navigator.serviceWorker.ready, late])).pushManager;
}

/** This browser's subscription, if it has one; asks for no worker. */
export async function subscriptionHere(): Promise<PushSubscription | null> {
  const registration = await navigator.serviceWorker.getRegistration("/");
  return (await registration?.pushManager.getSubscription()) ?? null;
}
