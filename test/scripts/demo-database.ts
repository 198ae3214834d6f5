import { globSync, readFileSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { seedDemoCity } from "../../scripts/seed.ts";

/** A secret of the tests. */
export const SESSION_KEY = "a key of the tests, which is at least 32 characters long";

/** The demo city in memory, as it is found at this instant. */
export async function demoDatabase(now: number): Promise<DatabaseSync> {
  const database = new DatabaseSync(":memory:");
  for (const file of globSync("schema/migrations/*.sql").sort()) database.exec(readFileSync(file, "utf8"));
  await seedDemoCity(database, { now, sessionKey: SESSION_KEY });
  return database;
}
