import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { episodeHead, markSeen, openAlertsOf } from "../../../worker/ground/episode/store.ts";
import { load, prepare } from "../../../worker/ground/platform/d1.ts";
import { eligibilityAlert } from "../../../worker/journey/triage/part.ts";
import { aContext } from "../../builders/context.ts";
import { aFacility, aPatient, aStaff, newId, type TestPatient } from "../../builders/world.ts";

const { ctx } = aContext();
let patient: TestPatient;
beforeEach(async () => {
  patient = await aPatient(await aFacility());
});

describe("what rooms know of an episode", () => {
  it("its head, with who ended it and why", async () => {
    const nurse = await aStaff(patient.facilityId);
    const sql = "UPDATE episodes SET state = 'ended', ended_at = 7, ended_by = ?, end_reason = 'recovered', version = 4";
    await env.DB.prepare(sql).bind(nurse.id).run();
    const [head, none] = await load(ctx, [episodeHead(patient.episodeId), episodeHead(newId("epi"))]);
    expect(none).toBeNull();
    expect(head).toMatchObject({
      state: "ended",
      endedAt: 7,
      endReason: "recovered",
      version: 4,
      endedBy: { id: nurse.id, title: "ĐD" },
    });
  });

  it("its open alerts, and none that is closed", async () => {
    const findings = [{ ruleId: "ELIG-RISK", severity: "urgent" as const, values: {} }];
    const { episodeId, facilityId } = patient;
    const raise = () => eligibilityAlert({ ids: ctx.ids, episodeId, facilityId, findings, now: 5 });
    await env.DB.batch(raise().map((each) => prepare(env.DB, each)));
    const [open] = await load(ctx, [openAlertsOf(episodeId)]);
    expect(open).toMatchObject([{ kind: "eligibility", state: "open", severity: "urgent" }]);
    await env.DB.prepare("UPDATE alerts SET state = 'resolved'").run();
    expect(await load(ctx, [openAlertsOf(episodeId)])).toEqual([[]]);
    expect(eligibilityAlert({ ids: ctx.ids, episodeId, facilityId, findings: [], now: 5 })).toEqual([]);
  });

  it("who saw it first after the newest check-in, also within the same millisecond", async () => {
    const [one, two] = [await aStaff(patient.facilityId), await aStaff(patient.facilityId)];
    const insert =
      `INSERT INTO checkins (id, episode_id, source, sent_by, recorded_at, sent_at, received_at, measured_at, content_hash, body)
      VALUES (?, ?, 'self', 'd', ?1, 1, ?3, 1, x'00', '{}')`.replace("?1", "1");
    const arrive = (at: number) =>
      env.DB.prepare(insert.replace("?3", String(at)))
        .bind(newId("chk"), patient.episodeId)
        .run();
    const see = (by: typeof one, now: number) => prepare(env.DB, markSeen(patient.episodeId, by.id, now)).run();
    const seen = () => env.DB.prepare('SELECT last_seen_at AS at, last_seen_by AS "by" FROM episodes').first();
    await see(one, 10);
    expect(await seen()).toEqual({ at: 10, by: one.id });
    await arrive(20);
    await see(two, 20);
    expect(await seen()).toEqual({ at: 21, by: two.id });
    await see(one, 30);
    expect(await seen()).toEqual({ at: 21, by: two.id });
  });
});
