import { setTimeout as wait } from "node:timers/promises";
import type { Prepared } from "../loaded-province/province.ts";
import { type Runtime, startRuntime } from "../loaded-province/runtime.ts";
import { type Chance, chanceFrom } from "../seed/chance.ts";

/** Between the restart and the next kill, ms: time to come into full work, and not so much that all is at rest. */
const LEAST_MS = 500;
const MOST_MS = 5_000;

/** The runtime that runs now; it is another after each kill. */
export class Killed {
  readonly province: Prepared;
  runtime: Runtime;
  /** From each kill to listening again, ms. */
  readonly back: number[] = [];
  readonly chance: Chance;

  constructor(province: Prepared, runtime: Runtime) {
    this.province = province;
    this.runtime = runtime;
    this.chance = chanceFrom(province.seed + 3);
  }

  /** Kills it now and starts it again on the same state. */
  async kill(): Promise<void> {
    const from = performance.now();
    await this.runtime.kill();
    this.runtime = await startRuntime(this.province.plan);
    this.back.push(Math.round(performance.now() - from));
  }

  /** So many times, each at a moment that nobody chose. */
  async killAtRandom(kills: number, note: (words: string) => void): Promise<void> {
    for (let kill = 1; kill <= kills; kill++) {
      await wait(this.chance.between(LEAST_MS, MOST_MS));
      note(`kill ${kill} of ${kills}`);
      await this.kill();
    }
    await wait(MOST_MS);
  }
}
