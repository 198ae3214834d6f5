import { stopAsked } from "../service/until-stopped.ts";
import { haveChromium } from "./chromium.ts";
import { haveLivekit } from "./livekit.ts";
import { runTests } from "./run-tests.ts";
import { runStages, STAGES } from "./stages.ts";

const EVERYWHERE = ["node", "workerd", "push"];

/** What this machine lacks is left out of the run; on the CI, which must have everything, it is a failure. */
async function everything(): Promise<number> {
  const browser = await haveChromium();
  const calls = await haveLivekit();
  const missing = process.env.CI === "true" ? [browser, calls].filter((there) => !there).length : 0;
  const failed = missing + (await runStages(STAGES));
  return runTests([...EVERYWHERE, ...(calls ? ["calls"] : []), ...(browser ? ["browser"] : [])], failed);
}

/** `npm test`: build, types, lint, dead code, then every test; the last line is the tally. */
export function main(): Promise<number> {
  return Promise.race([everything(), stopAsked().then(() => 1)]);
}
