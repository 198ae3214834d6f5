import { clientsClaim } from "workbox-core";
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { readLetters } from "../patient/outbox/database.ts";
import { flush } from "../patient/outbox/flush.ts";
import { nextWakeAt } from "../patient/outbox/rules.ts";

interface SyncEvent extends ExtendableEvent {
  readonly tag: string;
}
declare global {
  interface ServiceWorkerGlobalScopeEventMap {
    sync: SyncEvent;
  }
}
declare const self: ServiceWorkerGlobalScope & { __WB_MANIFEST: { url: string; revision: string | null }[] };

clientsClaim();
// A new version waits until a page that is just starting asks for it: one that is in use never loses its parts under its feet.
self.addEventListener("message", (event) => {
  if (event.data === "take-over") void self.skipWaiting();
});
cleanupOutdatedCaches();
precacheAndRoute(self.__WB_MANIFEST);
// The patient's app opens without a network; the console and the API never come from a cache.
registerRoute(new NavigationRoute(createHandlerBoundToURL("/index.html"), { denylist: [/^\/staff(\/|$)/, /^\/api\//] }));

/**
 * The network is back while no page is open: what waits is sent, and pages that open later are told. A browser tries again later,
 * after minutes, when this fails; so it fails as long as anything here has still to leave by itself.
 */
async function sendWaiting(): Promise<void> {
  await flush();
  new BroadcastChannel("outbox").postMessage("changed");
  const { letters } = await readLetters();
  if (nextWakeAt(letters) !== null) throw new Error("something still waits to be sent");
}
self.addEventListener("sync", (event) => {
  if (event.tag === "outbox") event.waitUntil(sendWaiting());
});

const FONTS = "fonts";
/** A Khmer reader's letters stay here after the first time; nobody else loads them. */
async function keepFont(request: Request): Promise<Response> {
  const cache = await caches.open(FONTS);
  const kept = await cache.match(request);
  if (kept) return kept;
  const fresh = await fetch(request);
  if (fresh.ok) await cache.put(request, fresh.clone());
  return fresh;
}
registerRoute(
  ({ request }) => request.destination === "font",
  ({ request }) => keepFont(request),
);
