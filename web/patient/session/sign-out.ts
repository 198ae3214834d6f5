import type { DevicePerson } from "#schema/api/access.ts";
import { tell } from "../../shared/api.ts";
import { keepPin } from "../lock/lock-state.ts";
import { emptyCupboard, forgetKept } from "../outbox/database.ts";
import type { Letter } from "../outbox/letter.ts";
import { discard, told } from "../outbox/outbox.ts";
import { isOwed } from "../outbox/rules.ts";
import { forgetAnswers } from "../privacy/consent-state.ts";
import { forgetBegun } from "../shell/begun.ts";
import { beginEra, closeSession, isLeaving, people, refreshSession, setLeaving, tellLeft } from "./session.ts";

/** What the patient's app writes beside the database; the console's own, and the language, are not of these people. */
const OF_PEOPLE = /^(person$|push offer$|opinions-seen$|pin$|(oximeter|cuff) )/;
const OF_THIS_TAB = ["person", "place before the call", "call"];

function forgetWords(which: (key: string) => boolean): void {
  for (const key of Object.keys(localStorage)) if (which(key)) localStorage.removeItem(key);
}

/** What was shown about these people while the app was closed. */
async function closeNotices(): Promise<void> {
  const registration = await navigator.serviceWorker?.getRegistration();
  const notices = (await registration?.getNotifications()) ?? [];
  for (const notice of notices) if (notice.data?.app === "patient") notice.close();
}

/** The push service of this browser forgets this phone; the station's side of it ends with the session. */
async function forgetPush(): Promise<void> {
  const { forgetPhone } = await import("../push/phone-push.ts");
  await forgetPhone();
}

async function wipe(keeps: (one: Letter | null) => boolean): Promise<void> {
  beginEra();
  await emptyCupboard(keeps);
  forgetWords((key) => OF_PEOPLE.test(key));
  forgetAnswers();
  forgetBegun(() => true);
  for (const key of OF_THIS_TAB) sessionStorage.removeItem(key);
  keepPin(null);
  closeSession();
  await told();
  await Promise.allSettled([forgetPush(), closeNotices()]);
}

/**
 * Signs this phone out and leaves nothing of its people on it. Without a network it is empty at once, and the station hears of it with
 * the next connection, before this phone can be linked again. What was not sent is lost: whoever calls has said so, and asked.
 */
export async function signOut(): Promise<void> {
  setLeaving();
  await wipe(() => false);
  // Somebody may have linked it anew meanwhile, which ended the session of before: theirs is not ended.
  if (isLeaving()) await tellLeft().catch(() => undefined);
}

/**
 * The PIN is forgotten: this phone is nobody's until a new code links it. Only with a network, since the old session would open it again
 * without the PIN. What was not sent stays, also what this version cannot read, and goes out once the person is here again.
 */
export async function linkAnew(): Promise<void> {
  await tellLeft();
  await wipe((one) => one === null || isOwed(one));
}

/** Takes one person off this phone, with everything of theirs that the station has. What it does not have stays until their code comes. */
export async function removePerson({ personId, episodeId }: DevicePerson): Promise<void> {
  await tell(`/api/phone/people/${personId}`, { method: "DELETE" });
  beginEra();
  await discard((one) => one.personId === personId && !isOwed(one));
  if (episodeId) await forgetKept([`course ${episodeId}`]);
  const isTheirs = (key: string): boolean => key.endsWith(` ${personId}`);
  forgetWords(isTheirs);
  forgetBegun(isTheirs);
  await refreshSession();
  // Nobody is left whom a PIN would guard.
  if (people.value.length === 0) keepPin(null);
}
