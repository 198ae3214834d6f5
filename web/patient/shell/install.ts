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

/** Apple's browsers never offer it: the person does it by the share sheet. An iPad calls itself a Mac, but has a touch screen. */
export const isIos = (): boolean =>
  /iPhone|iPad|iPod/.test(navigator.userAgent) || (/Macintosh/.test(navigator.userAgent) && navigator.maxTouchPoints > 1);

export const isInstalled = (): boolean => matchMedia("(display-mode: standalone)").matches;

export async function install(): Promise<void> {
  await installOffer.value?.prompt();
  installOffer.value = null;
}
