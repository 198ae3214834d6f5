import { env } from "cloudflare:workers";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { sweep } from "../../../worker/cron.ts";
import { alter, column, problemOf } from "../../builders/answers.ts";
import { type News, newsBody, signatureOf } from "../../builders/call-news.ts";
import { aConsultation, aDoctor, aHospital, type TestConsultation } from "../../builders/consultation.ts";
import { aContext } from "../../builders/context.ts";
import { deployedWith, UNREACHABLE } from "../../builders/deployment.ts";
import { aFacility, aPatient, aPhone, aStaff, send, type TestPatient, type TestStaff } from "../../builders/world.ts";

const NOW = Math.floor(Date.now() / 1_000) * 1_000;
const request = deployedWith(UNREACHABLE);
let nurse: TestStaff;
let doctor: TestStaff;
let patient: TestPatient;
let consultation: TestConsultation;
let room: string;
const logged = vi.spyOn(console, "log");

beforeEach(async () => {
  nurse = await aStaff(await aFacility());
  doctor = await aDoctor(await aHospital());
  patient = await aPatient(nurse.facilityId);
  consultation = await aConsultation(patient, doctor.facilityId, nurse.id, { state: "accepted", doctor: doctor.id });
  room = String(await column("SELECT room_name FROM consultations WHERE id = ?", consultation.id));
});
afterEach(() => logged.mockClear());

const post = (body: string, authorization: string | null) =>
  request("/api/livekit/webhook", {
    method: "POST",
    body,
    headers: { "content-type": "application/webhook+json", ...(authorization === null ? {} : { authorization }) },
  });
async function tell(news: Partial<News> & { event: string }): Promise<number> {
  const body = newsBody({ at: NOW, room, ...news });
  return (await post(body, await signatureOf(body))).status;
}
const who = (party: string, device: string, sid = "PA_1") => ({ identity: `${party}:${device}`, sid, joinedAt: NOW - 60_250 });
const theNurse = () => who(nurse.id, nurse.sessionId);
const presences = async () =>
  (await env.DB.prepare("SELECT party, joined_at, left_at, left_how FROM call_presences ORDER BY participant_sid").all()).results;
const refusals = () =>
  logged.mock.calls
    .map(([line]): { event?: string; reason?: string; id?: string | null } => JSON.parse(String(line)))
    .filter(({ event }) => event === "webhook_refused")
    .map(({ reason, id }) => [reason, id]);
const feedLines = () => column("SELECT count(*) FROM feed");
const stay = { party: "", joined_at: NOW - 60_250, left_at: null as number | null, left_how: null as string | null };
const nurseStay = (over: Partial<typeof stay> = {}) => ({ ...stay, party: nurse.id, ...over });

describe("only LiveKit is believed", () => {
  it("its own signature over the very body is taken", async () => {
    expect(await tell({ event: "participant_joined", who: theNurse() })).toBe(204);
    expect(await presences()).toEqual([nurseStay()]);
    expect(refusals()).toEqual([]);
  });

  it("none, another key's, one of another body, one that has expired: refused, logged, nothing written", async () => {
    const body = newsBody({ event: "participant_joined", at: NOW, room, who: theNurse() });
    const wrong = [
      null,
      "",
      "nonsense",
      await signatureOf(body, "another secret, which is at least 32 characters long"),
      await signatureOf(body.replace("participant_joined", "participant_left")),
      await signatureOf(body, UNREACHABLE.LIVEKIT_API_SECRET, -60),
    ];
    for (const signature of wrong) await problemOf(await post(body, signature), "not-signed-in");
    await problemOf(await post("no json", await signatureOf("no json")), "not-signed-in");
    expect(refusals()).toEqual(Array.from({ length: 7 }, () => ["signature", null]));
    expect(await presences()).toEqual([]);
    expect(await column("SELECT count(*) FROM call_webhooks")).toBe(0);
  });

  it("a deployment without calls believes nobody", async () => {
    const body = newsBody({ event: "participant_joined", at: NOW, room, who: theNurse() });
    const answer = await send("/api/livekit/webhook", { method: "POST", headers: { authorization: await signatureOf(body) } });
    await problemOf(answer, "not-signed-in");
  });
});

describe("what is no news changes nothing and is logged by its id", () => {
  it("older than five minutes", async () => {
    expect(await tell({ id: "EV_old", event: "participant_joined", at: NOW - 302_000, who: theNurse() })).toBe(204);
    expect(await presences()).toEqual([]);
    expect(refusals()).toEqual([["too_old", "EV_old"]]);
    expect(await tell({ event: "participant_joined", at: NOW - 200_000, who: theNurse() })).toBe(204);
    expect(await presences()).toHaveLength(1);
  });

  it("told twice", async () => {
    await tell({ id: "EV_1", event: "participant_joined", who: theNurse() });
    const lines = await feedLines();
    await alter("DELETE FROM call_presences");
    expect(await tell({ id: "EV_1", event: "participant_joined", who: theNurse() })).toBe(204);
    expect(await presences()).toEqual([]);
    expect(await feedLines()).toBe(lines);
    expect(refusals()).toEqual([["twice", "EV_1"]]);
  });

  it("about a room that is none of ours", async () => {
    expect(await tell({ id: "EV_2", event: "participant_joined", room: "elsewhere", who: theNurse() })).toBe(204);
    expect(refusals()).toEqual([["no_such_room", "EV_2"]]);
    expect(await presences()).toEqual([]);
  });

  it("about tracks", async () => {
    expect(await tell({ event: "track_published", who: theNurse() })).toBe(204);
    expect(await column("SELECT count(*) FROM call_webhooks")).toBe(0);
  });

  it("ids are kept for a day, long enough to know them again", async () => {
    await tell({ id: "EV_young", event: "room_finished" });
    await alter("INSERT INTO call_webhooks VALUES ('EV_old', ?)", Date.now() - 86_400_001);
    await sweep(aContext().ctx);
    expect(await column("SELECT group_concat(id) FROM call_webhooks")).toBe("EV_young");
  });
});

describe("from when to when each was in the room", () => {
  it("came and left; both boards learn of it", async () => {
    await tell({ event: "participant_joined", who: theNurse() });
    expect(await feedLines()).toBe(2);
    await tell({ event: "participant_left", who: theNurse() });
    expect(await presences()).toEqual([nurseStay({ left_at: NOW, left_how: "told" })]);
    expect(await column("SELECT count(DISTINCT facility_id) FROM feed")).toBe(2);
    expect(await feedLines()).toBe(4);
  });

  it("in any order: a departure before its arrival is a whole stay", async () => {
    await tell({ event: "participant_left", who: theNurse() });
    await tell({ event: "participant_joined", who: theNurse() });
    expect(await presences()).toEqual([nurseStay({ left_at: NOW, left_how: "told" })]);
  });

  it("both at once", async () => {
    const events = ["participant_left", "participant_joined"];
    expect(await Promise.all(events.map((event) => tell({ event, who: theNurse() })))).toEqual([204, 204]);
    expect(await presences()).toEqual([nurseStay({ left_at: NOW, left_how: "told" })]);
  });

  it("an arrival told again, under another id, changes nothing", async () => {
    await tell({ event: "participant_joined", who: theNurse() });
    await tell({ event: "participant_joined", who: theNurse() });
    expect(await presences()).toEqual([nurseStay()]);
    expect(await feedLines()).toBe(2);
  });

  it("what is told is more exact than what a look found, and is never told away", async () => {
    await tell({ event: "participant_joined", who: theNurse() });
    await alter("UPDATE call_presences SET left_at = ?, left_how = 'reconciled'", NOW + 15_000);
    await tell({ event: "participant_left", who: theNurse() });
    const lines = await feedLines();
    await tell({ event: "participant_left", at: NOW + 9_000, who: theNurse() });
    expect(await feedLines()).toBe(lines);
    expect(await presences()).toEqual([nurseStay({ left_at: NOW, left_how: "told" })]);
  });

  it("nobody leaves before they came, though LiveKit tells of it in whole seconds", async () => {
    await tell({ event: "participant_left", at: NOW - 61_000, who: theNurse() });
    expect(await presences()).toEqual([nurseStay({ left_at: NOW - 60_250, left_how: "told" })]);
  });

  it("one whose connection never stood was not there; one that broke off was", async () => {
    await tell({ event: "participant_connection_aborted", who: theNurse() });
    expect(await presences()).toEqual([]);
    await tell({ event: "participant_joined", who: theNurse() });
    await tell({ event: "participant_connection_aborted", who: theNurse() });
    expect(await presences()).toEqual([nurseStay({ left_at: NOW, left_how: "told" })]);
  });

  it("an arrival told only after the room was ended stays open for nobody; a departure told later is more exact", async () => {
    await alter("UPDATE consultations SET state = 'decided', decided_at = 1, room_closed_at = ?", NOW + 2_000);
    await tell({ event: "participant_joined", who: theNurse() });
    expect(await presences()).toEqual([nurseStay({ left_at: NOW + 2_000, left_how: "reconciled" })]);
    await tell({ event: "participant_left", who: theNurse() });
    expect(await presences()).toEqual([nurseStay({ left_at: NOW, left_how: "told" })]);
  });

  it("the end of the room ends every stay in it", async () => {
    await tell({ event: "participant_joined", who: theNurse() });
    await tell({ event: "participant_joined", who: who(doctor.id, doctor.sessionId, "PA_2") });
    await tell({ event: "room_finished" });
    expect(await presences()).toMatchObject([{ left_how: "told" }, { party: doctor.id, left_at: NOW, left_how: "told" }]);
  });
});

describe("whoever may not be there is found at once", () => {
  const intruders = () => column("SELECT count(*) FROM audit WHERE action = 'call_intruder_removed'");

  it("the nurse, the doctor who has it and the invited phone may", async () => {
    const phone = await aPhone(patient.personId);
    await alter("UPDATE consultations SET patient_invited_at = 1");
    await tell({ event: "participant_joined", who: theNurse() });
    await tell({ event: "participant_joined", who: who(doctor.id, doctor.sessionId, "PA_2") });
    await tell({ event: "participant_joined", who: who(patient.personId, phone.deviceId, "PA_3") });
    expect(await intruders()).toBe(0);
  });

  it.each([
    ["a colleague of the doctor's", async () => aDoctor(doctor.facilityId)],
    ["another station's nurse", async () => aStaff(await aFacility())],
    ["the station's officer", async () => aStaff(nurse.facilityId, { role: "officer" })],
  ])("%s may not; they were there all the same, and that stands in the record", async (_, somebody) => {
    const { id, sessionId } = await somebody();
    await tell({ event: "participant_joined", who: who(id, sessionId) });
    expect(await intruders()).toBe(1);
    expect(await presences()).toMatchObject([{ party: id }]);
  });

  it("nor a phone that is not invited, that has lost the patient, or that speaks for somebody else", async () => {
    const phone = await aPhone(patient.personId);
    await tell({ event: "participant_joined", who: who(patient.personId, phone.deviceId) });
    expect(await intruders()).toBe(1);
    await alter("UPDATE consultations SET patient_invited_at = 1");
    const stranger = await aPatient(nurse.facilityId);
    await tell({ event: "participant_joined", who: who(stranger.personId, phone.deviceId, "PA_2") });
    expect(await intruders()).toBe(2);
    await alter("UPDATE grants SET revoked_at = 1 WHERE device_id = ?", phone.deviceId);
    await tell({ event: "participant_joined", who: who(patient.personId, phone.deviceId, "PA_3") });
    expect(await intruders()).toBe(3);
  });

  it("nor a session of somebody else's under one's own name, nor anybody once it is decided", async () => {
    await tell({ event: "participant_joined", who: who(nurse.id, doctor.sessionId) });
    expect(await intruders()).toBe(1);
    await alter("UPDATE consultations SET state = 'decided'");
    await tell({ event: "participant_joined", who: who(nurse.id, nurse.sessionId, "PA_2") });
    expect(await intruders()).toBe(2);
  });
});
