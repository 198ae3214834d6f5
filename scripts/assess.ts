/**
 * npm run --silent assess: reads JSON lines on standard input and writes what the protocol says of each, for clinicians and
 * reviewers who keep cases of their own. Streams: the input may be of any length, and what has come is answered at once.
 */
import { once } from "node:events";
import { answerLine } from "./assess/answer-line.ts";
import { LineSplitter } from "./assess/line-splitter.ts";

async function write(lines: readonly string[]): Promise<void> {
  const answers = lines.map(answerLine).filter((answer) => answer !== null);
  if (answers.length === 0) return;
  if (!process.stdout.write(`${answers.join("\n")}\n`)) await once(process.stdout, "drain");
}

async function main(): Promise<void> {
  const splitter = new LineSplitter();
  for await (const chunk of process.stdin) await write(splitter.push(chunk));
  await write(splitter.end());
}

// A reader that has seen enough (head) closes the pipe: that is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
await main();
