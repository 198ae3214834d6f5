import { runDurableObjectAlarm, runInDurableObject } from "cloudflare:test";
import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { sweep } from "../../../worker/cron.ts";
import { drain, type Effects } from "../../../worker/ground/delivery/drain.ts";
import { outboxRow, pruneOutbox } from "../../../worker/ground/delivery/store.ts";
import { prepare } from "../../../worker/ground/platform/d1.ts";
import { aCheckin } from "../../builders/checkin.ts";
import { aContext } from "../../builders/context.ts";
import { aFacility, aPatient, aPhone, aStaff, send } from "../../builders/world.ts";

let station: Awaited<ReturnType<typeof aFacility>>;
let now = 10_000_000;
const { ctx, woken } = aContext(() => now);
const done: string[] = [];
const effects: Effects = {
  note: async (_, row) => void done.push(row.key),
  fail: async () => {
    throw new Error("no");
  },
};

beforeEach(async () => {
  station = await aFacility();
  now = 10_000_000;
  done.length = 0;
  woken.length = 0;
});

const put = async (...rows: readonly [effect: string, key: string, dueAt: number, facility?: typeof station][]) =>
  env.DB.batch(rows.map(([effect, key, dueAt, facility]) => prepare(env.DB, outboxRow(facility ?? station, effect, key, dueAt))));
const outbox = async () =>
  (
    await env.DB.prepare("SELECT key, due_at, done_at, tries FROM outbox ORDER BY seq").all<
      Record<string, string | number | null>
    >()
  ).results;
const dispatcher = () => env.DISPATCHER.getByName(station);
const wake = () => dispatcher().fetch(`https://object/wake/${station}`, { method: "POST" });

describe("what is due is done, oldest first, once", () => {
  it("long past and just due, not what is due later and not another station's", async () => {
    const other = await aFacility();
    await put(["note", "b", now], ["note", "a", 1], ["note", "later", now + 60_000], ["note", "elsewhere", 1, other]);
    expect(await drain(ctx, station, effects)).toBe(now + 60_000);
    expect(done).toEqual(["a", "b"]);
    await drain(ctx, station, effects);
    expect(done).toEqual(["a", "b"]);
    now += 60_000;
    expect(await drain(ctx, station, effects)).toBeNull();
    expect(done).toEqual(["a", "b", "later"]);
  });

  it("one that waits for somebody outside holds up only what is about the same", async () => {
    let answer = () => {};
    const answered = new Promise<void>((resolve) => {
      answer = resolve;
    });
    const outside: Effects = {
      ...effects,
      waits: () => answered.then(() => undefined),
      last: async (_, row) => {
        done.push(row.key);
        answer();
      },
    };
    await put(["waits", "a", 1], ["note", "a", 2], ["last", "b", 3]);
    await drain(ctx, station, outside);
    expect(done).toEqual(["b", "a"]);
  });

  it("one that fails is put off further each time and holds up nobody", async () => {
    await put(["fail", "x", 1], ["nobody-knows", "y", 2], ["note", "z", 3]);
    const ring = await drain(ctx, station, effects);
    expect(done).toEqual(["z"]);
    expect(ring).toBeGreaterThan(now);
    const first = (await outbox())[0];
    expect(first).toMatchObject({ done_at: null, tries: 1, due_at: ring });
    now = ring ?? now;
    const again = await drain(ctx, station, effects);
    expect((again ?? 0) - now).toBeGreaterThan(Number(first?.due_at) - 10_000_000);
    expect((await outbox())[0]).toMatchObject({ tries: 2, done_at: null });
  });
});

describe("the dispatcher rings when the next row is due", () => {
  it("and is not confused by being woken twice", async () => {
    const dueAt = Date.now() + 3_600_000;
    await put(["episode_ended", "epi_00000000000000000000000000", dueAt]);
    await Promise.all([wake(), wake(), wake()]);
    expect(await runInDurableObject(dispatcher(), (_, state) => state.storage.getAlarm())).toBe(dueAt);
    await env.DB.prepare("UPDATE outbox SET due_at = 1").run();
    expect(await runDurableObjectAlarm(dispatcher())).toBe(true);
    expect((await outbox())[0]?.done_at).not.toBeNull();
  });

  it("tries again what failed, by its own alarm", async () => {
    await put(["no-such-effect", "k", 1]);
    await wake();
    expect(await runInDurableObject(dispatcher(), (_, state) => state.storage.getAlarm())).toBeGreaterThan(Date.now());
    expect((await outbox())[0]).toMatchObject({ tries: 1, done_at: null });
    await runInDurableObject(dispatcher(), (_, state) => state.storage.deleteAlarm());
  });
});

describe("the end of an episode closes its alerts through the outbox", () => {
  it("reason episode_ended, once, and not a danger that came after the end", async () => {
    const patient = await aPatient(station);
    const phone = await aPhone(patient.personId);
    const submit = (spo2: number) =>
      send(`/api/phone/episodes/${patient.episodeId}/checkins`, { as: phone, body: aCheckin({ spo2: { first: spo2 } }) });
    await submit(95);
    const as = await aStaff(station);
    await send(`/api/episodes/${patient.episodeId}/end`, { as, body: { reason: "moved_away", note: null } });
    const closed = () => env.DB.prepare("SELECT state, resolved_by, resolve_reason FROM alerts ORDER BY seq").all();
    await expect
      .poll(async () => (await closed()).results)
      .toEqual([{ state: "resolved", resolved_by: "system", resolve_reason: "episode_ended" }]);
    await submit(90);
    await env.DB.prepare("UPDATE outbox SET done_at = NULL, due_at = 1").run();
    await wake();
    expect((await closed()).results).toMatchObject([{ state: "resolved" }, { state: "open" }]);
    const told = await env.DB.prepare("SELECT count(*) AS n FROM alert_events WHERE event = 'resolved'").first("n");
    expect(told).toBe(1);
  });
});

describe("the sweep finds what everybody forgot", () => {
  it("wakes the dispatcher of a row that is overdue by ten seconds, of any station", async () => {
    const other = await aFacility();
    await put(["note", "fresh", now - 9_000], ["note", "forgotten", now - 11_000, other]);
    await sweep(ctx);
    expect(woken).toEqual([other]);
  });

  it("drops what was done a week ago, by its index, and never what waits", async () => {
    now = 8 * 86_400_000;
    const week = 7 * 86_400_000;
    await put(["note", "waits", now + 1], ["note", "old", 1], ["note", "young", 1]);
    const done = env.DB.prepare("UPDATE outbox SET done_at = ? WHERE key = ?");
    await env.DB.batch([done.bind(now - week - 1, "old"), done.bind(now - week, "young")]);
    await sweep(ctx);
    expect((await outbox()).map((row) => row.key)).toEqual(["waits", "young"]);
    const { sql, params } = pruneOutbox(now);
    const plan = await env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .bind(...params)
      .all<{ detail: string }>();
    expect(plan.results.map((row) => row.detail).join()).toContain("outbox_done");
  });

  it("drops the feed of yesterday and keeps that of today", async () => {
    now = 2 * 86_400_000;
    const sql = "INSERT INTO feed (facility_id, episode_id, at) VALUES (?, 'e', ?)";
    await env.DB.batch([86_399_999, 86_400_000, now].map((at) => env.DB.prepare(sql).bind(station, at)));
    await sweep(ctx);
    expect((await env.DB.prepare("SELECT at FROM feed ORDER BY seq").all()).results).toEqual([{ at: 86_400_000 }, { at: now }]);
  });
});
