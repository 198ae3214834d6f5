/** A fault that its reader can mend: one sentence is shown, no stack, and the command ends with 1. */
export class Sentence extends Error {}

const WORDS = {
  ENOSPC: "The disk is full. Free about 1.5 GB and run the same command again.",
  EROFS: "This folder is read-only. Clone the project into a folder that you may write to.",
  EACCES: "This folder may not be written to by you. Clone the project into a folder of your own.",
  EPERM: "This folder may not be written to by you. Clone the project into a folder of your own.",
};

/**
 * The sentence for a fault, or null when it is a fault of ours whose stack is worth seeing.
 * @param {unknown} fault
 * @returns {string | null}
 */
export function sentenceOf(fault) {
  if (fault instanceof Sentence) return fault.message;
  if (!(fault instanceof Error) || !("code" in fault)) return null;
  return Object.entries(WORDS).find(([code]) => code === fault.code)?.[1] ?? null;
}

/**
 * The same, found in what a tool printed.
 * @param {string} output
 * @returns {string | null}
 */
export function sentenceIn(output) {
  return Object.entries(WORDS).find(([code]) => output.includes(code))?.[1] ?? null;
}
