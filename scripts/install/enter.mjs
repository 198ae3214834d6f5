import { fileURLToPath } from "node:url";
import { launch } from "./child.mjs";
import { checkWritable, install } from "./packages.mjs";
import { Sentence, sentenceOf } from "./sentence.mjs";

const OLDEST = 20;
const RUNS_TYPESCRIPT = 24;
const root = new URL("../../", import.meta.url);
const major = Number(process.versions.node.split(".")[0]);

/**
 * Prints what went wrong and ends the command with 1.
 * @param {unknown} fault
 * @returns {never}
 */
function leave(fault) {
  const sentence = sentenceOf(fault);
  console.error(sentence === null ? fault : `\n${sentence}`);
  process.exit(1);
}

/** Until the packages are there, a Ctrl-C ends npm too and says how to go on. */
async function installInterruptibly() {
  const stop = () => {
    console.error("\nStopped before all packages were installed. Run the same command again to go on.");
    process.exit(1);
  };
  for (const signal of ["SIGINT", "SIGTERM"]) process.once(signal, stop);
  checkWritable();
  await install();
  for (const signal of ["SIGINT", "SIGTERM"]) process.removeListener(signal, stop);
}

/**
 * Runs this same command under the Node of the packages, which reads TypeScript, and hands signals on.
 * @returns {Promise<never>}
 */
async function again() {
  const node = fileURLToPath(new URL("node_modules/.bin/node", root));
  const child = launch(node, process.argv.slice(1));
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) process.on(signal, () => process.kill(child.group, signal));
  process.exit(await child.exited);
}

const LOOK_EVERY_MS = 500;

/** Ending npm ends its shell and leaves us without a parent: that asks us to stop as well as a signal does. */
function endWithNpm() {
  if (process.env.npm_lifecycle_event === undefined) return;
  const parent = process.ppid;
  const looking = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(looking);
    process.kill(process.pid, "SIGTERM");
  }, LOOK_EVERY_MS);
  looking.unref();
}

/**
 * The door of every command: a Node that is new enough, the packages, then the command itself in TypeScript.
 * @param {() => Promise<{ main: (args: readonly string[]) => Promise<number> }>} load
 * @param {(args: readonly string[]) => boolean} [early] reads the flags before anything long begins; true when all is said
 */
export async function enter(load, early = () => false) {
  try {
    if (major < OLDEST) throw new Sentence(`Node ${OLDEST} or newer is needed; this is ${process.version}.`);
    process.chdir(fileURLToPath(root));
    const args = process.argv.slice(2);
    if (early(args)) return;
    endWithNpm();
    await installInterruptibly();
    if (major < RUNS_TYPESCRIPT) await again();
    const { main } = await load();
    process.exit(await main(args));
  } catch (fault) {
    leave(fault);
  }
}
