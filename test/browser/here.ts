import { inject, type ProvidedContext } from "vitest";
import type { LivekitPlan } from "../../scripts/livekit/plan.ts";

/** The service beside which this file runs; the file that runs at the same time has another. */
export function here(): ProvidedContext["services"][number] {
  const place = inject("services")[Number(process.env.VITEST_POOL_ID) - 1];
  if (!place) throw new Error(`No service was started for worker ${process.env.VITEST_POOL_ID}`);
  return place;
}

/** Its call server; the tests of calls run only where there is one. */
export function callServerHere(): LivekitPlan {
  const { livekit } = here();
  if (livekit === null) throw new Error("This machine has no LiveKit");
  return livekit;
}
