import { printTable } from "../bench/figure.ts";
import { cpuPressure } from "../province/cpu.ts";
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
  console.log(
    `The same again: npm run chaos -- --kills ${flags.kills} --rate ${flags.rate} --wards ${flags.wards} --seed ${flags.seed}`,
  );
  return figures.some(({ met }) => met === false) ? 1 : 0;
}

/** `npm run chaos`: 1 when anything was lost, doubled or shown wrong. */
export function main(args: readonly string[]): Promise<number> {
  return Promise.race([chaos(args), stopAsked().then(() => 1)]);
}
