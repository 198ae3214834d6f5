import { finish } from "../install/child.mjs";
import { step } from "../install/step.mjs";
import { buildWeb } from "../service/build.ts";
import { TOOL_ENV } from "../service/tools.ts";

/** One thing that must hold beside the tests; it counts as one failure when it does not. */
export interface Stage {
  readonly name: string;
  readonly run: () => Promise<unknown>;
}

const tool =
  (command: string, ...args: readonly string[]) =>
  async () => {
    const { code, output } = await finish(command, args, { env: TOOL_ENV });
    if (code !== 0) throw new Error(output.trim());
  };

/** Types come last of those that need generated files: the build makes the words, wrangler the Worker's names. */
export const STAGES: readonly Stage[] = [
  { name: "Build", run: buildWeb },
  { name: "Names of the platform", run: tool("wrangler", "types", "worker/env.d.ts") },
  { name: "Types", run: tool("tsc", "-b") },
  { name: "Lint and format", run: tool("biome", "ci", "--colors=off", "--diagnostic-level=error", ".") },
  { name: "Dead code", run: tool("knip", "--no-progress") },
];

/** Runs all stages, whatever fails, and shows the words of those that do. Answers how many failed. */
export async function runStages(stages: readonly Stage[]): Promise<number> {
  let failed = 0;
  for (const { name, run } of stages) {
    try {
      await step(name, run);
    } catch (fault) {
      failed += 1;
      console.error(fault instanceof Error ? fault.message : fault);
    }
  }
  return failed;
}
