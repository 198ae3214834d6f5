import { setTimeout as wait } from "node:timers/promises";
import type { LivekitPlan } from "./plan.ts";
import { type Livekit, startLivekit } from "./server.ts";

const PAUSE_MS = 2_000;
const STEADY_MS = 60_000;
const MOST_IN_A_ROW = 5;

interface Keeping {
  /** Called with what a person should see. */
  readonly onTrouble: (line: string) => void;
  readonly onLaunch: (group: number) => void;
  readonly pauseMs?: number;
}

/** Starts LiveKit and starts it again when it ends by itself, until `stop`; some ends in a row are enough. */
export async function keepLivekit(plan: LivekitPlan, { onTrouble, onLaunch, pauseMs = PAUSE_MS }: Keeping) {
  const stopping = new AbortController();
  let server = await startLivekit(plan, { onLaunch });

  const again = async (): Promise<Livekit | null> => {
    try {
      await wait(pauseMs, undefined, { signal: stopping.signal });
      return await startLivekit(plan, { onLaunch });
    } catch {
      // It was stopped meanwhile, or its last words stand in the log.
      return null;
    }
  };

  const keep = async (): Promise<void> => {
    for (let ends = 0, since = Date.now(); ends < MOST_IN_A_ROW; since = Date.now()) {
      await server.exited;
      if (stopping.signal.aborted) return;
      ends = Date.now() - since > STEADY_MS ? 1 : ends + 1;
      onTrouble(`LiveKit ended by itself: calls do not work until it is back. Its last words stand in ${plan.log}.`);
      const next = await again();
      if (stopping.signal.aborted) return next?.stop();
      if (next === null) continue;
      server = next;
      onTrouble("LiveKit runs again: calls work.");
    }
    onTrouble(`LiveKit ended ${MOST_IN_A_ROW} times in a row and is left alone: calls do not work, all else does.`);
  };

  const kept = keep();
  const stop = async (): Promise<void> => {
    stopping.abort();
    await server.stop();
    await kept;
  };
  return { stop };
}
