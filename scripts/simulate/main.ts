import { step } from "../install/step.mjs";
import { apiOf } from "./api.ts";
import { type Book, newBook } from "./book.ts";
import { databaseDifferences } from "./database-witness.ts";
import type { SimulateFlags } from "./flags.ts";
import { type Ledger, ledgerOf } from "./ledger.ts";
import { inventPeople } from "./people.ts";
import { reconcile } from "./reconcile.ts";
import { type Cast, gather, goHome, letLive, type Run } from "./run.ts";

const TOLD_EVERY_MS = 1_000;

const soFar = ({ sent, acknowledged, refused, tended, amiss }: Book): string =>
  `${sent} sent, ${acknowledged} acknowledged, ${refused} refused, ${tended} acts${amiss.length > 0 ? `, ${amiss.length} amiss` : ""}`;

/** Tells while it runs how far it is. */
async function telling(book: Book, note: (words: string) => void, work: Promise<void>): Promise<void> {
  const timer = setInterval(() => note(soFar(book)), TOLD_EVERY_MS);
  try {
    await work;
  } finally {
    clearInterval(timer);
  }
}

async function settle(run: Run, cast: Cast, database: string | null): Promise<Ledger> {
  const { api, book } = run;
  const found = await step("Ask all records and boards", () => reconcile(api, cast));
  const second = database === null ? [] : databaseDifferences(database, cast.patients);
  await goHome(api, cast);
  return ledgerOf(cast.patients.length, book, { ...found, differences: [...found.differences, ...second] });
}

/** The whole simulation against a running service: everybody is enrolled, the courses run, the ledger is made up. */
export async function simulate(flags: SimulateFlags, signal: AbortSignal): Promise<Ledger> {
  const { patients, minutes, speed, seed, origin, stations, database } = flags;
  // A folder without one is told now, and not in the place of the ledger.
  if (database !== null) databaseDifferences(database, []);
  const people = inventPeople(seed, patients, stations, Date.now());
  const run: Run = { api: apiOf(origin), book: newBook(), people, speed, minutes, signal };
  const gathering = (note: (words: string) => void): Promise<Cast> =>
    gather({ ...run, onEnrolled: (inCare) => note(`${inCare} in care`) });
  const cast = await step(`Enrol ${patients} invented people, link their phones`, gathering);
  const hours = Math.round(((minutes * speed) / 60) * 10) / 10;
  const name = `${hours} hours of their illness in ${minutes} min`;
  await step(name, (note) => telling(run.book, note, letLive(run, cast)));
  return settle(run, cast, database);
}
