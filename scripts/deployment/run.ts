import { sentenceOf } from "../install/sentence.mjs";

/** Runs a command of the operator: what went wrong and can be mended is one sentence, and the exit code tells. */
export async function run(main: (args: readonly string[]) => Promise<number> | number): Promise<never> {
  try {
    process.exit(await main(process.argv.slice(2)));
  } catch (fault) {
    console.error(sentenceOf(fault) ?? fault);
    process.exit(1);
  }
}
