import { appendFileSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import * as z from "zod/mini";
import { type Child, launch } from "../install/child.mjs";
import { Sentence } from "../install/sentence.mjs";
import { TOOL_ENV } from "./tools.ts";

const READY_MS = 90_000;
const ASK_EVERY_MS = 200;
const MINUTE_MS = 60_000;
const LAST_LINES = 25;

const OK = z.literal("ok");
/** What GET /api/health says when the service can work. Calls may come later, or never: nothing else waits for them. */
const READY = z.object({ parts: z.object({ database: OK, board: OK, dispatcher: OK }) });

export interface Plan {
  readonly port: number;
  /** Folder of the local database and of the live objects. */
  readonly state: string;
  /** File of the secrets. */
  readonly secrets: string;
  /** File of the settings of the call server; none: this service has no calls. */
  readonly calls?: string | null;
  /** All that the service prints; it holds ids, no patient data. */
  readonly log: string;
  /** The address that links and QR codes carry. */
  readonly origin: string;
  /** Called with what a person should see. */
  readonly onTrouble: (line: string) => void;
  /** Told the process group as soon as it runs. */
  readonly onLaunch?: (group: number) => void;
}

export interface Service {
  readonly origin: string;
  readonly exited: Promise<number>;
  stop(): Promise<void>;
}

const isTrouble = (line: string): boolean => /\[ERROR\]|\bUncaught\b|"event":"failed"|^\s+at .+:\d+:\d+/.test(line);

function commandLine({ port, state, secrets, calls = null, origin }: Plan): string[] {
  const where = ["--ip", "127.0.0.1", "--port", String(port), "--inspector-port", "0", "--persist-to", state];
  return [
    "dev",
    ...where,
    ...[secrets, calls].flatMap((file) => (file === null ? [] : ["--env-file", file])),
    ...["--var", `PUBLIC_ORIGIN:${origin}`],
    "--show-interactive-dev-session=false",
  ];
}

async function answersWell(local: string): Promise<boolean> {
  try {
    const response = await fetch(`${local}/api/health`, { signal: AbortSignal.timeout(5_000) });
    return READY.safeParse(await response.json()).success;
  } catch {
    // Not listening yet, or not yet answering with JSON: asked again until the time is up.
    return false;
  }
}

async function untilReady(local: string, child: Child, lines: readonly string[]): Promise<void> {
  let ended = false;
  const noteEnd = () => {
    ended = true;
  };
  child.exited.then(noteEnd, noteEnd);
  for (const until = Date.now() + READY_MS; Date.now() < until && !ended; await wait(ASK_EVERY_MS)) {
    if (await answersWell(local)) return;
  }
  await child.stop();
  const why = ended ? "The service ended while it started" : "The service did not become healthy in time";
  throw new Sentence(`${lines.slice(-LAST_LINES).join("\n")}\n\n${why}: its last words stand above.`);
}

/** Time does not pass by itself on a local Worker: its scheduled handler is called once a minute (decisions.md 25). */
function ringEachMinute(local: string, onTrouble: Plan["onTrouble"]): NodeJS.Timeout {
  const ring = async () => {
    try {
      const response = await fetch(`${local}/cdn-cgi/handler/scheduled?cron=*+*+*+*+*`, {
        signal: AbortSignal.timeout(MINUTE_MS),
      });
      if (!response.ok) onTrouble(`The work of this minute failed with status ${response.status}.`);
    } catch (fault) {
      onTrouble(`The work of this minute was not done: ${fault instanceof Error ? fault.message : "no answer"}`);
    }
  };
  return setInterval(ring, MINUTE_MS);
}

/** Starts the real service on this machine and waits until database and live objects answer. */
export async function startService(plan: Plan): Promise<Service> {
  mkdirSync(dirname(plan.log), { recursive: true });
  writeFileSync(plan.log, "");
  const lines: string[] = [];
  const child = launch("wrangler", commandLine(plan), {
    env: { ...TOOL_ENV },
    onLine: (line) => {
      appendFileSync(plan.log, `${line}\n`);
      lines.push(line);
      if (lines.length > LAST_LINES) lines.shift();
      if (isTrouble(line)) plan.onTrouble(line);
    },
  });
  plan.onLaunch?.(child.group);
  const local = `http://127.0.0.1:${plan.port}`;
  await untilReady(local, child, lines);
  const ringing = ringEachMinute(local, plan.onTrouble);
  const stop = async () => {
    clearInterval(ringing);
    await child.stop();
  };
  return { origin: local, exited: child.exited, stop };
}
