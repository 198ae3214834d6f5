import { statSync } from "node:fs";
import { setTimeout as wait } from "node:timers/promises";
import { step } from "../install/step.mjs";
import { cpuPressure, workerdCpuSeconds } from "../loaded-province/cpu.ts";
import { alertFaults, doubled } from "../loaded-province/ledger.ts";
import { Poster } from "../loaded-province/post.ts";
import { openScreens, type Prepared, prepareProvince } from "../loaded-province/province.ts";
import { type Runtime, startRuntime } from "../loaded-province/runtime.ts";
import type { Screen } from "../loaded-province/screen.ts";
import { Sender } from "../loaded-province/sender.ts";
import { readStored } from "../loaded-province/stored.ts";
import { until } from "../loaded-province/until.ts";
import { openDatabase } from "../service/database.ts";
import { atMost, type Figure, round, told } from "./figure.ts";
import { type Load, loadFigures } from "./load.ts";

const SEED = 1;
const SIZE = {
  wards: 100,
  phonesAWard: 40,
  leaversAWard: 0,
  days: 7,
  mix: ["urgent", "routine", "routine", "routine", "routine"],
} as const;
/** What is compiled while it runs costs half as much after some thousand check-ins. */
const WARM = { rate: 100, seconds: 20 };
/** What is offered, check-ins a second, one after the other. */
const LOADS = [
  { rate: 50, seconds: 120 },
  { rate: 100, seconds: 60 },
  { rate: 200, seconds: 60 },
] as const;
const QUICK_SECONDS = 5;
const SETTLE_MS = 240_000;
/** A board that has not shown a check-in by then never will: the poke comes with the answer. */
const SHOW_MS = 10_000;
const SECOND_MS = 1_000;

/** Requests that the Worker answers without D1: what this machine takes for them says how fast it is today. */
const YARDSTICK = { rate: 200, seconds: 20 };

interface Running {
  readonly province: Prepared;
  readonly runtime: Runtime;
  readonly screens: readonly Screen[];
  readonly sender: Sender;
}

/** Offers one load until all of it has been answered. */
async function offerLoad({ runtime, screens, sender }: Running, rate: number, seconds: number): Promise<Load> {
  const pulls = () => screens.reduce((sum, screen) => sum + screen.told, 0);
  const stale = () => runtime.said.filter((line) => line.includes('"stale_version"')).length;
  const [first, pulledBefore, staleBefore, cpuBefore] = [sender.all.length, pulls(), stale(), workerdCpuSeconds(runtime.group)];
  const end = performance.now() + seconds * SECOND_MS;
  await sender.offer(rate, () => performance.now() < end);
  await sender.settle(SETTLE_MS);
  const pressure = cpuPressure();
  await until(() => sender.unseen.size === 0, SHOW_MS);
  const cpuAfter = workerdCpuSeconds(runtime.group);
  const cpuSeconds = cpuBefore === null || cpuAfter === null ? null : cpuAfter - cpuBefore;
  return {
    ...{ rate, seconds, cpuSeconds, pressure, sent: sender.all.slice(first) },
    ...{ pulls: pulls() - pulledBefore, stale: stale() - staleBefore },
  };
}

/** CPU seconds of workerd per 1,000 requests that need no D1, null where the machine does not tell. */
async function emptyRequests({ runtime, province }: Running, seconds: number): Promise<number | null> {
  const poster = new Poster(province.plan.port);
  const before = workerdCpuSeconds(runtime.group);
  const asked: Promise<unknown>[] = [];
  const end = performance.now() + seconds * SECOND_MS;
  for (let due = performance.now(); due < end; due += SECOND_MS / YARDSTICK.rate) {
    await wait(Math.max(0, due - performance.now()));
    asked.push(poster.post("/api/nothing-is-here", "", {}));
  }
  await Promise.all(asked);
  poster.close();
  const after = workerdCpuSeconds(runtime.group);
  return before === null || after === null ? null : ((after - before) * 1_000) / asked.length;
}

async function offerAll(running: Running, quick: boolean) {
  await step("Warm up", () => offerLoad(running, WARM.rate, quick ? QUICK_SECONDS : WARM.seconds));
  const empty = await step("Take the machine's measure", () => emptyRequests(running, quick ? QUICK_SECONDS : YARDSTICK.seconds));
  const loads: Load[] = [];
  for (const { rate, seconds } of LOADS) {
    const name = `Offer ${rate} check-ins/s for ${quick ? QUICK_SECONDS : seconds} s`;
    loads.push(await step(name, () => offerLoad(running, rate, quick ? QUICK_SECONDS : seconds)));
  }
  return { loads, empty };
}

async function load(province: Prepared, quick: boolean) {
  const runtime = await startRuntime(province.plan);
  const poster = new Poster(province.plan.port);
  const sender = new Sender(poster, province.phones, province.seed);
  const screens = await step("Open a board in each ward", () => openScreens(province, sender));
  try {
    return { sender, ...(await offerAll({ province, runtime, screens, sender }, quick)) };
  } finally {
    for (const screen of screens) screen.close();
    poster.close();
    await runtime.stop();
  }
}

function bytesOf(state: string): number {
  const database = openDatabase(state);
  database.exec("PRAGMA wal_checkpoint(TRUNCATE)");
  const file = String(database.location());
  database.close();
  return statSync(file).size;
}

/** The Worker as it is deployed, in Miniflare directly, with a province on it. `quick`: a few seconds each, to try. */
export async function ingestFigures({ quick }: { readonly quick: boolean }): Promise<Figure[]> {
  const province = await prepareProvince(SIZE, SEED);
  const { state } = province.plan;
  try {
    const before = bytesOf(state);
    const { sender, loads, empty } = await load(province, quick);
    const bytes = Math.round((bytesOf(state) - before) / sender.all.length);
    const database = openDatabase(state);
    const stored = readStored(database);
    database.close();
    const { expected, missing, wrong } = alertFaults(sender.all, stored);
    return [
      told(
        "ingest: CPU of workerd per 1,000 requests without D1, this machine's measure",
        empty === null ? "not told by this machine" : round(empty, 2),
        "s",
      ),
      ...loads.flatMap((each) => loadFigures(each, stored, empty)),
      atMost("ingest, all rates: written twice or by half", doubled(sender.all, stored), "episodes", 0),
      atMost(`ingest, all rates: of ${expected} alerts missing or not as the engine says`, missing + wrong, "alerts", 0),
      told("ingest: growth of the database's file a check-in, one in five with an alert", bytes, "bytes"),
    ];
  } finally {
    province.remove();
  }
}
