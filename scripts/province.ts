/** npm run province: facilities and accounts from a checked file into the database (docs/operations.md). */
import { mkdirSync } from "node:fs";
import { writeConfig } from "./deployment/config.ts";
import { run } from "./deployment/run.ts";
import { readValues } from "./deployment/values.ts";
import { apply, ask, localIn, remoteBy } from "./province/database.ts";
import { readProvince } from "./province/file.ts";
import { readFlags } from "./province/flags.ts";
import { planProvince } from "./province/plan.ts";
import type { Step } from "./province/plan-staff.ts";

const STATE = ".wrangler/state";
const FOLDER = ".dev";

function tell({ words, passwords }: Step): void {
  console.log(words.length === 0 ? "The database is already as the file says." : `Done:\n  ${words.join("\n  ")}`);
  if (passwords.length === 0) return;
  const lines = passwords.map(({ username, password }) => `  ${username.padEnd(24)}${password}`);
  console.log(
    `\nOne-time passwords. They die in 24 hours, must be changed at the first sign-in and are shown this once:\n${lines.join("\n")}`,
  );
}

await run(async (args) => {
  const { file, where, newPassword } = readFlags(args);
  const province = readProvince(file);
  if (where === null) {
    console.log(
      `${file} is whole: ${province.facilities.length} facilities, ${province.staff.length} accounts. Nothing was changed.`,
    );
    return 0;
  }
  const database = where === "local" ? localIn(STATE) : remoteBy(writeConfig(readValues()));
  const plan = await planProvince(province, ask(database), { now: Date.now(), newPassword });
  mkdirSync(FOLDER, { recursive: true });
  if (plan.statements.length > 0) apply(database, FOLDER, plan.statements);
  tell(plan);
  return 0;
});
