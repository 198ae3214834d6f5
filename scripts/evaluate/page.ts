import { readFileSync, writeFileSync } from "node:fs";
import { type Cohort, liveCohort, PEOPLE_OF_A_STATION, type Trial } from "./cohort.ts";
import { LADDER } from "./policies.ts";
import { aboutOf, linesOfReport, type Report } from "./report.ts";
import { raisedTable, seenTable } from "./tables.ts";

const PAGE = new URL("../../docs/clinical/evaluation.md", import.meta.url);

/** The run that a test repeats: whoever changes the engine sees it here, and writes the whole page anew. */
const SMALL: Cohort = { people: 40, days: 14, seed: 1, noise: 1, stationOf: PEOPLE_OF_A_STATION };
const SMALL_TRIALS: readonly Trial[] = LADDER.map((policy): Trial => ["ours", policy]);

/** The small run's lines. */
export function smallLines(): string[] {
  const results = liveCohort(SMALL, SMALL_TRIALS);
  const lines = results.map((result) => ({ name: [result.set.name, result.policy.name], result, against: 0 }));
  return [aboutOf({ cohort: SMALL, results }), "", ...seenTable(lines), "", ...raisedTable(lines)];
}

const begin = (part: string): string => `<!-- printed: ${part} -->`;
const END = "<!-- end -->";

/** What stands on the page between the marks of a part. */
export function printedOn(page: string, part: string): string[] {
  const from = page.indexOf(begin(part));
  const until = page.indexOf(END, from);
  if (from < 0 || until < 0) throw new Error(`the page has no part "${part}"`);
  return page
    .slice(from + begin(part).length, until)
    .trim()
    .split("\n");
}

function withPart(page: string, part: string, lines: readonly string[]): string {
  const from = page.indexOf(begin(part)) + begin(part).length;
  return `${page.slice(0, from)}\n\n${lines.join("\n")}\n\n${page.slice(page.indexOf(END, from))}`;
}

export const readPage = (): string => readFileSync(PAGE, "utf8");

/** Writes the tables of a report, and those of the small run, into the page. */
export function writePage(report: Report): void {
  writeFileSync(PAGE, withPart(withPart(readPage(), "all", linesOfReport(report)), "small", smallLines()));
}
