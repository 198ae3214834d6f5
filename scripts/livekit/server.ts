import { appendFileSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { type Child, launch } from "../install/child.mjs";
import { Sentence } from "../install/sentence.mjs";
import { type LivekitPlan, writeConfig } from "./plan.ts";
import { areFree } from "./ports.ts";

const READY_MS = 20_000;
const ASK_EVERY_MS = 50;
const LAST_LINES = 8;
const ASKED_AGAIN_MS = 200;

/** A LiveKit server that runs. */
export interface Livekit {
  readonly url: string;
  readonly exited: Promise<number>;
  /** Puts everybody out and ends. */
  stop(): Promise<void>;
  /** Ends it as a crash does: nobody in a room is told. */
  kill(): Promise<void>;
}

export interface Options {
  /** The path that a hospital's firewall leaves: no media over UDP. */
  readonly forceTcp?: boolean;
  /** Told the process group as soon as it runs. */
  readonly onLaunch?: (group: number) => void;
}

async function answers(url: string): Promise<boolean> {
  try {
    return (await fetch(url, { signal: AbortSignal.timeout(2_000) })).ok;
  } catch {
    // Not listening yet: asked again until the time is up.
    return false;
  }
}

async function untilReady(url: string, child: Child, lines: readonly string[]): Promise<void> {
  let ended = false;
  const noteEnd = () => {
    ended = true;
  };
  child.exited.then(noteEnd, noteEnd);
  for (const until = Date.now() + READY_MS; Date.now() < until && !ended; await wait(ASK_EVERY_MS)) {
    if ((await answers(url)) && !ended) return;
  }
  await child.stop();
  throw new Sentence(`${lines.join("\n")}\nLiveKit did not start: its last words stand above.`);
}

function signal(group: number, name: NodeJS.Signals): void {
  try {
    process.kill(-group, name);
  } catch (fault) {
    // It has ended by itself: what was asked for.
    if (!(fault instanceof Error && "code" in fault && fault.code === "ESRCH")) throw fault;
  }
}

/** Asked once it waits until everybody has left their room, or, just started, does not listen; asked again it ends. */
async function stop(child: Child): Promise<void> {
  signal(child.group, "SIGTERM");
  await Promise.race([child.exited, wait(ASKED_AGAIN_MS)]);
  await child.stop();
}

/** Starts LiveKit as planned and waits until it answers. */
export async function startLivekit(plan: LivekitPlan, { forceTcp = false, onLaunch }: Options = {}): Promise<Livekit> {
  if (!(await areFree(plan.ports)))
    throw new Sentence(`The ports of LiveKit (${Object.values(plan.ports).join(", ")}) are in use.`);
  mkdirSync(dirname(plan.log), { recursive: true });
  writeConfig(plan, forceTcp);
  const lines: string[] = [];
  const child = launch(plan.binary, ["--config", plan.config], {
    onLine: (line) => {
      appendFileSync(plan.log, `${line}\n`);
      lines.push(line);
      if (lines.length > LAST_LINES) lines.shift();
    },
  });
  onLaunch?.(child.group);
  const url = `http://127.0.0.1:${plan.ports.signal}`;
  await untilReady(url, child, lines);
  const kill = async () => {
    signal(child.group, "SIGKILL");
    await child.exited;
  };
  return { url, exited: child.exited, stop: () => stop(child), kill };
}
