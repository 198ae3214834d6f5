import { rmSync } from "node:fs";
import { readFlags } from "../install/flags.mjs";
import { Sentence } from "../install/sentence.mjs";
import { step } from "../install/step.mjs";
import { seedDemoCity } from "../seed.ts";
import { buildWeb } from "./build.ts";
import { isEmpty, migrate, openDatabase } from "./database.ts";
import { noteService, takeLock } from "./lock.ts";
import { checkPort } from "./port.ts";
import { keepSecrets } from "./secrets.ts";
import { type Service, startService } from "./service.ts";
import { stopAsked } from "./until-stopped.ts";
import { welcome } from "./welcome.ts";

const STATE = ".wrangler/state";
const SECRETS = ".dev.vars";
const LOG = ".dev/service.log";

/** Fills an empty database with the demo city, if wanted; one that holds anything stays as it is. Answers the words of welcome. */
async function furnish(seed: boolean, port: number, sessionKey: string): Promise<string> {
  const database = openDatabase(STATE);
  try {
    if (seed && isEmpty(database))
      await step("Put in the demo city", () => seedDemoCity(database, { now: Date.now(), sessionKey }));
    return await welcome(database, port, sessionKey);
  } finally {
    database.close();
  }
}

async function bringUp(args: readonly string[]): Promise<Service> {
  const { port, reset, seed } = readFlags(args);
  takeLock();
  await checkPort(port);
  if (reset) rmSync(STATE, { recursive: true, force: true });
  const { SESSION_KEY: sessionKey = "" } = keepSecrets(SECRETS);
  await buildWeb();
  await migrate(STATE);
  const words = await furnish(seed, port, sessionKey);
  const origin = `http://localhost:${port}`;
  const plan = { port, origin, state: STATE, secrets: SECRETS, log: LOG, onTrouble: console.error, onLaunch: noteService };
  const service = await step("Start the service", () => startService(plan));
  console.log(words);
  return service;
}

/** `npm start`: the whole service on this machine, with people in it, until Ctrl-C. Whatever it started ends with it. */
export async function main(args: readonly string[]): Promise<number> {
  const asked = stopAsked().then((): null => null);
  const service = await Promise.race([bringUp(args), asked]);
  const end = service && (await Promise.race([service.exited, asked]));
  await service?.stop();
  if (end !== null) throw new Sentence(`The service ended by itself. What it said last stands in ${LOG}.`);
  console.log("\nStopped. The data stays for the next start.");
  return 0;
}
