import { delimiter } from "node:path";
import { finish } from "../install/child.mjs";
import { Sentence, sentenceIn } from "../install/sentence.mjs";

const MOST_LINES = 40;

/** Tools are found in the packages first, and with them the Node that runs them; none of them phones home or colours. */
export const TOOL_ENV: Readonly<Record<string, string>> = {
  PATH: `node_modules/.bin${delimiter}${process.cwd()}/node_modules/.bin${delimiter}${process.env.PATH ?? ""}`,
  NO_COLOR: "1",
  FORCE_COLOR: "0",
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_SEND_ERROR_REPORTS: "false",
  WRANGLER_HIDE_BANNER: "true",
  WRANGLER_LOG_PATH: `${process.cwd()}/.dev/wrangler`,
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  X_LOCAL_OBSERVABILITY: "false",
  X_LOCAL_EXPLORER: "false",
};

/** Runs a tool to its end; when it fails its last words are the fault. */
export async function runTool(
  name: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { code, output } = await finish(name, args, { env: { ...TOOL_ENV, ...env } });
  if (code === 0) return output;
  const last = output.trim().split("\n").slice(-MOST_LINES).join("\n");
  throw new Sentence(sentenceIn(output) ?? `${last}\n\n${name} ${args[0] ?? ""} failed: see its words above.`);
}
