import { apiOf } from "./api.ts";
import { newBook } from "./book.ts";
import { inventPeople } from "./people.ts";
import { gather, goHome, letLive } from "./run.ts";

const PATIENTS = 12;
const STATION = "an-khanh";
/** Each of them measures every 24 minutes, so the station hears of somebody every two. */
const SPEED = 30;
/** The same people at every start: they are found again, not enrolled again. */
const SEED = 2026;
/** Ending the service does not wait longer than this for a request that is under way. */
const PATIENCE_MS = 3_000;

export interface Background {
  stop(): Promise<void>;
}

/**
 * A few people whose illness goes on while the service runs, so that its board lives. It keeps no ledger, touches nobody else's alerts,
 * and whatever goes wrong with it is told in a line and never stops the service.
 */
export function liveInBackground(origin: string, say: (line: string) => void): Background {
  const over = new AbortController();
  const { signal } = over;
  const api = apiOf(origin);
  const people = inventPeople(SEED, PATIENTS, [STATION], Date.now());
  const run = { api, book: newBook(), people, speed: SPEED, minutes: Number.POSITIVE_INFINITY, signal };
  const work = async (): Promise<void> => {
    try {
      const cast = await gather(run);
      await letLive(run, cast);
      await goHome(api, cast);
    } catch (fault) {
      if (!signal.aborted) say(`  The simulated patients have stopped: ${fault instanceof Error ? fault.message : "unknown"}`);
    }
  };
  say(`  ${PATIENTS} simulated patients of An Khánh go on being ill, ${SPEED} times as fast; --no-simulate leaves them out.\n`);
  const working = work();
  return {
    stop: async () => {
      over.abort();
      await Promise.race([working, new Promise((resolve) => setTimeout(resolve, PATIENCE_MS))]);
    },
  };
}
