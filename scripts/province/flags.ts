import { parseArgs } from "node:util";
import { Sentence } from "../install/sentence.mjs";

const HELP = `npm run province -- [file] [flags]

  without a flag   checks the file (deployment/province.json) and changes nothing
  --local          puts it into the database of this machine, to try it
  --remote         puts it into the deployment's database
  --new-password NAME   with --local or --remote: a new one-time password for this account`;

export interface Flags {
  readonly file: string;
  readonly where: "local" | "remote" | null;
  readonly newPassword: string | null;
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { local: { type: "boolean" }, remote: { type: "boolean" }, "new-password": { type: "string" } },
    });
  } catch (fault) {
    throw new Sentence(`${fault instanceof Error ? fault.message : ""}\n\n${HELP}`);
  }
}

export function readFlags(args: readonly string[]): Flags {
  const { values, positionals } = parsed(args);
  const { local = false, remote = false, "new-password": newPassword = null } = values;
  const [file = "deployment/province.json", ...more] = positionals;
  if (more.length > 0 || (local && remote) || (newPassword !== null && !local && !remote)) throw new Sentence(HELP);
  return { file, where: local ? "local" : remote ? "remote" : null, newPassword };
}
