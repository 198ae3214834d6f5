import { env } from "cloudflare:workers";
import { beforeEach, expect, it } from "vitest";
import { outboxRowUnlessSooner } from "../../../worker/ground/delivery/store.ts";
import { prepare } from "../../../worker/ground/platform/d1.ts";
import { aFacility } from "../../builders/world.ts";

const NOW = 1_000_000;
const DUE = NOW + 20_000;
let station: Awaited<ReturnType<typeof aFacility>>;
beforeEach(async () => {
  station = await aFacility();
});

/** How many rows wait after the clock was set beside one that stands already. */
async function waitingBeside(row: {
  effect?: string;
  key?: string;
  due: number;
  done?: number;
  facility?: string;
}): Promise<unknown> {
  const { effect = "look", key = "k", due, done = null, facility = station } = row;
  await env.DB.prepare("INSERT INTO outbox (facility_id, effect, key, due_at, done_at) VALUES (?, ?, ?, ?, ?)")
    .bind(facility, effect, key, due, done)
    .run();
  await env.DB.batch([prepare(env.DB, outboxRowUnlessSooner(station, "look", "k", NOW, DUE))]);
  return env.DB.prepare("SELECT count(*) AS n FROM outbox").first("n");
}

it.each([NOW + 1, DUE])("a clock that rings by then already is not doubled (due at %i)", async (due) => {
  expect(await waitingBeside({ due })).toBe(1);
});

it.each([
  ["one that is due is being handled now, so the next is set", { due: NOW }],
  ["one that was put off for longer does not stand in for it", { due: DUE + 1 }],
  ["one that is done rings no more", { due: DUE, done: 1 }],
  ["another effect's", { due: DUE, effect: "other" }],
  ["about something else", { due: DUE, key: "other" }],
  ["another facility's", { due: DUE, facility: "fac_other" }],
])("otherwise it is set: %s", async (_, row) => {
  expect(await waitingBeside(row)).toBe(2);
});
