import { stopAsked } from "../service/until-stopped.ts";
import { runTests } from "./run-tests.ts";
import { runStages, STAGES } from "./stages.ts";

/** `npm run check`: all but the browser, for the time between two edits. */
export function main(): Promise<number> {
  const quick = async () => runTests(["node", "workerd"], await runStages(STAGES));
  return Promise.race([quick(), stopAsked().then(() => 1)]);
}
