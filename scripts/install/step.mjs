const LIVE_MS = 1_000;
const LINE_MS = 10_000;
const WIDTH = 46;
/** What stood longer on a terminal's line goes. */
const CLEAR = "\u001b[K";

/** @param {number} from */
const elapsed = (from) => `${((Date.now() - from) / 1_000).toFixed(1)} s`;

/**
 * Shows that a step lives: on a terminal its seconds run, elsewhere a line is printed every ten seconds.
 * @param {string} name
 * @param {number} from
 * @param {() => string} noted
 */
function heartbeat(name, from, noted) {
  const live = process.stdout.isTTY === true;
  const beat = () => {
    const at = noted() === "" ? elapsed(from) : `${elapsed(from)}, ${noted()}`;
    process.stdout.write(live ? `\r  ${name.padEnd(WIDTH)} ${at}${CLEAR}` : `  ${name} … ${at}\n`);
  };
  if (live) beat();
  return setInterval(beat, live ? LIVE_MS : LINE_MS);
}

/**
 * Runs one step of a command and prints its name with the seconds it took. A long one may note how far it is.
 * @template T
 * @param {string} name
 * @param {(note: (words: string) => void) => Promise<T> | T} work
 * @returns {Promise<T>}
 */
export async function step(name, work) {
  const from = Date.now();
  let noted = "";
  const beating = heartbeat(name, from, () => noted);
  const [lead, tail] = process.stdout.isTTY ? ["\r", CLEAR] : ["", ""];
  try {
    const result = await work((words) => {
      noted = words;
    });
    process.stdout.write(`${lead}  ${name.padEnd(WIDTH)} ${elapsed(from)}${tail}\n`);
    return result;
  } catch (fault) {
    process.stdout.write(`${lead}  ${name.padEnd(WIDTH)} failed after ${elapsed(from)}${tail}\n`);
    throw fault;
  } finally {
    clearInterval(beating);
  }
}
