/**
 * npm run production -- <words of wrangler>: runs wrangler for this deployment, with the repository's configuration and the values of
 * deployment/values.json in it (docs/operations.md).
 */
import { spawnSync } from "node:child_process";
import { writeConfig } from "./deployment/config.ts";
import { run } from "./deployment/run.ts";
import { readValues } from "./deployment/values.ts";
import { Sentence } from "./install/sentence.mjs";
import { buildWeb } from "./service/build.ts";
import { TOOL_ENV } from "./service/tools.ts";

const uploads = (args: readonly string[]): boolean => args[0] === "deploy" || (args[0] === "versions" && args[1] === "upload");

await run(async (args) => {
  if (args.length === 0) throw new Sentence("Say what wrangler is to do: npm run production -- deploy");
  const config = writeConfig(readValues());
  if (uploads(args)) await buildWeb();
  const { status } = spawnSync("wrangler", [...args, "--config", config], {
    stdio: "inherit",
    env: { ...process.env, ...TOOL_ENV },
  });
  return status ?? 1;
});
