import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import * as z from "zod/mini";
import { type Letter, letter } from "./letter.ts";

// Values are `unknown` on purpose: an older version of the app may have written them, so they are parsed like any other border.
interface Cupboard extends DBSchema {
  letters: { key: string; value: unknown };
  kept: { key: string; value: unknown };
}

let opened: Promise<IDBPDatabase<Cupboard>> | null = null;
/** The phone's cupboard. Throws where a browser keeps nothing (a private window, a broken disk), and is asked for again the next time. */
async function database(): Promise<IDBPDatabase<Cupboard>> {
  try {
    opened ??= openDB<Cupboard>("dong-hanh", 1, {
      upgrade: (db) => {
        db.createObjectStore("letters");
        db.createObjectStore("kept");
      },
      terminated: () => {
        opened = null;
      },
    });
    return await opened;
  } catch (fault) {
    opened = null;
    throw fault;
  }
}

/**
 * What could not be written down, because the phone is full or keeps nothing: the newest of each letter. It lives as long as this page
 * and leaves from here like any other.
 */
const unwritten = new Map<string, Letter>();

const letterFrom = (value: unknown): Letter | null => z.safeParse(letter, value).data ?? null;

async function writtenDown(): Promise<{ raw: unknown[]; opens: boolean }> {
  try {
    return { raw: await (await database()).getAll("letters"), opens: true };
  } catch {
    return { raw: [], opens: false };
  }
}

interface Found {
  readonly letters: Letter[];
  /** Letters of another version of the app: kept, but not readable here. */
  readonly unreadable: number;
  /** false: what is written now would be gone with this page. */
  readonly keeps: boolean;
}

/** All letters of this phone. What cannot be read is counted and left where it is: it may hold a reading. */
export async function readLetters(): Promise<Found> {
  const { raw, opens } = await writtenDown();
  const readable = raw.flatMap((value) => letterFrom(value) ?? []);
  const letters = [...readable.filter(({ id }) => !unwritten.has(id)), ...unwritten.values()];
  return { letters, unreadable: raw.length - readable.length, keeps: opens && unwritten.size === 0 };
}

type Change = (now: Letter | null) => Letter | null;

/** In one transaction, so that two tabs never write over each other. */
async function changeWritten(id: string, change: Change): Promise<Letter | null> {
  const transaction = (await database()).transaction("letters", "readwrite", { durability: "strict" });
  const next = change(unwritten.get(id) ?? letterFrom(await transaction.store.get(id)));
  await Promise.all([next && transaction.store.put(next, id), transaction.done]);
  unwritten.delete(id);
  return next;
}

/** Changes one letter; `change` gets null when it is new. What cannot be written down is held by this page. */
export async function changeLetter(id: string, change: Change): Promise<Letter | null> {
  let next: Letter | null | undefined;
  const once: Change = (now) => {
    next = change(now);
    return next;
  };
  try {
    return await changeWritten(id, once);
  } catch {
    const held = next === undefined ? once(unwritten.get(id) ?? null) : next;
    if (held) unwritten.set(id, held);
    return held;
  }
}

/** Changes all letters by a rule; those that it leaves as they are are not written. */
export async function changeLetters(change: (one: Letter) => Letter): Promise<void> {
  const { letters } = await readLetters();
  await Promise.all(
    letters.filter((one) => change(one) !== one).map(({ id }) => changeLetter(id, (stored) => stored && change(stored))),
  );
}

/** Null where there is none: then nothing lies in it either. */
const cupboard = (): Promise<IDBPDatabase<Cupboard> | null> => database().catch(() => null);

export async function removeLetter(id: string): Promise<void> {
  unwritten.delete(id);
  await (await cupboard())?.delete("letters", id);
}

/** Empties the phone, but for the letters that are worth keeping; null: one that cannot be read here. In one transaction: all or nothing. */
export async function emptyCupboard(keeps: (one: Letter | null) => boolean): Promise<void> {
  const transaction = (await cupboard())?.transaction(["letters", "kept"], "readwrite", { durability: "strict" });
  const letters = transaction?.objectStore("letters");
  await transaction?.objectStore("kept").clear();
  for (let cursor = await letters?.openCursor(); cursor; cursor = await cursor.continue())
    if (!keeps(letterFrom(cursor.value))) await cursor.delete();
  await transaction?.done;
  for (const [id, one] of unwritten) if (!keeps(one)) unwritten.delete(id);
}

/** Removes a letter that is still a draft, in one transaction; false: it has left, or is on its way. */
export async function removeDraft(id: string): Promise<boolean> {
  const transaction = (await cupboard())?.transaction("letters", "readwrite", { durability: "strict" });
  const newest = unwritten.get(id) ?? letterFrom(await transaction?.store.get(id));
  const isDraft = newest?.state === "draft";
  if (isDraft) {
    unwritten.delete(id);
    await transaction?.store.delete(id);
  }
  await transaction?.done;
  return isDraft;
}

/** A copy of what the server said, for when there is no network; null when there is none or it cannot be read. */
export async function readKept<S extends z.ZodMiniType>(key: string, shape: S): Promise<z.infer<S> | null> {
  const found = z.safeParse(shape, await (await cupboard())?.get("kept", key));
  return found.success ? found.data : null;
}

/** A copy that cannot be kept is asked for again the next time. */
export async function keep(key: string, value: unknown): Promise<void> {
  await (await cupboard())?.put("kept", value, key).catch(() => undefined);
}

export async function forgetKept(keys: readonly string[]): Promise<void> {
  const db = await cupboard();
  await Promise.all(keys.map((key) => db?.delete("kept", key)));
}
