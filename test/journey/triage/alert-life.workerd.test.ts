import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import type { BoardSnapshot } from "#schema/api/board.ts";
import type { Receipt } from "#schema/api/checkin.ts";
import type { PatientRecord } from "#schema/api/record.ts";
import type { AlertView } from "#schema/api/triage.ts";
import { aCheckin, type measured } from "../../builders/checkin.ts";
import { aFacility, aPatient, aPhone, aStaff, newId, send, type TestPatient, type TestStaff } from "../../builders/world.ts";

let patient: TestPatient;
let phone: { cookie: string };
let nurse: TestStaff;
let colleague: TestStaff;

beforeEach(async () => {
  const station = await aFacility();
  patient = await aPatient(station);
  phone = await aPhone(patient.personId);
  nurse = await aStaff(station);
  colleague = await aStaff(station, { name: "Tuấn" });
});

const submit = async (over: Parameters<typeof measured>[0] = {}) =>
  (await send(`/api/phone/episodes/${patient.episodeId}/checkins`, { as: phone, body: aCheckin(over) })).json<Receipt>();
const stored = () =>
  env.DB.prepare("SELECT * FROM alerts ORDER BY seq DESC LIMIT 1").first<Record<string, string | number | null>>();
const raised = async (over: Parameters<typeof measured>[0] = { spo2: { first: 95 } }) => {
  await submit(over);
  return String((await stored())?.id);
};
const acknowledge = (id: string, as: { cookie: string } = nurse) => send(`/api/alerts/${id}/acknowledge`, { as, method: "POST" });
const act = (id: string, over = {}, as: { cookie: string } = nurse) =>
  send(`/api/alerts/${id}/act`, { as, body: { action: "called_reached", text: null, patientText: null, ...over } });
const resolve = (id: string, over = {}, as: { cookie: string } = nurse) =>
  send(`/api/alerts/${id}/resolve`, {
    as,
    body: { reason: "improved", text: null, patientText: null, acceptHours: null, ...over },
  });
const events = async () =>
  (await env.DB.prepare("SELECT event, actor, text, patient_text FROM alert_events ORDER BY seq").all<Record<string, string>>())
    .results;

describe("an alert is taken by one", () => {
  it("shows its holder, and taking one's own again changes nothing", async () => {
    const id = await raised();
    const taken = await (await acknowledge(id)).json<AlertView>();
    expect(taken).toMatchObject({ id, state: "acknowledged", holder: { id: nurse.id, name: "Hà" }, may: ["act", "resolve"] });
    const again = await acknowledge(id);
    expect([again.status, await again.json()]).toEqual([200, taken]);
    expect((await events()).map((each) => each.event)).toEqual(["raised", "acknowledged"]);
    expect(await env.DB.prepare("SELECT count(*) AS n FROM audit WHERE action = 'alert_acknowledged'").first("n")).toBe(1);
  });

  it("of two at once one has it, and the other learns who", async () => {
    const id = await raised();
    const responses = await Promise.all([acknowledge(id, nurse), acknowledge(id, colleague)]);
    expect(responses.map((each) => each.status).sort()).toEqual([200, 409]);
    const winner = (await stored())?.holder_id;
    const problem = await responses.find((each) => each.status === 409)?.json();
    expect(problem).toMatchObject({ type: "alert-moved-on", state: "acknowledged", by: { id: winner } });
    expect(problem).toHaveProperty("at");
  });

  it("whoever acts on one that nobody holds takes it; a colleague's stays theirs", async () => {
    const id = await raised();
    expect(await (await act(id, { text: "Gọi được" })).json()).toMatchObject({
      state: "acknowledged",
      holder: { id: nurse.id },
      lastAction: { action: "called_reached" },
    });
    expect(await (await act(id, { action: "advised" }, colleague)).json()).toMatchObject({ holder: { id: nurse.id } });
    expect((await events()).map((each) => each.event)).toEqual(["raised", "acknowledged", "acted", "acted"]);
  });

  it("every act counts as seen by whoever did it", async () => {
    const id = await raised();
    await acknowledge(id);
    expect(await submit()).toMatchObject({ seen: null });
    await act(id);
    const by = await env.DB.prepare("SELECT last_seen_by FROM episodes WHERE id = ?")
      .bind(patient.episodeId)
      .first("last_seen_by");
    expect(by).toBe(nurse.id);
  });
});

describe("an alert is closed by a person, with a reason", () => {
  it("says who, why and what the patient was told; afterwards nothing can be done with it", async () => {
    const id = await raised();
    const closed = await (await resolve(id, { patientText: "Nghỉ ngơi nhé" })).json<AlertView>();
    expect(closed).toMatchObject({ state: "resolved", resolved: { by: { id: nurse.id }, reason: "improved" }, may: [] });
    for (const late of [await acknowledge(id, colleague), await act(id, {}, colleague), await resolve(id, {}, colleague)]) {
      expect(late.status).toBe(409);
      expect(await late.json()).toMatchObject({ type: "alert-moved-on", state: "resolved", by: { id: nurse.id } });
    }
    const course = await send(`/api/phone/episodes/${patient.episodeId}/course`, { as: phone });
    expect(await course.json()).toMatchObject({ receipt: { alert: null, answer: { text: "Nghỉ ngơi nhé" } } });
  });

  it("refuses an unknown reason, an acceptance without hours and hours without an acceptance", async () => {
    const id = await raised();
    for (const over of [{ reason: "tired" }, { reason: "answered" }, { reason: "finding_accepted" }, { acceptHours: 2 }])
      expect((await resolve(id, over)).status).toBe(422);
    expect((await stored())?.state).toBe("open");
  });

  it("an accepted finding keeps its flag and raises no new alert; anything else does", async () => {
    const id = await raised();
    expect(await (await resolve(id, { reason: "finding_accepted", acceptHours: 48 })).json()).toHaveProperty("acceptedUntil");
    const accepted = await submit({ spo2: { first: 95 } });
    expect(accepted).toMatchObject({ assessment: { severity: "urgent" }, alert: null });
    expect(accepted.acceptedUntil).toBeGreaterThan(Date.now() + 47 * 3_600_000);
    expect(await submit({ spo2: { first: 92 } })).toMatchObject({ alert: { severity: "emergency" }, acceptedUntil: null });
  });

  it("is accepted with its value: one point lower raises at once, and both are told of who accepted what", async () => {
    await resolve(await raised({ spo2: { first: 96, second: 96 } }), { reason: "finding_accepted", acceptHours: 24 });
    expect(await submit({ spo2: { first: 96, second: 96 } })).toMatchObject({ assessment: { severity: "urgent" }, alert: null });
    expect(await submit({ spo2: { first: 95, second: 95 } })).toMatchObject({ alert: { severity: "urgent", state: "open" } });
    const { rows } = await (await send("/api/board", { as: nurse })).json<BoardSnapshot>();
    expect(rows[0]?.accepted).toMatchObject([{ rule: "SPO2-A-U", values: { spo2: 96 }, by: { id: nurse.id } }]);
  });

  it("refuses to accept an emergency, what is no borderline finding, and more than two days", async () => {
    const accept = (id: string, acceptHours = 24) => resolve(id, { reason: "finding_accepted", acceptHours });
    expect((await accept(await raised({ spo2: { first: 92, second: 92 } }))).status).toBe(422);
    await resolve(String((await stored())?.id));
    const fever = await raised({ temperatureCelsius: 38.8 });
    expect((await accept(fever)).status).toBe(422);
    await resolve(fever);
    const low = await raised({ spo2: { first: 94, second: 94 } });
    expect((await accept(low)).status).toBe(422);
    expect((await accept(low, 49)).status).toBe(422);
  });

  it("the receipt speaks of acceptance only when everything that was found is accepted", async () => {
    await resolve(await raised(), { reason: "finding_accepted", acceptHours: 48 });
    const hot = await submit({ spo2: { first: 95 }, temperatureCelsius: 39.5 });
    expect(hot).toMatchObject({ alert: { state: "open" }, acceptedUntil: null });
    const mild = await submit({ spo2: { first: 95 }, symptoms: { answered: true, codes: ["cough"] } });
    expect(mild.assessment.reasons.map(({ rule }) => rule)).toEqual(expect.arrayContaining(["S-MILD-R"]));
    expect(mild.acceptedUntil).toBeGreaterThan(Date.now());
  });

  describe("taken back", () => {
    const takeBack = (id: string, as: { cookie: string } = nurse) => send(`/api/alerts/${id}/take-back`, { as, method: "POST" });
    const acceptedAt96 = async () => {
      const id = await raised({ spo2: { first: 96, second: 96 } });
      await resolve(id, { reason: "finding_accepted", acceptHours: 24 });
      return id;
    };
    const board = async () => (await (await send("/api/board", { as: nurse })).json<BoardSnapshot>()).rows;
    const audited = () => env.DB.prepare("SELECT count(*) AS n FROM audit WHERE action = 'acceptance_taken_back'").first("n");

    it("stands again at once in the newest check-in that has it, and the next one is no news; who did it is written down", async () => {
      const id = await acceptedAt96();
      const accepted = await submit({ spo2: { first: 96, second: 96 } });
      expect([accepted.alert, (await board()).length]).toEqual([null, 0]);
      expect(await (await takeBack(id, colleague)).json()).toMatchObject({ id, state: "resolved", acceptedUntil: null, may: [] });
      const [row, ...rest] = await board();
      expect(row).toMatchObject({ accepted: [], alert: { state: "open", severity: "urgent", holder: null } });
      expect(row?.alert.reasons).toContainEqual({ rule: "SPO2-A-U", values: { spo2: 96 } });
      expect([row?.alert.id === id, rest.length, row?.priority.total]).toEqual([false, 0, expect.any(Number)]);
      const course = await send(`/api/phone/episodes/${patient.episodeId}/course`, { as: phone });
      expect(await course.json()).toMatchObject({ receipt: { acceptedUntil: null, alert: { state: "open" } } });
      expect(await submit({ spo2: { first: 96, second: 96 } })).toMatchObject({ alert: { state: "open" }, acceptedUntil: null });
      expect([(await board()).length, await audited()]).toEqual([1, 1]);
      const record = await (await send(`/api/episodes/${patient.episodeId}`, { as: nurse })).json<PatientRecord>();
      expect(record.timeline.find(({ what }) => what === "acceptance_taken_back")?.by).toMatchObject({ id: colleague.id });
    });

    it("raises nothing when the newest check-in is without it, and at the next one that has it", async () => {
      const id = await acceptedAt96();
      await submit({ spo2: { first: 98 } });
      expect((await takeBack(id)).status).toBe(200);
      expect(await board()).toEqual([]);
      expect(await submit({ spo2: { first: 96, second: 96 } })).toMatchObject({ alert: { severity: "urgent", state: "open" } });
    });

    it("joins the alert that is open meanwhile, whose holder and reasons stay", async () => {
      const id = await acceptedAt96();
      await submit({ spo2: { first: 96, second: 96 }, symptoms: { answered: true, codes: ["chest_pain"] } });
      const open = String((await stored())?.id);
      await acknowledge(open, colleague);
      await takeBack(id);
      const [row] = await board();
      expect(row?.alert).toMatchObject({ id: open, state: "acknowledged", holder: { id: colleague.id } });
      expect(row?.alert.reasons.map(({ rule }) => rule)).toEqual(expect.arrayContaining(["S-CHEST-A-U", "SPO2-A-U"]));
    });

    it("twice, by two at once or when its time is over, is the same answer and changes nothing", async () => {
      const id = await acceptedAt96();
      const both = await Promise.all([takeBack(id, nurse), takeBack(id, colleague)]);
      expect(both.map(({ status }) => status)).toEqual([200, 200]);
      expect((await takeBack(id)).status).toBe(200);
      expect([await audited(), (await board()).length]).toEqual([1, 1]);
      await env.DB.prepare("UPDATE alerts SET accepted_until = 1 WHERE id = ?").bind(id).run();
      expect((await takeBack(id)).status).toBe(200);
      expect(await audited()).toBe(1);
    });

    it("is refused where nothing was accepted, and does not exist for another station", async () => {
      const open = await raised();
      const refused = await takeBack(open);
      expect([refused.status, await refused.json()]).toEqual([
        409,
        expect.objectContaining({ type: "alert-moved-on", state: "open" }),
      ]);
      await resolve(open);
      expect((await takeBack(open)).status).toBe(409);
      const id = await acceptedAt96();
      expect((await takeBack(id, await aStaff(await aFacility()))).status).toBe(404);
      expect((await takeBack(newId("alr"))).status).toBe(404);
      expect(await audited()).toBe(0);
    });

    it("calls nobody anew about an illness that has ended", async () => {
      const id = await acceptedAt96();
      await env.DB.prepare("UPDATE episodes SET state = 'ended', ended_at = ?, end_reason = 'recovered'").bind(Date.now()).run();
      expect((await takeBack(id)).status).toBe(200);
      expect((await stored())?.id).toBe(id);
    });

    it("is explained by the limits it was judged under, also when others are in force since", async () => {
      const id = await acceptedAt96();
      await env.DB.prepare(
        `INSERT INTO site_parameters (version, adult_notify_max, adult_rr_notify_min, dbp_alone_severity, set_by, set_at, reason)
         SELECT version + 1, 95, adult_rr_notify_min, dbp_alone_severity, set_by, set_at, reason FROM site_parameters
         ORDER BY version DESC LIMIT 1`,
      ).run();
      await takeBack(id);
      expect(await board()).toMatchObject([{ alert: { severity: "urgent" } }]);
    });
  });

  it("after it was closed without acceptance, the same finding opens a new one", async () => {
    const first = await raised();
    await resolve(first);
    const second = await raised();
    expect(second).not.toBe(first);
  });
});

describe("an alert repeats as decided (decisions 9 and 10)", () => {
  it("no worse: state, holder and clock stay, the figures are new", async () => {
    const id = await raised({ spo2: { first: 96 } });
    await acknowledge(id);
    const before = await stored();
    await submit({ spo2: { first: 95 } });
    const { state, holder_id, clock_from, reasons } = (await stored()) ?? {};
    expect({ state, holder_id, clock_from }).toEqual({
      state: "acknowledged",
      holder_id: nurse.id,
      clock_from: before?.clock_from,
    });
    expect(reasons).toContain('"spo2":95');
  });

  it("worse: open again, the clock restarts, the former holder stays named", async () => {
    const id = await raised({ spo2: { first: 96 } });
    await acknowledge(id);
    const before = Number((await stored())?.clock_from);
    expect(await submit({ spo2: { first: 90 } })).toMatchObject({
      alert: { severity: "emergency", state: "open", holder: null },
    });
    const after = await stored();
    expect(after).toMatchObject({ id, state: "open", holder_id: null, former_holder_id: nurse.id });
    expect(Number(after?.clock_from)).toBeGreaterThan(before);
    expect(await (await acknowledge(id, colleague)).json()).toMatchObject({
      formerHolder: { id: nurse.id },
      holder: { id: colleague.id },
    });
  });

  it("a later normal reading closes nothing", async () => {
    await raised({ spo2: { first: 91 } });
    expect(await submit()).toMatchObject({
      assessment: { severity: "routine" },
      alert: { severity: "emergency", state: "open" },
    });
    expect((await stored())?.state).toBe("open");
  });
});

describe("who may not", () => {
  it("another station sees nothing, an officer may nothing, a phone is nobody here", async () => {
    const id = await raised();
    const stranger = await aStaff(await aFacility());
    const officer = await aStaff(patient.facilityId, { role: "officer" });
    for (const call of [
      acknowledge,
      (at: string, as: { cookie: string }) => act(at, {}, as),
      (at: string, as: { cookie: string }) => resolve(at, {}, as),
    ]) {
      expect((await call(id, stranger)).status).toBe(404);
      expect((await call(id, officer)).status).toBe(403);
      expect((await call(id, phone)).status).toBe(401);
      expect((await call(newId("alr"), nurse)).status).toBe(404);
    }
    expect((await stored())?.state).toBe("open");
  });
  it("a password that must be changed comes first", async () => {
    const fresh = await aStaff(patient.facilityId, { must_change_password: 1 });
    expect((await acknowledge(await raised(), fresh)).status).toBe(403);
  });
});
