import { globSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { Sentence } from "../install/sentence.mjs";
import type { Patient } from "./book.ts";

/** The local database, read-only: the service goes on writing beside it. */
function readOnly(state: string): DatabaseSync {
  const [file] = globSync(join(state, "v3/d1/miniflare-D1DatabaseObject/*.sqlite")).filter(
    (each) => !each.endsWith("metadata.sqlite"),
  );
  if (file === undefined) throw new Sentence(`There is no local database under ${state}.`);
  return new DatabaseSync(file, { readOnly: true });
}

const CHECKINS = "SELECT id FROM checkins WHERE episode_id = ?";
const ALERTS = "SELECT kind || ' ' || severity || ' ' || state AS id FROM alerts WHERE episode_id = ? AND kind <> 'silence'";

/** A second witness beside the API: every check-in and every alert of these people as the database itself holds them. */
export function databaseDifferences(state: string, patients: readonly Pick<Patient, "episodeId" | "expected">[]): string[] {
  const database = readOnly(state);
  try {
    const told = (sql: string, id: string): string[] =>
      database
        .prepare(sql)
        .all(id)
        .map((row) => String(row.id))
        .sort();
    return patients.flatMap(({ episodeId, expected }) => {
      const alerts = expected.alerts.map(({ kind, severity, state: now }) => `${kind} ${severity} ${now}`).sort();
      const checkins = [...expected.checkins.keys()].sort();
      const same = (wanted: readonly string[], found: readonly string[]) => wanted.join("\n") === found.join("\n");
      return [
        ...(same(checkins, told(CHECKINS, episodeId)) ? [] : [`the database holds other check-ins of ${episodeId}`]),
        ...(same(alerts, told(ALERTS, episodeId)) ? [] : [`the database holds other alerts of ${episodeId}`]),
      ];
    });
  } finally {
    database.close();
  }
}
