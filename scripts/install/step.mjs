const LIVE_MS = 1_000;
const LINE_MS = 10_000;
const WIDTH = 46;

/** @param {number} from */
const elapsed = (from) => `${((Date.now() - from) / 1_000).toFixed(1)} s`;

/**
 * Shows that a step lives: on a terminal its seconds run, elsewhere a line is printed every ten seconds.
 * @param {string} name
 * @param {number} from
 */
function heartbeat(name, from) {
  const live = process.stdout.isTTY === true;
  const beat = () => process.stdout.write(live ? `\r  ${name.padEnd(WIDTH)} ${elapsed(from)}` : `  ${name} … ${elapsed(from)}\n`);
  if (live) beat();
  return setInterval(beat, live ? LIVE_MS : LINE_MS);
}

/**
 * Runs one step of a command and prints its name with the seconds it took.
 * @template T
 * @param {string} name
 * @param {() => Promise<T> | T} work
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const from = Date.now();
  const beating = heartbeat(name, from);
  const lead = process.stdout.isTTY ? "\r" : "";
  try {
    const result = await work();
    process.stdout.write(`${lead}  ${name.padEnd(WIDTH)} ${elapsed(from)}\n`);
    return result;
  } catch (fault) {
    process.stdout.write(`${lead}  ${name.padEnd(WIDTH)} failed after ${elapsed(from)}\n`);
    throw fault;
  } finally {
    clearInterval(beating);
  }
}
