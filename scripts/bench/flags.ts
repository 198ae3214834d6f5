import { parseArgs } from "node:util";

export const PARTS = ["engine", "checkin", "bundle", "board", "calls", "ingest", "day", "phone", "lighthouse", "check"] as const;
export type Part = (typeof PARTS)[number];

const HELP = `npm run bench -- [flags]

  --only PART  one part of it: ${PARTS.join(", ")}; may be given again
  --quick      a few seconds for each rate of check-ins, half a minute for the day: to try, not to judge
  --help       these lines`;

export interface BenchFlags {
  readonly quick: boolean;
  readonly only: readonly Part[];
}

const isPart = (name: string): name is Part => PARTS.some((part) => part === name);

/** Reads the flags of `npm run bench`; ends the command where only help was asked for, or where a flag is unknown. */
export function readBenchFlags(args: readonly string[]): BenchFlags {
  const options = { quick: { type: "boolean" }, only: { type: "string", multiple: true }, help: { type: "boolean" } } as const;
  try {
    const { quick = false, only = PARTS, help = false } = parseArgs({ args: [...args], options }).values;
    const unknown = only.filter((name) => !isPart(name));
    if (unknown.length > 0) throw new Error(`There is no part "${unknown.join(", ")}".`);
    if (!help) return { quick, only: PARTS.filter((part) => only.includes(part)) };
    console.log(HELP);
    process.exit(0);
  } catch (fault) {
    console.error(`${fault instanceof Error ? fault.message : fault}\n\n${HELP}`);
    process.exit(1);
  }
}
