import { rmSync } from "node:fs";
import { Sentence } from "../install/sentence.mjs";
import { step } from "../install/step.mjs";
import { noteLivekit } from "../service/lock.ts";
import { keepLivekit } from "./keep.ts";
import { HOW_TO_GET, obtainLivekit } from "./obtain.ts";
import { planLivekit, writeSettings } from "./plan.ts";

const FOLDER = ".dev";

/** The calls of one start of the service. */
export interface Calls {
  /** The file with the service's settings for them; null: the service runs without calls. */
  readonly settings: string | null;
  /** What the welcome says about them. */
  readonly words: readonly string[];
  stop(): Promise<void>;
}

const without = (...words: readonly string[]): Calls => ({ settings: null, words, stop: async () => undefined });

const NOT_FOUND = without(
  "  Calls     are not configured: there is no LiveKit server on this machine. Everything else works. To get one:",
  ...HOW_TO_GET.map((way) => `              ${way}`),
);

async function started(binary: string, servicePort: number, onTrouble: (line: string) => void): Promise<Calls> {
  const plan = await planLivekit({ binary, folder: FOLDER, servicePort });
  rmSync(plan.log, { force: true });
  const settings = writeSettings(plan, `${FOLDER}/livekit.env`);
  const { stop } = await step("Start the call server", () => keepLivekit(plan, { onTrouble, onLaunch: noteLivekit }));
  const { signal, tcp, udp } = plan.ports;
  return { settings, words: [`  Calls     work: LiveKit listens on ${signal} and ${tcp} (TCP) and on ${udp} (UDP)`], stop };
}

/** Obtains and starts LiveKit for the service on this port. Whatever is missing costs the calls alone. */
export async function bringUpCalls(wanted: boolean, servicePort: number): Promise<Calls> {
  if (!wanted) return without("  Calls     are not configured: started with --no-calls");
  const binary = await obtainLivekit();
  if (binary === null) return NOT_FOUND;
  try {
    return await started(binary, servicePort, console.error);
  } catch (fault) {
    if (!(fault instanceof Sentence)) throw fault;
    console.error(fault.message);
    return without("  Calls     are not configured: LiveKit did not start (see above). Everything else works.");
  }
}
