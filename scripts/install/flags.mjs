import { Sentence } from "./sentence.mjs";

const DEFAULT_PORT = 8787;

const HELP = `npm start -- [flags]

  --port N        the port to listen on (${DEFAULT_PORT})
  --reset         begin with a fresh database; the secrets stay
  --no-seed       do not put the demo city into an empty database
  --no-calls      do not obtain and start a LiveKit server
  --no-simulate   no simulated patients who keep the demo's board alive
  --help          these lines
`;

/**
 * @param {string | undefined} text
 * @returns {number}
 */
function portOf(text) {
  const port = Number(text);
  if (text === undefined || !/^\d+$/.test(text) || port < 1 || port > 65_535)
    throw new Sentence(`--port wants a number from 1 to 65535, not ${text === undefined ? "nothing" : `"${text}"`}.`);
  return port;
}

/**
 * @typedef {object} Flags
 * @property {number} port
 * @property {boolean} reset
 * @property {boolean} seed
 * @property {boolean} calls
 * @property {boolean} simulate
 * @property {boolean} help
 */

/**
 * Reads the flags of `npm start`. An unknown one is refused with a sentence.
 * @param {readonly string[]} args
 * @returns {Flags}
 */
export function readFlags(args) {
  const flags = { port: DEFAULT_PORT, reset: false, seed: true, calls: true, simulate: true, help: false };
  const rest = args.flatMap((arg) => (arg.startsWith("--port=") ? ["--port", arg.slice(7)] : [arg]));
  for (let at = 0; at < rest.length; at++) {
    const flag = rest[at];
    if (flag === "--port") flags.port = portOf(rest[++at]);
    else if (flag === "--reset") flags.reset = true;
    else if (flag === "--no-seed") flags.seed = false;
    else if (flag === "--no-calls") flags.calls = false;
    else if (flag === "--no-simulate") flags.simulate = false;
    else if (flag === "--help" || flag === "-h") flags.help = true;
    else throw new Sentence(`There is no flag "${flag}". See: npm start -- --help`);
  }
  return flags;
}

/**
 * For the door: refuses bad flags before anything is installed; true when only help was asked for.
 * @param {readonly string[]} args
 */
export function flagsSayAll(args) {
  if (!readFlags(args).help) return false;
  console.log(HELP);
  return true;
}
