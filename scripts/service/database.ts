import { globSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Sentence } from "../install/sentence.mjs";
import { step } from "../install/step.mjs";
import { fingerprint, leaveMark, markIs } from "./fingerprint.ts";
import { runTool } from "./tools.ts";

/** Applies what is new in schema/migrations to the local database under `state`. */
export async function migrate(state: string): Promise<void> {
  const mark = join(state, "migrated");
  const migrations = fingerprint(["schema/migrations", "wrangler.toml"]);
  if (markIs(mark, migrations)) return;
  await step("Prepare the database", () =>
    runTool("wrangler", ["d1", "migrations", "apply", "DB", "--local", "--persist-to", state]),
  );
  leaveMark(mark, migrations);
}

/** The local D1's file, opened directly: only while no service runs on it. */
export function openDatabase(state: string): DatabaseSync {
  const [file] = globSync(join(state, "v3/d1/miniflare-D1DatabaseObject/*.sqlite")).filter(
    (each) => !each.endsWith("metadata.sqlite"),
  );
  if (file === undefined) throw new Sentence("The local database was not found. Begin afresh: npm start -- --reset");
  return new DatabaseSync(file);
}

/** Whether nobody has put a facility in yet. */
export function isEmpty(database: DatabaseSync): boolean {
  return database.prepare("SELECT 1 FROM facilities LIMIT 1").get() === undefined;
}
