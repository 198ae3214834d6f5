/**
 * npm run --silent assess: reads JSON lines on standard input and writes what the protocol says of each, for clinicians and
 * reviewers who keep cases of their own. Streams: the input may be of any length, and what has come is answered at once.
 */
import { answerStream } from "./assess/answer-stream.ts";

// A reader that has seen enough (head) closes the pipe: that is no failure.
process.stdout.on("error", (error: NodeJS.ErrnoException) => process.exit(error.code === "EPIPE" ? 0 : 1));
await answerStream(process.stdin, process.stdout);
