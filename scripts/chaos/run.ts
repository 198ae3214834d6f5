import { setTimeout as wait } from "node:timers/promises";
import { step } from "../install/step.mjs";
import { alertsOf, readStored, type Stored, shownOn } from "../province/ledger.ts";
import { openScreens, type Prepared, prepareProvince } from "../province/province.ts";
import { startRuntime } from "../province/runtime.ts";
import type { Screen } from "../province/screen.ts";
import { Sender, type Sending } from "../province/sender.ts";
import { openDatabase } from "../service/database.ts";
import type { ChaosFlags } from "./flags.ts";
import { Killed } from "./kills.ts";

const PHONES = 2_000;
const SETTLE_MS = 120_000;
/** A check-in is on the boards that live within this, after it was answered. */
const SHOW_MS = 5_000;

/** All that is known when the dust has settled. */
export interface Outcome {
  readonly sent: readonly Sending[];
  readonly stored: Stored;
  readonly back: readonly number[];
  /** Wards whose board was wrong: as it had followed live through the kills, and as it was after it had come back once more. */
  readonly wrongLive: readonly string[];
  readonly wrongAgain: readonly string[];
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

/** Sends while it is killed, until everything has an answer. */
async function loadAndKill(killed: Killed, sender: Sender, { kills, rate }: ChaosFlags): Promise<void> {
  let going = true;
  await step(`Offer ${rate} check-ins/s and kill ${kills} times`, async (note) => {
    const offering = sender.offer(rate, () => going);
    const told = (words: string) => note(`${words}, ${sender.all.length} sent`);
    await killed.killAtRandom(kills, told).finally(() => {
      going = false;
    });
    await offering;
  });
  await step("Try again until all is acknowledged", () => sender.settle(SETTLE_MS));
  await wait(SHOW_MS);
}

/** One more kill when all is quiet: each board comes back from what it heard last, and nothing happens any more that could mend it. */
async function comeBack(killed: Killed, screens: readonly Screen[]): Promise<Shown> {
  const before = screens.map((screen) => screen.connections);
  await step("Kill once more, and every board comes back", async () => {
    await killed.kill();
    await Promise.all(screens.map((screen, at) => screen.greetedAfter(before[at] ?? 0)));
  });
  return shownNow(screens);
}

async function follow(killed: Killed, sender: Sender, screens: readonly Screen[], flags: ChaosFlags) {
  await loadAndKill(killed, sender, flags);
  const live = shownNow(screens);
  return { live, again: await comeBack(killed, screens) };
}

/** A province under load whose runtime is killed at random and started again on the same state. */
export async function runChaos(flags: ChaosFlags): Promise<Outcome> {
  const mix = ["routine", "urgent", "watch", "emergency"] as const;
  const size = { wards: flags.wards, phonesAWard: Math.ceil(PHONES / flags.wards), days: 2, mix };
  const province = await prepareProvince(size, flags.seed);
  const sender = new Sender(province.plan.port, province.chance, province.chance.shuffled(province.phones));
  const killed = new Killed(province, await startRuntime(province.plan));
  const screens = await step("Open a board in each ward", () => openScreens(province, sender));
  try {
    const { live, again } = await follow(killed, sender, screens, flags);
    for (const screen of screens) screen.close();
    await killed.runtime.stop();
    const stored = storedIn(province);
    return { sent: sender.all, stored, back: killed.back, wrongLive: wrong(live, stored), wrongAgain: wrong(again, stored) };
  } finally {
    for (const screen of screens) screen.close();
    sender.close();
    await killed.runtime.stop();
    province.remove();
  }
}
