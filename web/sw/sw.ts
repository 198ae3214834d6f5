import { clientsClaim } from "workbox-core";
import { cleanupOutdatedCaches, createHandlerBoundToURL, precacheAndRoute } from "workbox-precaching";
import { NavigationRoute, registerRoute } from "workbox-routing";
import { changeLetters, readLetters } from "../patient/outbox/database.ts";
import { flush } from "../patient/outbox/flush.ts";
import { hurry, nextWakeAt } from "../patient/outbox/rules.ts";
import { TAKE_OVER, TAKE_OVER_IF_UNUSED } from "../shared/push/worker-message.ts";
import { hearPush, takeOverIfUnused } from "./push/hear-push.ts";

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
  if (event.data === TAKE_OVER) void self.skipWaiting();
  if (event.data === TAKE_OVER_IF_UNUSED) event.waitUntil(takeOverIfUnused());
});
cleanupOutdatedCaches();
precacheAndRoute(self.__WB_MANIFEST);
// The patient's app opens without a network; the console and the API never come from a cache.
registerRoute(new NavigationRoute(createHandlerBoundToURL("/index.html"), { denylist: [/^\/staff(\/|$)/, /^\/api\//] }));

/**
 * The network is back while no page is open: what waits is sent, also what would have waited for its next try, and pages that open later are told. A browser tries again later,
 * after minutes, when this fails; so it fails as long as anything here has still to leave by itself.
 */
async function sendWaiting(): Promise<void> {
  await changeLetters((one) => hurry(one, Date.now()));
  await flush();
  new BroadcastChannel("outbox").postMessage("changed");
  const { letters } = await readLetters();
  if (nextWakeAt(letters) !== null) throw new Error("something still waits to be sent");
}
self.addEventListener("sync", (event) => {
  if (event.tag === "outbox") event.waitUntil(sendWaiting());
});

hearPush();

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
  ({ request, url }) => request.destination === "font" || url.pathname.endsWith(".woff2"),
  ({ request }) => keepFont(request),
);
