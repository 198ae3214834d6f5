import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { settingsOf } from "../../../worker/env.ts";
import { recordLater, transact } from "../../../worker/ground/platform/commit.ts";
import type { Context } from "../../../worker/ground/platform/context.ts";
import { known, one, statement } from "../../../worker/ground/platform/d1.ts";
import { systemIds } from "../../../worker/ground/platform/ids.ts";
import type { LogEvent } from "../../../worker/ground/platform/ports.ts";
import { fail, ok } from "../../../worker/ground/platform/result.ts";
import { alter, column } from "../../builders/answers.ts";
import { aFacility, aPatient, newId, type TestPatient } from "../../builders/world.ts";

let patient: TestPatient;
let logged: LogEvent[];
let told: string[];
let later: Promise<unknown>[];
let ctx: Context;

beforeEach(async () => {
  patient = await aPatient(await aFacility());
  logged = [];
  told = [];
  later = [];
  ctx = {
    db: env.DB,
    clock: { now: () => 1000 },
    ids: systemIds,
    log: { write: (event) => logged.push(event) },
    calls: null,
    push: null,
    texts: null,
    settings: settingsOf({ ...env, SESSION_KEY: "x".repeat(32) }),
    requestId: "test",
    poke: (facilities) => told.push(...facilities.map((each) => `poke ${each}`)),
    wake: (facilities) => told.push(...facilities.map((each) => `wake ${each}`)),
    probe: async () => undefined,
    board: async () => new Response(),
    after: (work) => later.push(work),
  };
});

const versionOf = () => one(z.object({ version: z.int() }), "SELECT version FROM episodes WHERE id = ?", patient.episodeId);
const raised = () => statement("UPDATE episodes SET version = version + 1 WHERE id = ?", patient.episodeId);
const weeks = (count: number) => statement("UPDATE episodes SET pregnancy_weeks = ? WHERE id = ?", count, patient.episodeId);
const weeksNow = () => column("SELECT pregnancy_weeks FROM episodes WHERE id = ?", patient.episodeId);

describe("a verb commits all or nothing", () => {
  it("raises the version, and tells only after it is written", async () => {
    const { facilityId, episodeId } = patient;
    const done = await transact(ctx, [versionOf()], ([found]) =>
      ok({
        value: found?.version,
        guard: { episodeId, version: found?.version ?? 0 },
        record: [weeks(12)],
        poke: [facilityId],
        wake: [facilityId],
      }),
    );
    expect(done).toEqual(ok(1));
    expect(told).toEqual([`poke ${facilityId}`, `wake ${facilityId}`]);
    expect([await weeksNow(), await column("SELECT version FROM episodes")]).toEqual([12, 2]);
  });

  it("loads and decides again when somebody was first", async () => {
    const seen: unknown[] = [];
    const done = await transact(ctx, [versionOf()], async ([found]) => {
      seen.push(found?.version);
      if (seen.length === 1) await alter("UPDATE episodes SET version = 5");
      return ok({ value: "done", guard: { episodeId: patient.episodeId, version: found?.version ?? 0 }, record: [weeks(20)] });
    });
    expect(done).toEqual(ok("done"));
    expect(seen).toEqual([1, 5]);
    expect(logged).toEqual([{ event: "stale_version", episodeId: patient.episodeId, tries: 1 }]);
  });

  it("gives up after twenty tries, with nothing written and nobody told", async () => {
    let tries = 0;
    const done = await transact(ctx, [versionOf()], () => {
      tries += 1;
      const guard = { episodeId: patient.episodeId, version: 99 };
      return ok({ value: null, guard, record: [weeks(33)], poke: [patient.facilityId] });
    });
    expect(done).toEqual(fail({ tag: "too-busy" }));
    expect(tries).toBe(20);
    expect([await weeksNow(), told]).toEqual([null, []]);
  });

  it("counts a claim that hits no row as somebody being first", async () => {
    const claim = statement("UPDATE episodes SET state = 'ended' WHERE id = ? AND state = 'active'", patient.episodeId);
    const state = one(z.object({ state: z.string() }), "SELECT state FROM episodes WHERE id = ?", patient.episodeId);
    const verb = () =>
      transact(ctx, [state], ([found]) =>
        found?.state === "active"
          ? ok({ value: "won", claims: [claim], record: [raised()] })
          : fail({ tag: "episode-ended", state: "ended", by: null, at: 0 } as const),
      );
    const answers = await Promise.all([verb(), verb(), verb(), verb()]);
    expect(answers.filter((answer) => answer.ok)).toHaveLength(1);
    expect(await column("SELECT version FROM episodes")).toBe(2);
  });

  it("counts an identity that was taken meanwhile as somebody being first", async () => {
    const id = newId("hou");
    const there = one(z.object({ id: z.string() }), "SELECT id FROM households WHERE id = ?", id);
    const write = statement("INSERT INTO households (id, facility_id, created_at) VALUES (?, ?, 1)", id, patient.facilityId);
    const verb = () => transact(ctx, [there], ([found]) => ok({ value: found ? "old" : "new", record: found ? [] : [write] }));
    const answers = await Promise.all([verb(), verb(), verb()]);
    expect(answers.map((answer) => (answer.ok ? answer.value : "failed")).sort()).toEqual(["new", "old", "old"]);
  });

  it("throws what is a fault of ours, with nothing written", async () => {
    const broken = statement("UPDATE episodes SET state = 'unheard of' WHERE id = ?", patient.episodeId);
    await expect(transact(ctx, [known(1)], () => ok({ value: null, record: [weeks(40), broken] }))).rejects.toThrow("CHECK");
    expect(await weeksNow()).toBeNull();
  });
});

it("a write after the answer that fails is logged and hurts nobody", async () => {
  recordLater(ctx, [statement("UPDATE nothing SET a = 1")]);
  await Promise.all(later);
  expect(logged).toMatchObject([{ event: "failed", where: "record_later" }]);
});
