import { applyD1Migrations, type D1Migration, reset } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeEach } from "vitest";

declare global {
  namespace Cloudflare {
    interface Env {
      TEST_MIGRATIONS: D1Migration[];
    }
  }
}

const MOST_TRIES = 20;
const tablesLeft = () => env.DB.prepare("SELECT count(*) AS n FROM sqlite_master WHERE name = 'episodes'").first<number>("n");

/**
 * What goes on after an answer (a dispatcher that tells by push) may use the database while it is deleted, and then it stays as it
 * was: a row of the test before would be counted in this one. So it is deleted until it is gone.
 */
async function empty(): Promise<void> {
  for (let tries = 0; tries < MOST_TRIES; tries++) {
    await reset();
    if ((await tablesLeft()) === 0) return;
  }
  throw new Error("The database of the test before could not be emptied.");
}

// Storage is isolated per file, not per test: every test starts with an empty, migrated database.
beforeEach(async () => {
  await empty();
  await applyD1Migrations(env.DB, env.TEST_MIGRATIONS);
});
