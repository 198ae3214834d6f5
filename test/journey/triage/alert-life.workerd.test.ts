import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import type { Receipt } from "#schema/api/checkin.ts";
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
    body: { reason: "improved", text: null, patientText: null, acceptDays: null, ...over },
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

  it("refuses an unknown reason, an acceptance without days and days without an acceptance", async () => {
    const id = await raised();
    for (const over of [{ reason: "tired" }, { reason: "answered" }, { reason: "finding_accepted" }, { acceptDays: 2 }])
      expect((await resolve(id, over)).status).toBe(422);
    expect((await stored())?.state).toBe("open");
  });

  it("an accepted finding keeps its flag and raises no new alert; anything else does", async () => {
    const id = await raised();
    expect(await (await resolve(id, { reason: "finding_accepted", acceptDays: 3 })).json()).toHaveProperty("acceptedUntil");
    const accepted = await submit({ spo2: { first: 95 } });
    expect(accepted).toMatchObject({ assessment: { severity: "urgent" }, alert: null });
    expect(accepted.acceptedUntil).toBeGreaterThan(Date.now() + 2 * 86_400_000);
    expect(await submit({ spo2: { first: 92 } })).toMatchObject({ alert: { severity: "emergency" }, acceptedUntil: null });
  });

  it("the receipt speaks of acceptance only when everything that was found is accepted", async () => {
    await resolve(await raised(), { reason: "finding_accepted", acceptDays: 3 });
    const hot = await submit({ spo2: { first: 95 }, temperatureCelsius: 39.5 });
    expect(hot).toMatchObject({ alert: { state: "open" }, acceptedUntil: null });
    const mild = await submit({ spo2: { first: 95 }, symptoms: { answered: true, codes: ["cough"] } });
    expect(mild.assessment.reasons.map(({ rule }) => rule)).toEqual(expect.arrayContaining(["S-MILD-R"]));
    expect(mild.acceptedUntil).toBeGreaterThan(Date.now());
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
