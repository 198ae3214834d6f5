import { parseArgs } from "node:util";
import { Sentence } from "../install/sentence.mjs";

const HELP = `npm run chaos -- [flags]

  --kills N   how often the runtime is killed under load (5)
  --rate N    check-ins a second meanwhile (50)
  --wards N   stations, each with a board (20)
  --leavers N people a ward with an open alert who are let go meanwhile; else no wait for the sweep (3)
  --seed N    the same seed: the same people, readings and moments (1)
  --help      these lines`;

export interface ChaosFlags {
  readonly kills: number;
  readonly rate: number;
  readonly wards: number;
  readonly leavers: number;
  readonly seed: number;
}

const USUAL: ChaosFlags = { kills: 5, rate: 50, wards: 20, leavers: 3, seed: 1 };

/** Without a kill, a check-in or a board nothing is proved, and all would be well. */
const LEAST: Readonly<Record<keyof ChaosFlags, number>> = { kills: 1, rate: 1, wards: 1, leavers: 0, seed: 0 };

function whole(name: keyof ChaosFlags, text: string): number {
  const least = LEAST[name];
  if (!/^\d{1,6}$/.test(text) || Number(text) < least)
    throw new Sentence(`--${name} wants a whole number from ${least}, not "${text}".`);
  return Number(text);
}

function parse(args: readonly string[]) {
  const text = { type: "string" } as const;
  const options = { kills: text, rate: text, wards: text, leavers: text, seed: text, help: { type: "boolean" } } as const;
  try {
    return parseArgs({ args: [...args], options }).values;
  } catch (fault) {
    throw new Sentence(`${fault instanceof Error ? fault.message : fault}\n\n${HELP}`);
  }
}

/** Reads the flags of `npm run chaos`; null when only help was asked for. */
export function readChaosFlags(args: readonly string[]): ChaosFlags | null {
  const { help, ...given } = parse(args);
  if (help) {
    console.log(HELP);
    return null;
  }
  const number = (name: keyof ChaosFlags) => (given[name] === undefined ? USUAL[name] : whole(name, given[name]));
  return {
    kills: number("kills"),
    rate: number("rate"),
    wards: number("wards"),
    leavers: number("leavers"),
    seed: number("seed"),
  };
}
