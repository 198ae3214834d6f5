import { Sentence } from "../install/sentence.mjs";
import { ACCOUNTS } from "../seed/accounts.ts";
import { PLACES } from "../seed/places.ts";

export const HELP = `npm run simulate -- [flags]

  --patients N            how many invented people (200)
  --minutes N             how long it runs, in real minutes (10)
  --speed N               how much faster the courses go than the clock (60: one minute is one hour of an illness)
  --seed N                the same people and the same courses for the same number (1)
  --origin URL            the running service (http://localhost:8787)
  --stations a,b          stations of the demo city, by their keys (all that have a nurse or a lead)
  --check-database        compare with the local database file too (.wrangler/state, or --check-database=FOLDER)
  --help                  these lines
`;

export interface SimulateFlags {
  readonly patients: number;
  readonly minutes: number;
  readonly speed: number;
  readonly seed: number;
  readonly origin: string;
  readonly stations: readonly string[];
  /** Folder of the local database that is read as a second witness; null: the API alone is asked. */
  readonly database: string | null;
  readonly help: boolean;
}

/** Stations of the demo city with somebody who may take people in. */
export const STATIONS: readonly string[] = PLACES.filter(
  ({ key, kind }) => kind === "station" && ACCOUNTS.some(({ place }) => place === key),
).map(({ key }) => key);
const STATE = ".wrangler/state";
const MOST_PATIENTS = 2_000;
/** Three weeks; a timer holds no more than 24 days. */
const MOST_MINUTES = 30_000;

function number(flag: string, text: string | undefined, { whole, most }: { whole: boolean; most: number }): number {
  const value = Number(text);
  const fits = /^\d+(\.\d+)?$/.test(text ?? "") && value > 0 && value <= most && (!whole || Number.isInteger(value));
  if (!fits) throw new Sentence(`${flag} wants a ${whole ? "whole " : ""}number above 0, up to ${most}, not "${text ?? ""}".`);
  return value;
}

function originOf(text: string | undefined): string {
  const url = URL.parse(text ?? "");
  if (url === null || !/^https?:$/.test(url.protocol)) throw new Sentence(`--origin wants an address, not "${text ?? ""}".`);
  return url.origin;
}

function stationsOf(text: string | undefined): string[] {
  const named = (text ?? "").split(",").filter((each) => each !== "");
  const unknown = named.find((each) => !STATIONS.includes(each));
  if (named.length === 0 || unknown !== undefined)
    throw new Sentence(`--stations wants some of ${STATIONS.join(", ")}, not "${unknown ?? ""}".`);
  return named;
}

/** Reads the flags of `npm run simulate`, written `--flag value` or `--flag=value`. An unknown one is refused with a sentence. */
export function readSimulateFlags(args: readonly string[]): SimulateFlags {
  let flags: SimulateFlags = {
    ...{ patients: 200, minutes: 10, speed: 60, seed: 1, origin: "http://localhost:8787" },
    ...{ stations: STATIONS, database: null, help: false },
  };
  for (let at = 0; at < args.length; at++) {
    const [flag = "", given] = (args[at] ?? "").split(/=(.*)/s, 2);
    const value = (): string | undefined => given ?? args[++at];
    if (flag === "--patients") flags = { ...flags, patients: number(flag, value(), { whole: true, most: MOST_PATIENTS }) };
    else if (flag === "--minutes") flags = { ...flags, minutes: number(flag, value(), { whole: false, most: MOST_MINUTES }) };
    else if (flag === "--speed") flags = { ...flags, speed: number(flag, value(), { whole: false, most: 100_000 }) };
    else if (flag === "--seed") flags = { ...flags, seed: number(flag, value(), { whole: true, most: 1e9 }) };
    else if (flag === "--origin") flags = { ...flags, origin: originOf(value()) };
    else if (flag === "--stations") flags = { ...flags, stations: stationsOf(value()) };
    else if (flag === "--check-database") flags = { ...flags, database: given ?? STATE };
    else if (flag === "--help" || flag === "-h") flags = { ...flags, help: true };
    else throw new Sentence(`There is no flag "${flag}". See: npm run simulate -- --help`);
  }
  return flags;
}
