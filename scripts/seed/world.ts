import type { DatabaseSync } from "node:sqlite";
import { encodeId } from "#schema/ids.ts";
import type { Context } from "../../worker/ground/platform/context.ts";
import { type Chance, chanceFrom } from "./chance.ts";
import { localD1 } from "./local-d1.ts";

const SEED = 2026;
const TIME_BYTES = 6;
const RANDOM_BYTES = 10;

/** What the seeding of a city works with: the verbs' own context, whose clock is set to the hour that is being told. */
export interface World {
  readonly ctx: Context;
  readonly database: DatabaseSync;
  readonly chance: Chance;
  /** The instant at which the city is to be found, ms UTC. */
  readonly now: number;
  setClock(at: number): void;
  /** Waits for what the verbs left for after the answer. */
  settle(): Promise<unknown>;
}

function idBytes(at: number, chance: Chance): Uint8Array {
  const bytes = new Uint8Array(TIME_BYTES + RANDOM_BYTES);
  for (let place = 0; place < TIME_BYTES; place++) bytes[place] = Math.floor(at / 256 ** (TIME_BYTES - 1 - place)) % 256;
  bytes.set(chance.bytes(RANDOM_BYTES), TIME_BYTES);
  return bytes;
}

/** Nobody listens while the city is made: boards and dispatchers read the database when they start. */
const silent = {
  poke: () => undefined,
  wake: () => undefined,
  probe: async () => undefined,
  board: () => Promise.reject(new Error("There is no board yet")),
  log: { write: () => undefined },
  calls: null,
  push: null,
  texts: null,
};

export function newWorld(database: DatabaseSync, { now, sessionKey }: { now: number; sessionKey: string }): World {
  const chance = chanceFrom(SEED);
  let clock = now;
  const late: Promise<unknown>[] = [];
  const setClock = (at: number): void => {
    clock = at;
  };
  const ctx: Context = {
    ...silent,
    db: localD1(database),
    clock: { now: () => clock },
    ids: {
      next: (prefix) => encodeId(prefix, idBytes(clock, chance)),
      token: () => Buffer.from(chance.bytes(32)).toString("base64url"),
      below: (limit) => chance.between(0, limit - 1),
    },
    settings: { publicOrigin: "http://localhost", sessionKey, secureCookies: false, calls: null, push: null, texts: null },
    requestId: "seed",
    after: (work) => void late.push(work),
  };
  return { ctx, database, chance, now, setClock, settle: () => Promise.all(late.splice(0)) };
}
