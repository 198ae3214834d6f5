import { setTimeout as wait } from "node:timers/promises";
import { step } from "../install/step.mjs";
import { alertsDue } from "../loaded-province/ledger.ts";
import { Poster } from "../loaded-province/post.ts";
import { openScreens, type Prepared, prepareProvince } from "../loaded-province/province.ts";
import { startRuntime } from "../loaded-province/runtime.ts";
import type { Screen } from "../loaded-province/screen.ts";
import { Sender, type Sending } from "../loaded-province/sender.ts";
import { alertsOf, readStored, type Stored, shownOn } from "../loaded-province/stored.ts";
import { until } from "../loaded-province/until.ts";
import { openDatabase } from "../service/database.ts";
import type { ChaosFlags } from "./flags.ts";
import { Killed } from "./kills.ts";
import { letAllGo } from "./leavers.ts";

const PHONES = 2_000;
const SETTLE_MS = 120_000;
/** Boards that live show within this what has been answered. */
const SHOW_MS = 30_000;
/** The sweep takes up what has waited for a minute. */
const FORGOTTEN_MS = 61_000;

/** All that is known when the dust has settled. */
export interface Outcome {
  readonly sent: readonly Sending[];
  readonly leavers: number;
  readonly stored: Stored;
  readonly back: readonly number[];
  /** Wards whose board was wrong: as it had followed live through the kills, and as it was after it had come back once more. */
  readonly wrongLive: readonly string[];
  readonly wrongAgain: readonly string[];
}

interface Scene {
  readonly flags: ChaosFlags;
  readonly province: Prepared;
  readonly poster: Poster;
  readonly sender: Sender;
  readonly killed: Killed;
  readonly screens: readonly Screen[];
}

type Shown = ReadonlyMap<string, string>;
const shownNow = (screens: readonly Screen[]): Shown => new Map(screens.map((screen) => [screen.ward.facility, shownOn(screen)]));
const wrong = (shown: Shown, stored: Stored): string[] =>
  [...shown].filter(([facility, text]) => text !== alertsOf(facility, stored)).map(([facility]) => facility);

function storedIn({ plan }: Prepared): Stored {
  const database = openDatabase(plan.state);
  try {
    return readStored(database);
  } finally {
    database.close();
  }
}

/** Sends and lets people go while it is killed, until everything has an answer. Answers when the last was let go. */
async function loadAndKill({ flags: { kills, rate }, province, poster, sender, killed }: Scene): Promise<number> {
  let going = true;
  const lastGone = await step(`Offer ${rate} check-ins/s and kill ${kills} times`, async (note): Promise<number> => {
    const working = Promise.all([letAllGo(poster, province.leavers), sender.offer(rate, () => going)]);
    const told = (words: string) => note(`${words}, ${sender.all.length} sent`);
    await killed.killAtRandom(kills, told).finally(() => {
      going = false;
    });
    return (await working)[0];
  });
  await step("Try again until all is acknowledged", () => sender.settle(SETTLE_MS));
  return lastGone;
}

/** What the boards show that have followed all along, as soon as they show as many alerts as there must be. */
async function live({ sender, screens }: Scene): Promise<Shown> {
  const due = alertsDue(sender.all, { checkins: new Set(sender.all.map(({ id }) => id)) }).size;
  await until(() => screens.reduce((sum, screen) => sum + screen.rows.size, 0) === due, SHOW_MS);
  return shownNow(screens);
}

/** One more kill when all is quiet: each board comes back from what it heard last, and nothing happens any more that could mend it. */
async function comeBack({ killed, screens }: Scene): Promise<Shown> {
  const before = screens.map((screen) => screen.connections);
  await step("Kill once more, and every board comes back", async () => {
    await killed.kill();
    await Promise.all(screens.map((screen, at) => screen.greetedAfter(before[at] ?? 0)));
  });
  return shownNow(screens);
}

async function play(scene: Scene) {
  const lastGone = await loadAndKill(scene);
  const shown = { live: await live(scene), again: await comeBack(scene) };
  if (scene.province.leavers.length > 0) {
    await step("Wait for the sweep of what was forgotten", () => wait(Math.max(0, lastGone + FORGOTTEN_MS - performance.now())));
    await scene.killed.runtime.sweep();
  }
  return shown;
}

/** A province under load whose runtime is killed at random and started again on the same state. */
export async function runChaos(flags: ChaosFlags): Promise<Outcome> {
  const mix = ["routine", "urgent", "watch", "emergency"] as const;
  const phonesAWard = Math.ceil(PHONES / flags.wards);
  const province = await prepareProvince(
    { wards: flags.wards, phonesAWard, leaversAWard: flags.leavers, days: 2, mix },
    flags.seed,
  );
  const poster = new Poster(province.plan.port);
  const sender = new Sender(poster, province.phones, flags.seed);
  const killed = new Killed(province, await startRuntime(province.plan));
  const screens = await step("Open a board in each ward", () => openScreens(province, sender));
  try {
    const shown = await play({ flags, province, poster, sender, killed, screens });
    for (const screen of screens) screen.close();
    await killed.runtime.stop();
    const stored = storedIn(province);
    const boards = { wrongLive: wrong(shown.live, stored), wrongAgain: wrong(shown.again, stored) };
    return { sent: sender.all, leavers: province.leavers.length, stored, back: killed.back, ...boards };
  } finally {
    for (const screen of screens) screen.close();
    poster.close();
    await killed.runtime.stop();
    province.remove();
  }
}
