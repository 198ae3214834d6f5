import { signal } from "@preact/signals";

const KEY = "push offer";
/** The question was answered on this phone, with yes or with not now: it is not asked again. The phone's own page has the switch. */
export const offerAnswered = signal(localStorage.getItem(KEY) !== null);

export function closeOffer(): void {
  localStorage.setItem(KEY, "answered");
  offerAnswered.value = true;
}
