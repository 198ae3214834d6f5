import { mkdirSync, writeFileSync } from "node:fs";
import { loadavg } from "node:os";
import { boardFigures } from "./bench/board.ts";
import { bundleFigures } from "./bench/bundle.ts";
import { callFigures } from "./bench/calls.ts";
import { checkFigures } from "./bench/check.ts";
import { checkinFigures } from "./bench/checkin.ts";
import { dayFigures } from "./bench/day.ts";
import { engineFigures } from "./bench/engine.ts";
import { type Figure, printTable } from "./bench/figure.ts";
import { readBenchFlags } from "./bench/flags.ts";
import { ingestFigures } from "./bench/ingest.ts";
import { killedPhoneFigures } from "./bench/killed-phone.ts";
import { lighthouseFigures } from "./bench/lighthouse.ts";
import { buildWeb } from "./service/build.ts";
import { stopAsked } from "./service/until-stopped.ts";

/** Every figure of the issues so far beside its target; as JSON in .dev/bench.json too. */
const { quick, only } = readBenchFlags(process.argv.slice(2));
const parts = {
  engine: engineFigures,
  checkin: checkinFigures,
  bundle: bundleFigures,
  board: boardFigures,
  calls: callFigures,
  ingest: () => ingestFigures({ quick }),
  day: () => dayFigures({ quick }),
  phone: () => killedPhoneFigures({ quick }),
  lighthouse: () => lighthouseFigures({ quick }),
  check: checkFigures,
};
// Leaving by ourselves ends the services that were started and takes their folders along.
void stopAsked().then(() => process.exit(1));
const figures: Figure[] = [];
// The engine is timed before anything else fills this process's memory.
const needsApps = only.find((part) => part !== "engine");
for (const part of only) {
  try {
    if (part === needsApps) await buildWeb();
    figures.push(...(await parts[part]()));
  } catch (fault) {
    // What was measured before and after it is told all the same.
    process.exitCode = 1;
    console.error(fault);
    figures.push({ what: part, value: "could not be measured", unit: "", target: "", met: false });
  }
}
const load = loadavg().map((each) => Math.round(each * 100) / 100);
printTable(figures);
console.log(`Load of this machine over 1, 5 and 15 minutes: ${load.join(", ")}`);
mkdirSync(".dev", { recursive: true });
writeFileSync(".dev/bench.json", `${JSON.stringify({ at: new Date().toISOString(), load, quick, figures }, null, 2)}\n`);
