import { rmSync } from "node:fs";
import { readFlags } from "../install/flags.mjs";
import { Sentence } from "../install/sentence.mjs";
import { step } from "../install/step.mjs";
import { buildWeb } from "./build.ts";
import { migrate } from "./database.ts";
import { furnish } from "./furnish.ts";
import { noteService, takeLock } from "./lock.ts";
import { checkPort } from "./port.ts";
import { keepSecrets } from "./secrets.ts";
import { type Service, startService } from "./service.ts";
import { stopAsked } from "./until-stopped.ts";

const STATE = ".wrangler/state";
const SECRETS = ".dev.vars";
const LOG = ".dev/service.log";

async function bringUp(args: readonly string[]): Promise<Service> {
  const { port, reset, seed } = readFlags(args);
  takeLock();
  await checkPort(port);
  if (reset) rmSync(STATE, { recursive: true, force: true });
  const { SESSION_KEY: sessionKey = "" } = keepSecrets(SECRETS);
  await buildWeb();
  await migrate(STATE);
  const words = await furnish(STATE, seed, port, sessionKey);
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
