import { livekitPath } from "../livekit/find.ts";
import { stopAsked } from "../service/until-stopped.ts";
import { runTests } from "./run-tests.ts";
import { runStages, STAGES } from "./stages.ts";

/** `npm run check`: all but the browser, for the time between two edits. Calls only where a LiveKit server is there already. */
export function main(): Promise<number> {
  const projects = ["node", "workerd", "push", ...(livekitPath() === null ? [] : ["calls"])];
  const quick = async () => runTests(projects, await runStages(STAGES));
  return Promise.race([quick(), stopAsked().then(() => 1)]);
}
