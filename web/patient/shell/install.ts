import { signal } from "@preact/signals";

interface InstallPrompt extends Event {
  prompt(): Promise<unknown>;
}
declare global {
  interface WindowEventMap {
    beforeinstallprompt: InstallPrompt;
  }
}

/** Offered by the browser when the app can be put on the home screen. */
export const installOffer = signal<InstallPrompt | null>(null);
addEventListener("beforeinstallprompt", (offer) => {
  offer.preventDefault();
  installOffer.value = offer;
});

export const isInstalled = (): boolean => matchMedia("(display-mode: standalone)").matches;

export async function install(): Promise<void> {
  await installOffer.value?.prompt();
  installOffer.value = null;
}
