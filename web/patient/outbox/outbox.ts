import { computed, signal } from "@preact/signals";
import { changeLetter, changeLetters, readLetters, removeDraft, removeLetter } from "./database.ts";
import { flush } from "./flush.ts";
import type { Letter } from "./letter.ts";
import { hurry, isUnsent, nextWakeAt, releaseWaiting, retry } from "./rules.ts";

declare global {
  interface ServiceWorkerRegistration {
    readonly sync?: { register(tag: string): Promise<void> };
  }
}

/** What this phone has written; null until it has been read once. */
export const letters = signal<readonly Letter[] | null>(null);
/** Letters of another version of the app: kept, but not readable here. */
export const unreadable = signal(0);
/** false: this phone is full or keeps nothing, and what is written here goes with this page. */
export const keeps = signal(true);
export const unsent = computed(() => (letters.value ?? []).filter(isUnsent));

const tabs = "BroadcastChannel" in globalThis ? new BroadcastChannel("outbox") : null;
/** A clock may be set anew while a timer runs, so that none runs for long. */
const LOOK_AGAIN_MS = 60_000;
const SHORTEST_REST_MS = 500;
let timer: ReturnType<typeof setTimeout> | undefined;
let sending: Promise<void> | null = null;
let onReceipt: () => void = () => {};

export async function look(): Promise<void> {
  const found = await readLetters();
  const waited = new Set(unsent.value.map(({ id }) => id));
  letters.value = found.letters;
  unreadable.value = found.unreadable;
  keeps.value = found.keeps;
  // Whoever sent it, this page, another or the service worker: the station may have said something new since.
  if (found.letters.some(({ id, state }) => state === "receipted" && waited.has(id))) onReceipt();
  const wakeAt = nextWakeAt(found.letters);
  clearTimeout(timer);
  if (wakeAt === null) return;
  timer = setTimeout(() => void sendNow(), Math.min(LOOK_AGAIN_MS, Math.max(SHORTEST_REST_MS, wakeAt - Date.now())));
}

/** Something was written: this page and all others look again. */
export async function told(): Promise<void> {
  await look();
  tabs?.postMessage("changed");
}

async function round(): Promise<void> {
  await flush();
  await told();
}

/** Tries to send what is due; a second call while one runs waits for the same end. */
export function sendNow(): Promise<void> {
  sending ??= round().finally(() => {
    sending = null;
  });
  return sending;
}

async function askBackgroundSync(): Promise<void> {
  try {
    const registration = await navigator.serviceWorker?.ready;
    await registration?.sync?.register("outbox");
  } catch {
    // Not every browser has it; the page itself tries again.
  }
}

/** Writes first, then sends: nothing depends on the network. */
export async function post(one: Letter): Promise<void> {
  await changeLetter(one.id, (stored) => (stored === null || stored.state === "draft" ? one : stored));
  await told();
  if (one.state !== "draft" || one.sendBy !== null) void askBackgroundSync();
  if (one.state !== "draft") void sendNow();
}

/** Takes letters off this phone, for good. */
export async function discard(which: (one: Letter) => boolean): Promise<void> {
  const { letters: all } = await readLetters();
  await Promise.all(all.filter(which).map(({ id }) => removeLetter(id)));
  await told();
}

/** Somebody thought better of something that has not left. */
export async function dropDraft(id: string): Promise<boolean> {
  const dropped = await removeDraft(id);
  await told();
  return dropped;
}

/** Changes all letters by a rule, then sends. */
export async function changeAll(change: (one: Letter) => Letter): Promise<void> {
  await changeLetters(change);
  await told();
  void sendNow();
}

export const changeOne = (id: string, change: (one: Letter) => Letter): Promise<void> =>
  changeAll((one) => (one.id === id ? change(one) : one));

const hurryAll = (): Promise<void> => changeAll((one) => hurry(one, Date.now()));
const leaving = (): Promise<void> => changeAll((one) => releaseWaiting(one, Date.now()));

/** Somebody asks that everything leaves now, before this phone is emptied: nothing waits, and what was refused is tried once more. */
export async function sendAllNow(): Promise<void> {
  await changeLetters((one) => hurry(one.settledAt === null ? retry(one, Date.now()) : one, Date.now()));
  // What is under way began before they were hurried.
  if (sending) await sending;
  await sendNow();
}

/** Wakes the outbox at every chance to send; `receipted` is called when the station took something. */
export async function startOutbox(receipted: () => void): Promise<void> {
  onReceipt = receipted;
  tabs?.addEventListener("message", () => void look());
  addEventListener("online", () => void hurryAll());
  document.addEventListener("visibilitychange", () => void (document.hidden ? leaving() : hurryAll()));
  addEventListener("pagehide", () => void leaving());
  void navigator.storage?.persist?.();
  await look();
  await sendNow();
}
