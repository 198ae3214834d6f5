import { keeps } from "../outbox/outbox.ts";

const AGAIN_MS = 60_000;
/** A line that broke takes several parts at once; what fails so long after the service has answered was asked for anew. */
const ASKED_ANEW_MS = 1_500;
const KEY = "reloaded";
/** What somebody may be filling in, counting on, or in the middle of: a page that begins anew would take it away. */
const IN_USE = "input, textarea, select, .choice, .pad, .counter, dialog[open], video, audio";

/** Nothing would be lost: neither what somebody is at, nor what only this page holds. */
const isAtRest = (): boolean => keeps.value && document.querySelector(IN_USE) === null;

/** What is missing at the service itself is no reason to begin anew for ever. */
const hasLately = (): boolean => Date.now() - Number(sessionStorage.getItem(KEY)) < AGAIN_MS;

/** The app would come: without a line the browser's own page would stand where the calls stood. */
async function wouldCome(): Promise<boolean> {
  const { ok, redirected } = await fetch("/", { cache: "no-store" });
  return ok && !redirected;
}

/** When the service answered though this fault had been seen. */
const answeredAt = new Map<string, number>();
/** Asked for while the service answers, the part was not there. */
async function isGone(fault: string): Promise<boolean> {
  const isUp = await wouldCome().catch(() => false);
  if (!isUp) answeredAt.delete(fault);
  else if (!answeredAt.has(fault)) answeredAt.set(fault, Date.now());
  return Date.now() - (answeredAt.get(fault) ?? Date.now()) > ASKED_ANEW_MS;
}

/**
 * A part could not be had, nor when it was asked for anew, though the service answers: it is of an older version and gone from there, or
 * this browser never fetches a file again whose line once broke (older Chromium, Firefox). Then the page begins anew, unless somebody is
 * at something; the part is asked for again as long as it is wanted, and so is this.
 */
export async function beginAnewIfAtRest(fault: string): Promise<void> {
  try {
    if (!navigator.onLine || !isAtRest() || hasLately() || !(await isGone(fault)) || !isAtRest()) return;
    sessionStorage.setItem(KEY, String(Date.now()));
  } catch {
    // This browser could not remember that the page began anew, and it would for ever.
    return;
  }
  location.reload();
}
