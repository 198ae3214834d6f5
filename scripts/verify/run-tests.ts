import { launch } from "../install/child.mjs";
import { TOOL_ENV } from "../service/tools.ts";

const TALLY = /^(\d+) passed, (\d+) failed, (\d+) skipped$/;

/**
 * Runs these projects of the tests in one run. The tally is the last line, also when the run breaks before it can count: then a
 * failure more is counted, since tests that did not run have not passed.
 */
export async function runTests(projects: readonly string[], stagesFailed: number): Promise<number> {
  let tally = "";
  const args = ["run", "--config", "test/vitest.config.ts", ...projects.flatMap((project) => ["--project", project])];
  const child = launch("vitest", args, {
    env: { ...TOOL_ENV, STAGES_FAILED: String(stagesFailed) },
    onLine: (line) => {
      if (TALLY.test(line)) tally = line;
      else console.log(line);
    },
  });
  const code = await child.exited;
  console.log(tally === "" ? `0 passed, ${stagesFailed + 1} failed, 0 skipped` : tally);
  return code !== 0 || tally === "" || stagesFailed > 0 ? 1 : 0;
}
