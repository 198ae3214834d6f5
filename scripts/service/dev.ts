import { launch } from "../install/child.mjs";
import { step } from "../install/step.mjs";
import { bringUpCalls, type Calls } from "../livekit/calls.ts";
import { buildWeb } from "./build.ts";
import { migrate } from "./database.ts";
import { furnish } from "./furnish.ts";
import { noteService, takeLock } from "./lock.ts";
import { checkPort } from "./port.ts";
import { keepSecrets } from "./secrets.ts";
import { type Service, startService } from "./service.ts";
import { TOOL_ENV } from "./tools.ts";
import { stopAsked } from "./until-stopped.ts";

const WORKER_PORT = 8787;
const PAGES_PORT = 5173;
const STATE = ".wrangler/state";
const SECRETS = ".dev.vars";

/** The Worker's own pages need a build once; from then on Vite serves the pages and replaces modules as they change. */
async function worker(): Promise<{ service: Service; calls: Calls }> {
  takeLock();
  await checkPort(WORKER_PORT);
  const { SESSION_KEY: sessionKey = "" } = keepSecrets(SECRETS);
  const calls = await bringUpCalls(true, WORKER_PORT);
  await buildWeb();
  await migrate(STATE);
  const words = await furnish(STATE, true, PAGES_PORT, sessionKey, calls.words);
  const origin = `http://localhost:${PAGES_PORT}`;
  const plan = {
    port: WORKER_PORT,
    origin,
    state: STATE,
    secrets: SECRETS,
    calls: calls.settings,
    log: ".dev/service.log",
    onTrouble: console.error,
    onLaunch: noteService,
  };
  const service = await step("Start the Worker", () => startService(plan));
  console.log(words);
  return { service, calls };
}

/** `npm run dev`: pages on 5173 with hot replacement, the Worker on 8787 with reload; the two end together. */
export async function main(): Promise<number> {
  const asked = stopAsked().then((): null => null);
  const running = await Promise.race([worker(), asked]);
  if (running === null) return 0;
  const { service, calls } = running;
  const args = ["--config", "web/vite.config.ts", "--strictPort", "--port", String(PAGES_PORT)];
  const pages = launch("vite", args, { env: { ...TOOL_ENV, SERVICE_ORIGIN: service.origin } });
  const end = await Promise.race([service.exited, pages.exited, asked]);
  await Promise.all([pages.stop(), service.stop(), calls.stop()]);
  return end === null ? 0 : 1;
}
