import { TAKE_OVER } from "../../shared/push/worker-message.ts";

const LOOK_MS = 1_000;
/**
 * The page begins anew with the version that has taken over: at once at home, else when it is home again. The browser may let the old
 * one finish for minutes, and by then somebody counts breaths.
 */
function reloadWhenTaken(): void {
  const look = () => location.pathname === "/" && location.reload();
  navigator.serviceWorker.addEventListener("controllerchange", () => setInterval(look, LOOK_MS), { once: true });
}

/** Letters that were loaded before anything could keep them pass by once more, out of the browser's own cache. */
function keepLoadedFonts(): void {
  for (const { name } of performance.getEntriesByType("resource")) if (name.endsWith(".woff2")) void fetch(name);
}

/**
 * The app opens without a network once this is installed. A newer version that waits is taken at the start, before anybody types.
 * Without a secure context there is none, and the app still works.
 */
export async function startServiceWorker(): Promise<void> {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  if (!navigator.serviceWorker.controller)
    navigator.serviceWorker.addEventListener("controllerchange", keepLoadedFonts, { once: true });
  try {
    const registration = await navigator.serviceWorker.register("/sw.js", { scope: "/" });
    if (!registration.waiting || !navigator.serviceWorker.controller) return;
    reloadWhenTaken();
    registration.waiting.postMessage(TAKE_OVER);
  } catch {
    // Private windows refuse it.
  }
}
