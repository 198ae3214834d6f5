import { parseArgs } from "node:util";
import { Sentence } from "../install/sentence.mjs";

export const HELP = `npm run evaluate -- [flags]

  --people N     how many invented people (10000)
  --days N       how many days each is watched (14)
  --seed N       the same people and readings for the same number (1)
  --noise X      multiplies every error of measurement (1)
  --no-sweep     leaves out the runs with less and with more noise
  --json FILE    writes all figures there too
  --page         writes the tables into docs/clinical/evaluation.md
  --help         these lines
`;

export interface EvaluateFlags {
  readonly people: number;
  readonly days: number;
  readonly seed: number;
  readonly noise: number;
  readonly sweep: boolean;
  readonly json: string | null;
  readonly page: boolean;
  readonly help: boolean;
}

const OPTIONS = {
  people: { type: "string", default: "10000" },
  days: { type: "string", default: "14" },
  seed: { type: "string", default: "1" },
  noise: { type: "string", default: "1" },
  "no-sweep": { type: "boolean", default: false },
  json: { type: "string" },
  page: { type: "boolean", default: false },
  help: { type: "boolean", short: "h", default: false },
} as const;

function number(flag: string, text: string, { whole, least, most }: { whole: boolean; least: number; most: number }): number {
  const value = Number(text);
  const fits = /^\d+(\.\d+)?$/.test(text) && value >= least && value <= most && (!whole || Number.isInteger(value));
  if (!fits) throw new Sentence(`${flag} wants a ${whole ? "whole " : ""}number from ${least} to ${most}, not "${text}".`);
  return value;
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS }).values;
  } catch (fault) {
    throw new Sentence(`${fault instanceof Error ? fault.message : fault} See: npm run evaluate -- --help`);
  }
}

/** Reads the flags of `npm run evaluate`. An unknown one, or a number that makes no sense, is refused with a sentence. */
export function readEvaluateFlags(args: readonly string[]): EvaluateFlags {
  const given = parsed(args);
  return {
    people: number("--people", given.people, { whole: true, least: 1, most: 1_000_000 }),
    days: number("--days", given.days, { whole: true, least: 2, most: 28 }),
    seed: number("--seed", given.seed, { whole: true, least: 0, most: 2 ** 31 }),
    noise: number("--noise", given.noise, { whole: false, least: 0, most: 4 }),
    sweep: !given["no-sweep"],
    json: given.json ?? null,
    page: given.page,
    help: given.help,
  };
}
