import { computed, signal } from "@preact/signals";
import { type DevicePerson, type DeviceSession, deviceSession } from "#schema/api/access.ts";
import { call, Refused, tell } from "../../shared/api.ts";
import { keepWord } from "../../shared/kept-word.ts";
import { chooseLanguage, languageChosen } from "../../shared/locale.ts";
import { keep, readKept } from "../outbox/database.ts";
import { keptSession, uninvited } from "../outbox/kept-shapes.ts";
import { hearServerTime } from "./clock.ts";

/** none: never activated. signed-out: the station no longer knows this phone, but its people and readings are still here. */
type State = "loading" | "none" | "open" | "signed-out";

export const state = signal<State>("loading");
export const session = signal<DeviceSession | null>(null);
/** Whether the last attempt reached the service. */
export const online = signal(navigator.onLine);

/** Who is in use: of this window first, since another may have somebody else in the middle of a check-in. */
const CHOSEN = "person";
const chosenId = signal(sessionStorage.getItem(CHOSEN) ?? localStorage.getItem(CHOSEN));
export const people = computed<readonly DevicePerson[]>(() => session.value?.people ?? []);
/** The person whose page is shown. */
export const person = computed<DevicePerson | null>(
  () => people.value.find((one) => one.personId === chosenId.value) ?? people.value[0] ?? null,
);

export function choosePerson(personId: string): void {
  keepWord(CHOSEN, personId);
  keepWord(CHOSEN, personId, sessionStorage);
  chosenId.value = personId;
}

/** Whoever is on this phone has changed: an answer that was asked for before says nothing of it any more. */
let era = 0;
export const eraNow = (): number => era;
export const beginEra = (): void => {
  era += 1;
};

/** Takes a session that the service has just given. */
export async function openSession(fresh: DeviceSession): Promise<void> {
  beginEra();
  await show(fresh);
}

async function show(fresh: DeviceSession): Promise<void> {
  hearServerTime(fresh.serverTime);
  session.value = fresh;
  state.value = "open";
  const first = fresh.people[0];
  if (first && !languageChosen()) chooseLanguage(first.language);
  await keep("session", fresh);
}

async function openKept(): Promise<void> {
  const kept = await readKept("session", keptSession);
  if (!kept || state.value !== "loading") return;
  session.value = uninvited(kept);
  state.value = "open";
}

function refused(error: unknown): void {
  if (error instanceof Refused && error.problem.status === 401) state.value = people.value.length > 0 ? "signed-out" : "none";
  online.value = error instanceof Refused;
}

/** Asks the service who is on this phone; without a network the last answer stays. */
export async function refreshSession(): Promise<void> {
  const began = era;
  try {
    if (isLeaving()) return await tellLeft();
    const fresh = await call("/api/phone/session", deviceSession);
    // Signed out meanwhile: the people of before must not come back.
    if (began === era) await show(fresh);
    online.value = true;
  } catch (error) {
    if (began === era) refused(error);
  }
}

/** Signed out while nobody could be told: the station hears it before this phone asks for anything else. */
const LEAVING = "leaving";
export const isLeaving = (): boolean => localStorage.getItem(LEAVING) !== null;
export const setLeaving = (): void => localStorage.setItem(LEAVING, "yes");

/** The station ends this phone's session; a phone that it does not know any more has nothing to end. */
export async function tellLeft(): Promise<void> {
  try {
    await tell("/api/phone/session", { method: "DELETE" });
  } catch (error) {
    if (!(error instanceof Refused && error.problem.status === 401)) throw error;
  }
  localStorage.removeItem(LEAVING);
}

/** One channel a window: what it says itself it does not hear. */
const windows = "BroadcastChannel" in globalThis ? new BroadcastChannel("session") : null;

/** Nobody is on this phone. Other windows begin anew: they still show what is gone from here. */
export function closeSession(): void {
  windows?.postMessage("left");
  session.value = null;
  state.value = "none";
}

/** What was last known is shown at once, then the service is asked. A phone that never had a session and no network says so. */
export async function startSession(): Promise<void> {
  if (isLeaving()) state.value = "none";
  else await openKept();
  windows?.addEventListener("message", () => location.replace("/"));
  addEventListener("offline", () => {
    online.value = false;
  });
  addEventListener("online", () => void refreshSession());
  document.addEventListener("visibilitychange", () => void (document.hidden || refreshSession()));
  await refreshSession();
  if (state.value === "loading") state.value = "none";
}
