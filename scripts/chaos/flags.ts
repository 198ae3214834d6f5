import { parseArgs } from "node:util";
import { Sentence } from "../install/sentence.mjs";

const HELP = `npm run chaos -- [flags]

  --kills N   how often the runtime is killed under load (5)
  --rate N    check-ins a second meanwhile (50)
  --wards N   stations, each with a board (20)
  --seed N    the same seed: the same people, readings and moments (1)
  --help      these lines`;

export interface ChaosFlags {
  readonly kills: number;
  readonly rate: number;
  readonly wards: number;
  readonly seed: number;
}

function whole(name: string, text: string): number {
  if (!/^\d{1,6}$/.test(text)) throw new Sentence(`--${name} wants a whole number, not "${text}".`);
  return Number(text);
}

/** Reads the flags of `npm run chaos`; null when only help was asked for. */
export function readChaosFlags(args: readonly string[]): ChaosFlags | null {
  const text = (fallback: string) => ({ type: "string", default: fallback }) as const;
  const options = { kills: text("5"), rate: text("50"), wards: text("20"), seed: text("1"), help: { type: "boolean" } } as const;
  try {
    const { kills, rate, wards, seed, help } = parseArgs({ args: [...args], options }).values;
    if (help) {
      console.log(HELP);
      return null;
    }
    return { kills: whole("kills", kills), rate: whole("rate", rate), wards: whole("wards", wards), seed: whole("seed", seed) };
  } catch (fault) {
    if (fault instanceof Error && "code" in fault) throw new Sentence(`${fault.message}\n\n${HELP}`);
    throw fault;
  }
}
