import { printTable } from "../bench/figure.ts";
import { cpuPressure } from "../loaded-province/cpu.ts";
import { stopAsked } from "../service/until-stopped.ts";
import { chaosFigures } from "./figures.ts";
import { readChaosFlags } from "./flags.ts";
import { runChaos } from "./run.ts";

async function chaos(args: readonly string[]): Promise<number> {
  const flags = readChaosFlags(args);
  if (flags === null) return 0;
  const figures = chaosFigures(await runChaos(flags));
  printTable(figures);
  const pressure = cpuPressure();
  if (pressure !== null) console.log(`Something waited for a processor in ${pressure} % of the last ten seconds.`);
  const again = Object.entries(flags).map(([name, value]) => `--${name} ${value}`);
  console.log(`The same people, readings and pauses between kills: npm run chaos -- ${again.join(" ")}`);
  return figures.some(({ met }) => met === false) ? 1 : 0;
}

/** `npm run chaos`: 1 when anything was lost, doubled or shown wrong. */
export function main(args: readonly string[]): Promise<number> {
  return Promise.race([chaos(args), stopAsked().then(() => 1)]);
}
