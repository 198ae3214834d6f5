import { env } from "cloudflare:workers";
import { settingsOf } from "../../worker/env.ts";
import { liveKit } from "../../worker/ground/platform/livekit.ts";
import type { Calls } from "../../worker/ground/platform/ports.ts";

/** The real call server of this test run, as the service knows it. */
export function theCallServer(): Calls {
  const { calls } = settingsOf(env);
  if (calls === null) throw new Error("These tests need a call server: name them *.calls.workerd.test.ts");
  return liveKit(calls);
}
