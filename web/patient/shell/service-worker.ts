/** The app opens without a network once this is installed. Without a secure context there is none, and the app still works. */
export async function startServiceWorker(): Promise<void> {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  try {
    await navigator.serviceWorker.register("/sw.js", { scope: "/" });
  } catch {
    // Private windows refuse it.
  }
}
