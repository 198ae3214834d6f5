import { assess } from "#clinical/assess.ts";
import { DEFAULT_PARAMETERS } from "#clinical/parameters.ts";
import { readCase } from "./read-case.ts";

function answer(line: string): unknown {
  const read = readCase(line);
  if ("error" in read) return { id: read.id, error: read.error };
  const { findings, severity, news2 } = assess(read.facts, DEFAULT_PARAMETERS);
  return {
    id: read.id,
    flags: findings.map((finding) => finding.ruleId).sort(),
    severity,
    news2: news2?.score ?? null,
    news2Partial: news2?.partial ?? false,
  };
}

/** One line of JSON in, one line of JSON out (protocol.md, head), or null for a blank line. Never throws. */
export function answerLine(line: string): string | null {
  if (line.trim() === "") return null;
  try {
    return JSON.stringify(answer(line));
  } catch {
    // An id that is nested too deeply to be written again.
    return JSON.stringify({ id: null, error: "not writable as JSON" });
  }
}
