import { once } from "node:events";
import type { Writable } from "node:stream";
import { answerLine } from "./answer-line.ts";
import { type Line, LineSplitter, LONGEST_LINE, TOO_LONG } from "./line-splitter.ts";

const REFUSED = JSON.stringify({ id: null, error: `longer than ${LONGEST_LINE} characters` });

async function write(lines: readonly Line[], output: Writable): Promise<void> {
  const answers = lines.map((line) => (line === TOO_LONG ? REFUSED : answerLine(line))).filter((answer) => answer !== null);
  if (answers.length === 0) return;
  if (!output.write(`${answers.join("\n")}\n`)) await once(output, "drain");
}

/** Answers each line as it comes. No more is read while the reader of the answers is behind, so the memory does not grow with the input. */
export async function answerStream(input: AsyncIterable<Uint8Array>, output: Writable): Promise<void> {
  const splitter = new LineSplitter();
  for await (const chunk of input) await write(splitter.push(chunk), output);
  await write(splitter.end(), output);
}
