import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { nextDueAt } from "#clinical/schedule.ts";
import type { EpisodeId } from "#schema/ids.ts";
import { extraDueBy } from "../../../worker/ground/episode/store.ts";
import { sweepSilence } from "../../../worker/journey/checkin/sweep-silence.ts";
import { aCheckin } from "../../builders/checkin.ts";
import { aContext } from "../../builders/context.ts";
import { aFacility, aPatient, aPhone, send, type TestPatient } from "../../builders/world.ts";

const at = (text: string) => Date.parse(`${text}+07:00`);
const alerts = async () =>
  (
    await env.DB.prepare("SELECT kind, state, severity, reasons, resolve_reason FROM alerts ORDER BY seq").all<
      Record<string, string>
    >()
  ).results;
const dueOf = (id: EpisodeId) =>
  env.DB.prepare("SELECT next_due_at FROM episodes WHERE id = ?").bind(id).first<number>("next_due_at");

let patient: TestPatient;
let now = 0;
const { ctx, poked } = aContext(() => now);

beforeEach(async () => {
  patient = await aPatient(await aFacility(), {}, { risk_class: "high" });
  await env.DB.prepare("UPDATE episodes SET opened_at = ?, next_due_at = ?")
    .bind(at("2026-11-23T20:00"), at("2026-11-24T07:00"))
    .run();
  poked.length = 0;
});

describe("who is silent is missed", () => {
  it("raises a watch two hours after the window, and moves what is due", async () => {
    now = at("2026-11-24T13:59");
    expect(await sweepSilence(ctx)).toBe(0);
    now = at("2026-11-24T14:00");
    expect(await sweepSilence(ctx)).toBe(1);
    expect(await alerts()).toMatchObject([{ kind: "silence", state: "open", severity: "watch", reasons: '[["MISS-1-W",{}]]' }]);
    expect(await dueOf(patient.episodeId)).toBe(at("2026-11-24T18:00"));
    expect(poked).toEqual([patient.facilityId]);
    expect(await sweepSilence(ctx)).toBe(0);
  });

  it("two in a row are urgent at high risk, in the same alert", async () => {
    now = at("2026-11-24T14:00");
    await sweepSilence(ctx);
    now = at("2026-11-25T01:00");
    await sweepSilence(ctx);
    expect(await alerts()).toMatchObject([{ severity: "urgent", state: "open", reasons: '[["MISS-2-U",{}]]' }]);
    expect(await dueOf(patient.episodeId)).toBe(nextDueAt({ lastFilled: null, preferred: { am: 7, pm: 18 }, nowMs: now }));
  });

  it("an extra check-in that was missed is a watch two hours after it was due, by an index of its own", async () => {
    await env.DB.prepare(
      "UPDATE episodes SET last_checkin_at = ?, last_severity = 'watch', next_due_at = ?, due_why = 'severity'",
    )
      .bind(at("2026-11-24T07:10"), at("2026-11-24T11:10"))
      .run();
    now = at("2026-11-24T13:09");
    expect(await sweepSilence(ctx)).toBe(0);
    now = at("2026-11-24T13:10");
    expect(await sweepSilence(ctx)).toBe(1);
    expect(await alerts()).toMatchObject([{ kind: "silence", severity: "watch", reasons: '[["MISS-1-W",{}]]' }]);
    expect(await dueOf(patient.episodeId)).toBe(at("2026-11-24T18:00"));
    now = at("2026-11-25T01:00");
    await sweepSilence(ctx);
    // One window since the last check-in: the extra before it does not make it two.
    expect(await alerts()).toMatchObject([{ severity: "watch", reasons: '[["MISS-1-W",{}]]' }]);
    const plan = await env.DB.prepare(`EXPLAIN QUERY PLAN ${extraDueBy(0, 1).sql}`)
      .bind(0, 1)
      .all<{ detail: string }>();
    expect(plan.results.map((row) => row.detail).join()).toContain("episodes_extra_due");
  });

  it("one that cannot be read keeps nobody else's silence from being heard", async () => {
    const other = await aPatient(patient.facilityId);
    await env.DB.prepare("UPDATE episodes SET opened_at = ?, next_due_at = ?")
      .bind(at("2026-11-23T20:00"), at("2026-11-24T07:00"))
      .run();
    await env.DB.prepare("UPDATE episodes SET baseline_readings = '{', next_due_at = next_due_at - 1 WHERE id = ?")
      .bind(patient.episodeId)
      .run();
    now = at("2026-11-24T14:00");
    await sweepSilence(ctx);
    expect(await alerts()).toMatchObject([{ kind: "silence", state: "open" }]);
    expect(await dueOf(other.episodeId)).toBe(at("2026-11-24T18:00"));
  });

  it("leaves the ended alone", async () => {
    await env.DB.prepare("UPDATE episodes SET state = 'ended', ended_at = 1").run();
    now = at("2026-11-25T01:00");
    expect(await sweepSilence(ctx)).toBe(0);
  });

  it("finds the overdue through the index, without reading the others", async () => {
    const plan = await env.DB.prepare(
      "EXPLAIN QUERY PLAN SELECT id FROM episodes WHERE state = 'active' AND next_due_at < ? ORDER BY next_due_at LIMIT ?",
    )
      .bind(0, 10)
      .all<{ detail: string }>();
    expect(plan.results.map((row) => row.detail).join()).toContain("episodes_due");
  });
});

describe("a check-in answers a silence", () => {
  it("ends the alert by itself, reason answered; one that is older than what is known does not", async () => {
    const phone = await aPhone(patient.personId);
    const submit = (recordedAt: number) =>
      send(`/api/phone/episodes/${patient.episodeId}/checkins`, { as: phone, body: aCheckin({}, { recordedAt }) });
    await env.DB.prepare("UPDATE episodes SET opened_at = 0").run();
    await submit(Date.now() - 60_000);
    await env.DB.prepare("UPDATE episodes SET next_due_at = ?")
      .bind(Date.now() - 3 * 86_400_000)
      .run();
    now = Date.now();
    await env.DB.prepare("UPDATE episodes SET last_checkin_at = last_checkin_at - ?")
      .bind(86_400_000 * 2)
      .run();
    await sweepSilence(ctx);
    expect(await alerts()).toMatchObject([{ kind: "silence", state: "open" }]);
    await submit(Date.now() - 3 * 86_400_000);
    expect(await alerts()).toMatchObject([{ state: "open" }]);
    await submit(Date.now() - 1_000);
    expect(await alerts()).toMatchObject([{ state: "resolved", resolve_reason: "answered" }]);
  });
});
