import { signal } from "@preact/signals";
import { type StaffSession, staffSession } from "#schema/api/access.ts";
import { call, Refused, tell } from "../../shared/api.ts";
import { forgetAllDrafts } from "../ui/draft.ts";
import { setServerTime } from "./clock.ts";

/** Who works here now. undefined: not asked yet; null: nobody is signed in. */
export const session = signal<StaffSession | null | undefined>(undefined);
/** The service could not be asked who is signed in. */
export const sessionFailure = signal<unknown>(null);
/** The session ended while somebody was at work: the page stays, a dialog asks them to sign in again. */
export const expired = signal(false);

let waiting: { readonly resolve: () => void; readonly reject: (error: unknown) => void }[] = [];

function keep(value: StaffSession | null): void {
  if (value) setServerTime(value.serverTime);
  session.value = value;
}

const isNobody = (error: unknown): boolean => error instanceof Refused && error.problem.type === "not-signed-in";

/** Asks the service who is signed in at this browser. */
export async function loadSession(): Promise<void> {
  sessionFailure.value = null;
  try {
    keep(await call("/api/session", staffSession));
  } catch (error) {
    if (isNobody(error)) keep(null);
    else sessionFailure.value = error;
  }
}

export async function signIn(username: string, password: string): Promise<void> {
  const before = session.peek()?.staff.id;
  await tell("/api/session", { method: "POST", body: { username, password } });
  keep(await call("/api/session", staffSession));
  const same = before === undefined || session.peek()?.staff.id === before;
  if (!same) forgetAllDrafts();
  if (!expired.peek()) return;
  expired.value = false;
  const held = waiting;
  waiting = [];
  // What somebody else pressed is not sent in this person's name; it is still on the screen.
  for (const one of held) same ? one.resolve() : one.reject(new Error("another person signed in"));
}

export async function signOut(): Promise<void> {
  try {
    await tell("/api/session", { method: "DELETE" });
  } catch (error) {
    if (!isNobody(error)) throw error;
  }
  leave();
}

/** Opens the dialog over the page, and waits until the same person is back. */
export function signInAgain(): Promise<void> {
  expired.value = true;
  return new Promise((resolve, reject) => {
    waiting.push({ resolve, reject });
  });
}

/** Gives up the work that waits, and shows the sign-in page. */
export function leave(): void {
  expired.value = false;
  waiting = [];
  forgetAllDrafts();
  session.value = null;
}
