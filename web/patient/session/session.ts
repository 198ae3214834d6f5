import { computed, signal } from "@preact/signals";
import { type DevicePerson, type DeviceSession, deviceSession } from "#schema/api/access.ts";
import { call, Refused, tell } from "../../shared/api.ts";
import { chooseLanguage, languageChosen } from "../../shared/locale.ts";
import { forgetKept, keep, readKept } from "../outbox/database.ts";
import { keptSession, uninvited } from "../outbox/kept-shapes.ts";
import { hearServerTime } from "./clock.ts";

/** none: never activated. signed-out: the station no longer knows this phone, but its people and readings are still here. */
type State = "loading" | "none" | "open" | "signed-out";

export const state = signal<State>("loading");
export const session = signal<DeviceSession | null>(null);
/** Whether the last attempt reached the service. */
export const online = signal(navigator.onLine);

const CHOSEN = "person";
const chosenId = signal(localStorage.getItem(CHOSEN));
export const people = computed<readonly DevicePerson[]>(() => session.value?.people ?? []);
/** The person whose page is shown. */
export const person = computed<DevicePerson | null>(
  () => people.value.find((one) => one.personId === chosenId.value) ?? people.value[0] ?? null,
);

export function choosePerson(personId: string): void {
  localStorage.setItem(CHOSEN, personId);
  chosenId.value = personId;
}

/** Takes a session that the service has just given. */
export async function openSession(fresh: DeviceSession): Promise<void> {
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
  try {
    await openSession(await call("/api/phone/session", deviceSession));
    online.value = true;
  } catch (error) {
    refused(error);
  }
}

/** What was last known is shown at once, then the service is asked. A phone that never had a session and no network says so. */
export async function startSession(): Promise<void> {
  await openKept();
  addEventListener("offline", () => {
    online.value = false;
  });
  addEventListener("online", () => void refreshSession());
  document.addEventListener("visibilitychange", () => void (document.hidden || refreshSession()));
  await refreshSession();
  if (state.value === "loading") state.value = "none";
}

export async function removePerson(personId: string): Promise<void> {
  await tell(`/api/phone/people/${personId}`, { method: "DELETE" });
  await refreshSession();
}

/** Signs this phone out; what was not sent stays in the outbox. */
export async function signOut(): Promise<void> {
  await tell("/api/phone/session", { method: "DELETE" });
  await forgetKept(["session", ...people.value.map((one) => `course ${one.episodeId}`)]);
  session.value = null;
  state.value = "none";
}
