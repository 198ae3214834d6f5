import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import * as z from "zod/mini";
import { type Letter, letter } from "./letter.ts";

// Values are `unknown` on purpose: an older version of the app may have written them, so they are parsed like any other border.
interface Cupboard extends DBSchema {
  letters: { key: string; value: unknown };
  kept: { key: string; value: unknown };
}

let opened: Promise<IDBPDatabase<Cupboard>> | null = null;
function database(): Promise<IDBPDatabase<Cupboard>> {
  opened ??= openDB<Cupboard>("dong-hanh", 1, {
    upgrade: (db) => {
      db.createObjectStore("letters");
      db.createObjectStore("kept");
    },
    terminated: () => {
      opened = null;
    },
  });
  return opened;
}

/** All letters of this phone. What cannot be read is counted and left where it is: it may hold a reading. */
export async function readLetters(): Promise<{ letters: Letter[]; unreadable: number }> {
  const raw = await (await database()).getAll("letters");
  const letters = raw.flatMap((value) => {
    const parsed = z.safeParse(letter, value);
    return parsed.success ? [parsed.data] : [];
  });
  return { letters, unreadable: raw.length - letters.length };
}

/** Changes one letter in one transaction, so that two tabs never write over each other. `change` gets null when it is new. */
export async function changeLetter(id: string, change: (now: Letter | null) => Letter | null): Promise<Letter | null> {
  const transaction = (await database()).transaction("letters", "readwrite", { durability: "strict" });
  const stored = z.safeParse(letter, await transaction.store.get(id));
  const next = change(stored.success ? stored.data : null);
  if (next) await transaction.store.put(next, id);
  await transaction.done;
  return next;
}

export async function removeLetter(id: string): Promise<void> {
  await (await database()).delete("letters", id);
}

/** A copy of what the server said, for when there is no network; null when there is none or it cannot be read. */
export async function readKept<S extends z.ZodMiniType>(key: string, shape: S): Promise<z.infer<S> | null> {
  const parsed = z.safeParse(shape, await (await database()).get("kept", key));
  return parsed.success ? parsed.data : null;
}

export async function keep(key: string, value: unknown): Promise<void> {
  await (await database()).put("kept", value, key);
}

export async function forgetKept(keys: readonly string[]): Promise<void> {
  const db = await database();
  await Promise.all(keys.map((key) => db.delete("kept", key)));
}
