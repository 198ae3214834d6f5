import { join } from "node:path";
import { step } from "../install/step.mjs";
import { chanceFrom } from "../seed/chance.ts";
import { buildWeb } from "../service/build.ts";
import { migrate, openDatabase } from "../service/database.ts";
import { ownFolder } from "../service/own-folder.ts";
import { freePort } from "../service/port.ts";
import { keepSecrets } from "../service/secrets.ts";
import { fillProvince, type Province, type Size } from "./fill.ts";
import { bundleWorker, type RuntimePlan } from "./runtime.ts";
import { Screen } from "./screen.ts";
import type { Sender } from "./sender.ts";

/** A province on disk, ready to be started: again and again on the same state. */
export interface Prepared extends Province {
  readonly plan: RuntimePlan;
  readonly seed: number;
  remove(): void;
}

export async function prepareProvince(size: Size, seed: number): Promise<Prepared> {
  const { path: folder, remove } = ownFolder("dong-hanh-province-");
  const state = join(folder, "state");
  const secrets = keepSecrets(join(folder, "secrets.env"));
  await buildWeb();
  await migrate(state);
  const script = await step("Build the Worker", () => bundleWorker(join(folder, "worker")));
  const province = await step("Fill the province", () => {
    const database = openDatabase(state);
    const filled = fillProvince(database, chanceFrom(seed), size);
    database.close();
    return filled;
  });
  const plan = { script, state, port: await freePort(), secrets };
  return { ...province, plan, seed, remove };
}

/** A screen in each ward. Each check-in that one hears of is marked as shown. */
export async function openScreens({ wards, plan }: Prepared, sender: Sender): Promise<Screen[]> {
  const screens = wards.map((ward) => new Screen(ward, plan.port, (episodes, at) => sender.shown(episodes, at)));
  await Promise.all(screens.map((screen) => screen.greetedAfter(0)));
  return screens;
}
