import { cpSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { TestProject } from "vitest/node";
import { type LivekitPlan, writeSettings } from "../../scripts/livekit/plan.ts";
import { seedDemoCity } from "../../scripts/seed.ts";
import { buildWeb } from "../../scripts/service/build.ts";
import { migrate, openDatabase } from "../../scripts/service/database.ts";
import { freePort } from "../../scripts/service/port.ts";
import { keepSecrets, writePrivate } from "../../scripts/service/secrets.ts";
import { startService } from "../../scripts/service/service.ts";
import { planCallServer } from "./outside/livekit.ts";

/** One of the services beside which the files run, with what belongs to it. */
interface OneService {
  /** Where it listens. */
  readonly origin: string;
  /** Folder of its database. */
  readonly state: string;
  /** The call server that it knows of, which does not run until `startCallServer`; null where this machine has no LiveKit. */
  readonly livekit: LivekitPlan | null;
}
declare module "vitest" {
  interface ProvidedContext {
    /** One for each file that runs at a time: `here()` gives a file its own. */
    services: readonly OneService[];
  }
}

async function seeded(state: string, sessionKey: string): Promise<void> {
  const database = openDatabase(state);
  await seedDemoCity(database, { now: Date.now(), sessionKey });
  database.close();
}

/** The real service on a port of its own, in a folder that already holds its database. */
async function started(folder: string, secrets: string) {
  const state = join(folder, "state");
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
  return { place: { origin, state, livekit }, service };
}

/**
 * The real service with the demo city, once for each file that runs at a time, so that none meets another's people; all of it goes when
 * the tests end. It knows of a call server that does not run: the tests of calls start it, the others see that nothing else needs it.
 */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = mkdtempSync(join(tmpdir(), "dong-hanh-"));
  const secrets = join(folder, "secrets.env");
  // The tests are the push service too.
  writePrivate(secrets, 'PUSH_TO_LOOPBACK="1"\n');
  const { SESSION_KEY: sessionKey = "" } = keepSecrets(secrets);
  await buildWeb();
  const [first = "", ...others] = Array.from({ length: project.config.maxWorkers }, (_, place) => join(folder, String(place)));
  await migrate(join(first, "state"));
  await seeded(join(first, "state"), sessionKey);
  for (const other of others) cpSync(first, other, { recursive: true });
  const running: Awaited<ReturnType<typeof started>>[] = [];
  for (const each of [first, ...others]) running.push(await started(each, secrets));
  project.provide(
    "services",
    running.map(({ place }) => place),
  );
  return async () => {
    for (const { service } of running) await service.stop();
    rmSync(folder, { recursive: true, force: true });
  };
}
