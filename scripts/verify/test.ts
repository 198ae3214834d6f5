import { stopAsked } from "../service/until-stopped.ts";
import { haveChromium } from "./chromium.ts";
import { runTests } from "./run-tests.ts";
import { runStages, STAGES } from "./stages.ts";

const EVERYWHERE = ["node", "workerd"];

async function everything(): Promise<number> {
  const browser = await haveChromium();
  const missing = !browser && process.env.CI === "true" ? 1 : 0;
  const failed = missing + (await runStages(STAGES));
  return runTests(browser ? [...EVERYWHERE, "browser"] : EVERYWHERE, failed);
}

/** `npm test`: build, types, lint, dead code, then every test; the last line is the tally. */
export function main(): Promise<number> {
  return Promise.race([everything(), stopAsked().then(() => 1)]);
}
