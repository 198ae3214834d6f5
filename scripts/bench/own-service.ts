import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { migrate, openDatabase } from "../service/database.ts";
import { ownFolder } from "../service/own-folder.ts";
import { freePort } from "../service/port.ts";
import { keepSecrets } from "../service/secrets.ts";
import { startService } from "../service/service.ts";

/** Where a service of the benchmark's own listens, and the folder of its database. */
export interface OwnService<T> {
  readonly origin: string;
  readonly port: number;
  readonly state: string;
  /** What filled it. */
  readonly filled: T;
}

/** Starts the real service in a folder and on a port of its own, with what `fill` puts into its database; all of it goes when `work` ends. */
export async function withService<T, R>(
  fill: (database: DatabaseSync, sessionKey: string) => T | Promise<T>,
  work: (service: OwnService<T>) => Promise<R>,
): Promise<R> {
  const { path: folder, remove } = ownFolder("dong-hanh-bench-");
  const [state, secrets] = [join(folder, "state"), join(folder, "secrets.env")];
  try {
    const { SESSION_KEY: sessionKey = "" } = keepSecrets(secrets);
    await migrate(state);
    const database = openDatabase(state);
    const filled = await fill(database, sessionKey);
    database.close();
    const port = await freePort();
    const origin = `http://127.0.0.1:${port}`;
    const log = join(folder, "service.log");
    const service = await startService({ port, origin, state, secrets, log, onTrouble: console.error });
    try {
      return await work({ origin, port, state, filled });
    } finally {
      await service.stop();
    }
  } finally {
    remove();
  }
}
