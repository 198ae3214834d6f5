import type { Log } from "./ports.ts";

/** Writes to the console, where the platform collects it; one JSON object a line. */
export function consoleLog(requestId: string): Log {
  return { write: (event) => console.log(JSON.stringify({ ...event, requestId })) };
}
