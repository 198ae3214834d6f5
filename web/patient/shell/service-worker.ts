/** The page begins anew once, with the version that has just taken over. */
function reloadWhenTaken(): void {
  navigator.serviceWorker.addEventListener("controllerchange", () => location.reload(), { once: true });
}

/**
 * The app opens without a network once this is installed. A newer version that waits is taken at the start, before anybody types.
 * Without a secure context there is none, and the app still works.
 */
export async function startServiceWorker(): Promise<void> {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  try {
    const registration = await navigator.serviceWorker.register("/sw.js", { scope: "/" });
    if (!registration.waiting || !navigator.serviceWorker.controller) return;
    reloadWhenTaken();
    registration.waiting.postMessage("take-over");
  } catch {
    // Private windows refuse it.
  }
}
