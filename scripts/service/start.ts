import { rmSync } from "node:fs";
import { readFlags } from "../install/flags.mjs";
import { Sentence } from "../install/sentence.mjs";
import { step } from "../install/step.mjs";
import { bringUpCalls, type Calls } from "../livekit/calls.ts";
import { type Background, liveInBackground } from "../simulate/background.ts";
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

interface Running {
  readonly service: Service;
  readonly calls: Calls;
  /** null: not wanted, or there is no demo city to live in. */
  readonly background: Background | null;
}

async function bringUp(args: readonly string[]): Promise<Running> {
  const { port, reset, seed, calls: wanted, simulate } = readFlags(args);
  takeLock();
  await checkPort(port);
  if (reset) rmSync(STATE, { recursive: true, force: true });
  const { SESSION_KEY: sessionKey = "" } = keepSecrets(SECRETS);
  const calls = await bringUpCalls(wanted, port);
  await buildWeb();
  await migrate(STATE);
  const words = await furnish(STATE, seed, port, sessionKey, calls.words);
  const service = await step("Start the service", () =>
    startService({
      port,
      origin: `http://localhost:${port}`,
      state: STATE,
      secrets: SECRETS,
      calls: calls.settings,
      log: LOG,
      onTrouble: console.error,
      onLaunch: noteService,
    }),
  );
  console.log(words);
  const background = seed && simulate ? liveInBackground(service.origin, console.log) : null;
  return { service, calls, background };
}

/** `npm start`: the whole service on this machine, with people in it, until Ctrl-C. Whatever it started ends with it. */
export async function main(args: readonly string[]): Promise<number> {
  const asked = stopAsked().then((): null => null);
  const running = await Promise.race([bringUp(args), asked]);
  const end = running && (await Promise.race([running.service.exited, asked]));
  await running?.background?.stop();
  await Promise.all([running?.service.stop(), running?.calls.stop()]);
  if (end !== null) throw new Sentence(`The service ended by itself. What it said last stands in ${LOG}.`);
  console.log("\nStopped. The data stays for the next start.");
  return 0;
}
