import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { launch } from "../install/child.mjs";
import { Sentence } from "../install/sentence.mjs";
import { runTool, TOOL_ENV } from "../service/tools.ts";

const PROCESS = fileURLToPath(new URL("runtime-process.ts", import.meta.url));
const READY = "ready ";
const LAST_LINES = 20;

export interface RuntimePlan {
  /** The built Worker. */
  readonly script: string;
  /** The folder that migrate() and openDatabase() know. */
  readonly state: string;
  readonly port: number;
  readonly secrets: Readonly<Record<string, string>>;
}

/** Miniflare with workerd in a process group of its own. */
export interface Runtime {
  readonly group: number;
  /** What it said beside one line a request. */
  readonly said: readonly string[];
  /** Does the work of a minute, as the platform would; answers when it is done. */
  sweep(): Promise<void>;
  /** SIGKILL for all of it, as when a machine's memory ends; answers when it is gone. */
  kill(): Promise<void>;
  stop(): Promise<void>;
}

/** The Worker as it would be deployed: wrangler's own bundle. Answers its file. */
export async function bundleWorker(folder: string): Promise<string> {
  await runTool("wrangler", ["deploy", "--dry-run", "--outdir", folder]);
  return join(folder, "index.js");
}

/** Starts it and waits until it listens. */
export async function startRuntime({ script, state, port, secrets }: RuntimePlan): Promise<Runtime> {
  const bindings = { ...secrets, PUBLIC_ORIGIN: `http://127.0.0.1:${port}` };
  const said: string[] = [];
  const plan = { script, state: join(state, "v3"), port, bindings };
  const ready = Promise.withResolvers<string>();
  const child = launch("node", [PROCESS, JSON.stringify(plan)], {
    env: { ...TOOL_ENV },
    onLine: (line) => {
      if (line.startsWith(READY)) ready.resolve(line.slice(READY.length));
      else said.push(line);
    },
  });
  const ended = child.exited.then(() => {
    throw new Sentence(`${said.slice(-LAST_LINES).join("\n")}\n\nThe runtime ended while it started.`);
  });
  // After the start an end is what was asked for.
  ended.catch(() => undefined);
  const scheduled = await Promise.race([ready.promise, ended]);
  const sweep = async () => {
    const answer = await (await fetch(`${scheduled}?cron=*+*+*+*+*`)).text();
    if (answer !== "ok") throw new Sentence("The work of a minute was not done.");
  };
  const kill = async () => {
    process.kill(-child.group, "SIGKILL");
    await child.exited;
  };
  return { group: child.group, said, sweep, kill, stop: child.stop };
}
