import { randomInt } from "node:crypto";
import { livekitPath } from "../../../scripts/livekit/find.ts";
import { type LivekitPlan, planLivekit } from "../../../scripts/livekit/plan.ts";
import { type Livekit, type Options, startLivekit } from "../../../scripts/livekit/server.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The call server of this run, for `inject("livekit")`. */
    livekit: LivekitPlan;
  }
}

let places = randomInt(900);
/** Below the ports that a system hands out by itself, and away from those of `npm start`; each time another place. */
const somewhere = (): number => {
  places = (places + 1) % 900;
  return 20_000 + places * 10;
};

/** A call server for a run of the tests: ports and keys of its own. Null where this machine has no LiveKit. */
export async function planCallServer(folder: string, servicePort: number): Promise<LivekitPlan | null> {
  const binary = livekitPath();
  return binary === null ? null : planLivekit({ binary, folder, servicePort, firstPort: somewhere() });
}

/**
 * Starts the real LiveKit of this run, on the same ports and keys each time. `kill` ends it as a crash does; whoever starts it stops it.
 */
export function startCallServer(plan: LivekitPlan, options: Pick<Options, "forceTcp"> = {}): Promise<Livekit> {
  return startLivekit(plan, options);
}
