import { spawn } from "node:child_process";
import { createInterface } from "node:readline";

/**
 * @typedef {object} Child
 * @property {number} group        id of its process group, which holds whatever it starts
 * @property {Promise<number>} exited  its exit code; 1 when a signal ended it
 * @property {() => Promise<void>} stop  ends the whole group, first politely
 */

const POLITE_MS = 5_000;
/** @type {Set<number>} */
const groups = new Set();

/**
 * @param {number} group
 * @param {NodeJS.Signals} signal
 */
function signalGroup(group, signal) {
  try {
    process.kill(-group, signal);
  } catch (fault) {
    // The group has ended by itself: what was asked for.
    if (!(fault instanceof Error && "code" in fault && fault.code === "ESRCH")) throw fault;
  }
}

// Whatever way this process ends, nothing that it started lives on.
process.on("exit", () => {
  for (const group of groups) signalGroup(group, "SIGKILL");
});

/**
 * Starts a program in a process group of its own, so that a Ctrl-C reaches it through us alone and its children end with it.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, onLine?: (line: string) => void, cwd?: string }} [options] without onLine it shares our terminal
 * @returns {Child}
 */
export function launch(command, args, { env = {}, onLine, cwd } = {}) {
  const child = spawn(command, args, {
    cwd,
    detached: true,
    env: { ...process.env, ...env },
    stdio: onLine ? ["ignore", "pipe", "pipe"] : ["ignore", "inherit", "inherit"],
  });
  const group = child.pid ?? 0;
  if (group > 0) groups.add(group);
  for (const stream of [child.stdout, child.stderr]) {
    if (stream && onLine) createInterface({ input: stream }).on("line", onLine);
  }
  /** @type {Promise<number>} */
  const exited = new Promise((resolve, reject) => {
    child.on("error", reject);
    child.on("close", (code) => {
      if (group > 0) signalGroup(group, "SIGKILL");
      groups.delete(group);
      resolve(code ?? 1);
    });
  });
  // Whoever waits for the end hears of a failed start; nobody else must.
  exited.catch(() => groups.delete(group));
  const stop = async () => {
    if (!groups.has(group)) return;
    signalGroup(group, "SIGTERM");
    const impatience = setTimeout(() => signalGroup(group, "SIGKILL"), POLITE_MS);
    await exited;
    clearTimeout(impatience);
  };
  return { group, exited, stop };
}

/**
 * Runs a program to its end and keeps what it printed.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ env?: Record<string, string>, cwd?: string }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function finish(command, args, options = {}) {
  /** @type {string[]} */
  const lines = [];
  const code = await launch(command, args, { ...options, onLine: (line) => lines.push(line) }).exited;
  return { code, output: lines.join("\n") };
}
