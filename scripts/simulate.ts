/**
 * npm run simulate: invented people fall ill, measure, get worse, fall silent, send garbage and send twice, through the public API of a
 * running service; at the end a ledger says whether anything was lost, doubled or not seen. Ends with 1 on any difference.
 */
import { sentenceOf } from "./install/sentence.mjs";
import { stopAsked } from "./service/until-stopped.ts";
import { HELP, readSimulateFlags } from "./simulate/flags.ts";
import { simulate } from "./simulate/main.ts";

async function main(args: readonly string[]): Promise<number> {
  const flags = readSimulateFlags(args);
  if (flags.help) {
    console.log(HELP);
    return 0;
  }
  const asked = new AbortController();
  void stopAsked().then(() => asked.abort());
  const { lines, agrees } = await simulate(flags, asked.signal);
  console.log(["", ...lines, ""].join("\n"));
  return agrees ? 0 : 1;
}

try {
  process.exit(await main(process.argv.slice(2)));
} catch (fault) {
  console.error(sentenceOf(fault) ?? fault);
  process.exit(1);
}
