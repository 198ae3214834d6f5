import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { admission } from "#schema/api/consultation.ts";
import { settingsOf } from "../../../worker/env.ts";
import { sha256 } from "../../../worker/ground/access/credential.ts";
import type { Calls } from "../../../worker/ground/platform/ports.ts";
import { admitToCall } from "../../../worker/journey/consultation/call/admit-to-call.ts";
import { alter, column, problemOf, read } from "../../builders/answers.ts";
import { theCallServer } from "../../builders/call-server.ts";
import { aConsultation, aDoctor, aHospital, type TestConsultation } from "../../builders/consultation.ts";
import { aContext } from "../../builders/context.ts";
import { joins } from "../../builders/in-room.ts";
import { aFacility, aPatient, aPhone, aStaff, send, type TestPatient, type TestStaff } from "../../builders/world.ts";
import { interruptedDatabase } from "../../fakes/interrupted-database.ts";

let nurse: TestStaff;
let doctor: TestStaff;
let patient: TestPatient;
let phone: Awaited<ReturnType<typeof aPhone>>;
let consultation: TestConsultation;
let calls: Calls;

beforeEach(async () => {
  nurse = await aStaff(await aFacility(), { name: "Thu Hà" });
  doctor = await aDoctor(await aHospital());
  patient = await aPatient(nurse.facilityId);
  phone = await aPhone(patient.personId);
  consultation = await aConsultation(patient, doctor.facilityId, nurse.id, { state: "accepted", doctor: doctor.id });
  calls = theCallServer();
});

const staffCall = (as: { cookie: string }) => send(`/api/consultations/${consultation.id}/call`, { as, method: "POST" });
const phoneCall = (as: { cookie: string }) => send(`/api/phone/consultations/${consultation.id}/call`, { as, method: "POST" });
const invite = (as: { cookie: string }, method = "POST") =>
  send(`/api/consultations/${consultation.id}/patient-invitation`, { as, method });
const roomName = () => column("SELECT room_name FROM consultations WHERE id = ?", consultation.id).then(String);
const claimsOf = (token: string): Record<string, unknown> =>
  JSON.parse(atob(token.split(".")[1]?.replaceAll("-", "+").replaceAll("_", "/") ?? ""));

describe("who is let in", () => {
  it("the station's nurse and the doctor who has it, each as themselves, with names for everybody", async () => {
    const lead = await aStaff(nurse.facilityId, { name: "Quân", title: "BS", role: "lead" });
    const asNurse = await read(await staffCall(nurse), 200, admission);
    expect(asNurse.identity).toBe(`${nurse.id}:${nurse.sessionId}`);
    expect(asNurse.people).toEqual({
      [nurse.id]: "ĐD Thu Hà",
      [lead.id]: "BS Quân",
      [doctor.id]: "BS Khoa",
      [patient.personId]: "Nguyễn Thị Lành",
    });
    expect(asNurse.iceServers).toEqual([]);
    const asDoctor = await read(await staffCall(doctor), 200, admission);
    expect(asDoctor.identity).toBe(`${doctor.id}:${doctor.sessionId}`);
    expect(asDoctor.url).toBe(settingsOf(env).calls?.url);
  });

  it("the invited patient's phone, and no other phone", async () => {
    await problemOf(await phoneCall(phone), "not-found");
    expect((await invite(nurse)).status).toBe(204);
    const admitted = await read(await phoneCall(phone), 200, admission);
    expect(admitted.identity).toBe(`${patient.personId}:${phone.deviceId}`);
    const stranger = await aPatient(nurse.facilityId);
    await problemOf(await phoneCall(await aPhone(stranger.personId)), "not-found");
    expect((await invite(doctor, "DELETE")).status).toBe(204);
    await problemOf(await phoneCall(phone), "not-found");
  });

  it("no colleague of the doctor's: they are told who has it; no other station or hospital: there is nothing", async () => {
    const colleague = await aDoctor(doctor.facilityId, { name: "Minh" });
    const told = await problemOf(await staffCall(colleague), "consultation-moved-on");
    expect(told).toMatchObject({ status: 409, state: "accepted", by: { id: doctor.id, name: "Khoa" } });
    await problemOf(await staffCall(await aStaff(await aFacility())), "not-found");
    await problemOf(await staffCall(await aDoctor(await aHospital())), "not-found");
    await problemOf(await staffCall(await aStaff(nurse.facilityId, { role: "officer" })), "forbidden");
    expect(await calls.present(await roomName())).toBeNull();
    expect(await column("SELECT count(*) FROM audit WHERE action = 'call_admitted'")).toBe(0);
  });

  it.each(["ringing", "unanswered", "decided", "withdrawn"])("nobody while it is %s", async (state) => {
    await alter("UPDATE consultations SET patient_invited_at = 1 WHERE id = ?", consultation.id);
    await alter(
      `UPDATE consultations SET state = ?1, doctor_id = CASE WHEN ?1 = 'decided' THEN doctor_id END, withdrawn_at = 1 WHERE id = ?2`,
      state,
      consultation.id,
    );
    expect(await problemOf(await staffCall(nurse), "consultation-moved-on")).toMatchObject({ state });
    expect(await problemOf(await phoneCall(phone), "consultation-moved-on")).toMatchObject({ state });
    expect(await calls.present(await roomName())).toBeNull();
  });
});

describe("what a pass allows", () => {
  it("this room alone, for five minutes at most, with camera and microphone, and it says nothing of the person", async () => {
    const { token, identity } = await read(await staffCall(nurse), 200, admission);
    const { exp, nbf, sub, video, ...rest } = claimsOf(token);
    expect(Number(exp) - Number(nbf)).toBeGreaterThan(0);
    expect(Number(exp) - Number(nbf)).toBeLessThanOrEqual(300);
    expect(Number(exp) * 1_000).toBeLessThanOrEqual(Date.now() + 301_000);
    expect(sub).toBe(identity);
    expect(video).toEqual({
      roomJoin: true,
      room: await roomName(),
      canPublish: true,
      canPublishSources: ["camera", "microphone"],
      canSubscribe: true,
      canPublishData: false,
    });
    expect(Object.keys(rest)).toEqual(["iss"]);
  });

  it("nothing once the room has ended: a room is there only because somebody was admitted", async () => {
    const room = await roomName();
    expect(await calls.present(room)).toBeNull();
    await expect(joins(await calls.pass(room, `${nurse.id}:${nurse.sessionId}`))).rejects.toThrow(/does not exist/);
    const pass = await read(await staffCall(nurse), 200, admission);
    expect(await calls.present(room)).toEqual([]);
    const inside = await joins(pass);
    expect(await calls.present(room)).toMatchObject([{ identity: pass.identity }]);
    await calls.close(room);
    await inside.out;
    await expect(joins(pass)).rejects.toThrow(/does not exist/);
  });
});

it("the record comes first: who was admitted, both boards, and a clock that looks into the room", async () => {
  await read(await staffCall(nurse), 200, admission);
  const opened = await column("SELECT room_opened_at FROM consultations WHERE id = ?", consultation.id);
  await read(await staffCall(doctor), 200, admission);
  expect(await column("SELECT room_opened_at FROM consultations WHERE id = ?", consultation.id)).toBe(opened);
  const audit = await env.DB.prepare(
    "SELECT actor, facility_id, subject FROM audit WHERE action = 'call_admitted' ORDER BY seq",
  ).all();
  expect(audit.results).toEqual([
    { actor: nurse.id, facility_id: nurse.facilityId, subject: consultation.id },
    { actor: doctor.id, facility_id: doctor.facilityId, subject: consultation.id },
  ]);
  expect(await column("SELECT count(*) FROM feed WHERE facility_id = ?", nurse.facilityId)).toBe(2);
  expect(await column("SELECT count(*) FROM feed WHERE facility_id = ?", doctor.facilityId)).toBe(2);
  const clocks = await env.DB.prepare("SELECT facility_id, key, due_at > ? AS later FROM outbox WHERE effect = 'reconcile_call'")
    .bind(Date.now())
    .all();
  expect(clocks.results).toEqual([{ facility_id: nurse.facilityId, key: consultation.id, later: 1 }]);
});

it("a consultation that is decided while somebody is let in lets nobody in", async () => {
  const db = interruptedDatabase(env.DB, () => alter("UPDATE consultations SET state = 'decided'"));
  const { ctx } = aContext(Date.now, { db, calls });
  const credential = { kind: "staff", tokenHash: await sha256(nurse.cookie.replace("staff=", "")) } as const;
  const refused = await admitToCall(ctx, credential, consultation.id);
  expect(refused).toMatchObject({ ok: false, failure: { tag: "consultation-moved-on", state: "decided" } });
  expect(await calls.present(await roomName())).toBeNull();
  expect(await column("SELECT count(*) FROM audit")).toBe(0);
});
