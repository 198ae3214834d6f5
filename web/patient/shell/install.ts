import { signal } from "@preact/signals";

interface InstallPrompt extends Event {
  prompt(): Promise<{ readonly outcome: "accepted" | "dismissed" }>;
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

declare global {
  interface Navigator {
    /** Apple's own sign of an app on the home screen; older iPhones have no other. */
    readonly standalone?: boolean;
  }
}
export const isInstalled = (): boolean => navigator.standalone === true || matchMedia("(display-mode: standalone)").matches;

/** Asks through the browser; false: not now. The browser gives each offer once. */
export async function install(): Promise<boolean> {
  const answer = await installOffer.value?.prompt();
  installOffer.value = null;
  return answer?.outcome === "accepted";
}
