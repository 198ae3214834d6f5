/**
 * npm run evaluate: an invented cohort falls ill and measures with error; our engine and the rules that others use judge the same
 * readings, and a station of eight nurses lives with the alerts. The assumptions: docs/clinical/evaluation.md. It proves no benefit.
 */
import { writeFileSync } from "node:fs";
import { PEOPLE_OF_A_STATION } from "./evaluate/cohort.ts";
import { type EvaluateFlags, HELP, readEvaluateFlags } from "./evaluate/flags.ts";
import { writePage } from "./evaluate/page.ts";
import { evaluate, jsonOf, linesOfReport, type Told } from "./evaluate/report.ts";
import { sentenceOf } from "./install/sentence.mjs";

/** How far it is, on the terminal alone: what is printed may go into a file. */
const told: Told = (what, done, people) => {
  if (process.stderr.isTTY) process.stderr.write(`\r\x1b[K${done} of ${people} ${what}${done === people ? "\n" : ""}`);
  else if (done === people) process.stderr.write(`${people} ${what}\n`);
};

function run({ people, days, seed, noise, sweep, json, page }: EvaluateFlags): void {
  const report = evaluate({ people, days, seed, noise, stationOf: PEOPLE_OF_A_STATION }, sweep, told);
  console.log(["", ...linesOfReport(report), ""].join("\n"));
  if (json !== null) writeFileSync(json, `${JSON.stringify(jsonOf(report), null, 2)}\n`);
  if (page) writePage(report);
}

try {
  const flags = readEvaluateFlags(process.argv.slice(2));
  if (flags.help) console.log(HELP);
  else run(flags);
} catch (fault) {
  console.error(sentenceOf(fault) ?? fault);
  process.exit(1);
}
