import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import type { Statement } from "../../worker/ground/platform/d1.ts";
import { Sentence } from "../install/sentence.mjs";
import { writePrivate } from "../service/secrets.ts";
import { TOOL_ENV } from "../service/tools.ts";
import { type Known, knownFrom, QUESTIONS } from "./known.ts";
import { sqlText } from "./sql-text.ts";

/** Which database: wrangler's words for it. */
export type Where = readonly string[];
export const localIn = (state: string): Where => ["--local", "--persist-to", state];
export const remoteBy = (config: string): Where => ["--remote", "--config", config];

function execute(where: Where, what: readonly string[]): unknown {
  const { status, stdout, stderr } = spawnSync("wrangler", ["d1", "execute", "DB", ...where, "--yes", "--json", ...what], {
    encoding: "utf8",
    env: { ...process.env, ...TOOL_ENV },
  });
  if (status !== 0)
    throw new Sentence(`${stdout}${stderr}\nwrangler could not do it: its words stand above. Nothing was changed.`);
  return JSON.parse(stdout);
}

export const ask = (where: Where): Known => knownFrom(execute(where, ["--command", QUESTIONS]));

/** All of it or nothing: a file that fails leaves the database as it was. It holds hashes, so it is ours alone and goes at once. */
export function apply(where: Where, folder: string, statements: readonly Statement[]): void {
  const file = join(folder, "province.sql");
  writePrivate(file, statements.map(sqlText).join(""));
  try {
    execute(where, ["--file", file]);
  } finally {
    rmSync(file, { force: true });
  }
}
