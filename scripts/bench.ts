import { mkdirSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { boardFigures } from "./bench/board.ts";
import { bundleFigures } from "./bench/bundle.ts";
import { callFigures } from "./bench/calls.ts";
import { checkinFigures } from "./bench/checkin.ts";
import { type Figure, printTable } from "./bench/figure.ts";
import { readBenchFlags } from "./bench/flags.ts";
import { ingestFigures } from "./bench/ingest.ts";
import { buildWeb } from "./service/build.ts";

/** Every figure of the issues so far beside its target; as JSON in .dev/bench.json too. */
const { quick, only } = readBenchFlags(process.argv.slice(2));
const parts = {
  checkin: checkinFigures,
  bundle: bundleFigures,
  board: boardFigures,
  calls: callFigures,
  ingest: () => ingestFigures({ quick }),
};
await buildWeb();
const figures: Figure[] = [];
for (const part of only) figures.push(...(await parts[part]()));
const load = loadavg().map((each) => Math.round(each * 100) / 100);
printTable(figures);
console.log(`Load of this machine over 1, 5 and 15 minutes: ${load.join(", ")}`);
mkdirSync(".dev", { recursive: true });
writeFileSync(".dev/bench.json", `${JSON.stringify({ at: new Date().toISOString(), load, quick, figures }, null, 2)}\n`);
