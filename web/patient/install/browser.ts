import { isIos } from "../shell/install.ts";

/** Which pictures fit the browser in the hand. `other-app`: a page inside Zalo or Facebook cannot be put on the home screen. */
export type Way = "iphone" | "android" | "other-app" | "iphone-other" | "computer";

/** Browsers inside other apps name them. */
const INSIDE = /Zalo|FBAN|FBAV|FB_IAB|Instagram|Line\//;
/** Chrome and Firefox on an iPhone have a "share" of their own, at the top. */
const NOT_SAFARI = /CriOS|FxiOS|EdgiOS/;

export function wayOf(agent: string = navigator.userAgent, ios: boolean = isIos()): Way {
  if (INSIDE.test(agent)) return "other-app";
  if (ios) return NOT_SAFARI.test(agent) ? "iphone-other" : "iphone";
  return /Android/.test(agent) ? "android" : "computer";
}
