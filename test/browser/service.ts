import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { writeSettings } from "../../scripts/livekit/plan.ts";
import { seedDemoCity } from "../../scripts/seed.ts";
import { buildWeb } from "../../scripts/service/build.ts";
import { migrate, openDatabase } from "../../scripts/service/database.ts";
import { freePort } from "../../scripts/service/port.ts";
import { keepSecrets } from "../../scripts/service/secrets.ts";
import { startService } from "../../scripts/service/service.ts";
import { planCallServer } from "./livekit.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** Where the real service listens, for `inject("origin")`. */
    origin: string;
    /** Folder of its database. */
    state: string;
  }
}

async function seeded(state: string, sessionKey: string): Promise<void> {
  const database = openDatabase(state);
  await seedDemoCity(database, { now: Date.now(), sessionKey });
  database.close();
}

/**
 * The real service with the demo city, in a folder and on a port of its own; all of it goes when the tests end. It knows of a call
 * server that does not run: the tests of calls start it, the others see that nothing else needs it.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "dong-hanh-"));
  const state = join(folder, "state");
  const secrets = join(folder, "secrets.env");
  const { SESSION_KEY: sessionKey = "" } = keepSecrets(secrets);
  await buildWeb();
  await migrate(state);
  await seeded(state, sessionKey);
  const port = await freePort();
  const origin = `http://localhost:${port}`;
  const livekit = await planCallServer(folder, port);
  const service = await startService({
    port,
    origin,
    state,
    secrets,
    calls: livekit && writeSettings(livekit, join(folder, "livekit.env")),
    log: join(folder, "service.log"),
    onTrouble: console.error,
  });
  project.provide("origin", origin);
  project.provide("state", state);
  if (livekit !== null) project.provide("livekit", livekit);
  return async () => {
    await service.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
