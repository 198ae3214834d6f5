import { beforeEach, describe, expect, it } from "vitest";
import { drain } from "../../../worker/ground/delivery/drain.ts";
import { liveKit } from "../../../worker/ground/platform/livekit.ts";
import { onCloseCall, onReconcileCall } from "../../../worker/journey/consultation/call/effects.ts";
import { alter, column, problemOf } from "../../builders/answers.ts";
import { aConsultation, aDoctor, aHospital, aPresence, type TestConsultation } from "../../builders/consultation.ts";
import { aContext } from "../../builders/context.ts";
import { deployedWith, UNREACHABLE } from "../../builders/deployment.ts";
import { aFacility, aPatient, aPhone, aStaff, send, type TestPatient, type TestStaff } from "../../builders/world.ts";

let nurse: TestStaff;
let doctor: TestStaff;
let patient: TestPatient;
let consultation: TestConsultation;

beforeEach(async () => {
  nurse = await aStaff(await aFacility());
  doctor = await aDoctor(await aHospital());
  patient = await aPatient(nurse.facilityId);
  consultation = await aConsultation(patient, doctor.facilityId, nurse.id, { state: "accepted", doctor: doctor.id });
});

const callPath = () => `/api/consultations/${consultation.id}/call`;
const invitation = (as: { cookie: string }, method = "POST") =>
  send(`/api/consultations/${consultation.id}/patient-invitation`, { as, method });
const invitedBy = () => column("SELECT patient_invited_by FROM consultations");

describe("calls are refused plainly where there are none", () => {
  it("not configured: whoever may is told, whoever may not learns nothing; nothing is written", async () => {
    expect(await problemOf(await send(callPath(), { as: nurse, method: "POST" }), "calls-not-configured")).toMatchObject({
      status: 503,
    });
    await problemOf(await send(callPath(), { as: await aStaff(await aFacility()), method: "POST" }), "not-found");
    const phone = await aPhone(patient.personId);
    await problemOf(await send(`/api/phone${callPath().slice(4)}`, { as: phone, method: "POST" }), "not-found");
    await alter("UPDATE consultations SET patient_invited_at = 1");
    await problemOf(await send(`/api/phone${callPath().slice(4)}`, { as: phone, method: "POST" }), "calls-not-configured");
    expect(await column("SELECT count(*) FROM audit")).toBe(0);
    expect(await column("SELECT room_opened_at FROM consultations")).toBeNull();
  });

  it("not reached: said at once, and the consultation goes on in writing", async () => {
    const request = deployedWith(UNREACHABLE);
    expect(await problemOf(await request(callPath(), { as: nurse, method: "POST" }), "calls-unreachable")).toMatchObject({
      status: 503,
    });
    expect(await column("SELECT state FROM consultations")).toBe("accepted");
  });

  it("an admission is looked after once its room can be there; one look is enough for two", async () => {
    const looks = () => column("SELECT count(*) FROM outbox WHERE effect = 'reconcile_call' AND due_at > ?", Date.now() + 5_000);
    const soon = "INSERT INTO outbox (facility_id, effect, key, due_at) VALUES (?, 'reconcile_call', ?, ?)";
    await alter(soon, nurse.facilityId, consultation.id, Date.now() + 1_000);
    const request = deployedWith(UNREACHABLE);
    await request(callPath(), { as: nurse, method: "POST" });
    expect(await looks()).toBe(1);
    await request(callPath(), { as: doctor, method: "POST" });
    expect(await looks()).toBe(1);
  });

  it("a look or an end that does not reach the server is tried again later", async () => {
    const calls = liveKit({
      url: "ws://127.0.0.1:1",
      apiUrl: "http://127.0.0.1:1",
      apiKey: "k",
      apiSecret: "s".repeat(32),
      iceServers: null,
    });
    const { ctx } = aContext(Date.now, { calls });
    const put = "INSERT INTO outbox (facility_id, effect, key, due_at) VALUES (?, ?, ?, 1)";
    await alter(put, nurse.facilityId, "reconcile_call", consultation.id);
    expect(await drain(ctx, nurse.facilityId, { reconcile_call: onReconcileCall })).toBeGreaterThan(Date.now());
    expect(await column("SELECT tries FROM outbox WHERE done_at IS NULL")).toBe(1);
  });

  it("a call server that was taken away since holds up no end: everybody has left", async () => {
    await aPresence(consultation, nurse.id, nurse.sessionId);
    await alter("UPDATE consultations SET state = 'decided', room_opened_at = 1");
    await onCloseCall(aContext().ctx, { seq: 1, effect: "close_call", key: consultation.id, tries: 0 });
    expect(await column("SELECT left_how FROM call_presences")).toBe("reconciled");
    expect(await column("SELECT room_closed_at FROM consultations")).not.toBeNull();
  });
});

describe("the patient is invited, and uninvited, by whoever is in the call", () => {
  it("the station or the doctor; a second time changes nothing", async () => {
    expect((await invitation(nurse)).status).toBe(204);
    expect((await invitation(doctor)).status).toBe(204);
    expect(await invitedBy()).toBe(nurse.id);
    expect(await column("SELECT count(*) FROM audit WHERE action = 'patient_invited'")).toBe(1);
    expect(await column("SELECT count(DISTINCT facility_id) FROM feed")).toBe(2);
    expect((await invitation(doctor, "DELETE")).status).toBe(204);
    expect((await invitation(doctor, "DELETE")).status).toBe(204);
    expect(await invitedBy()).toBeNull();
    expect(await column("SELECT key FROM outbox WHERE effect = 'remove_from_call'")).toBe(
      `${consultation.id}|${patient.personId}`,
    );
    expect(await column("SELECT count(*) FROM audit WHERE action = 'patient_uninvited'")).toBe(1);
  });

  it("not by a colleague, a stranger or a phone, and not once it is over", async () => {
    await problemOf(await invitation(await aDoctor(doctor.facilityId)), "consultation-moved-on");
    await problemOf(await invitation(await aStaff(await aFacility())), "not-found");
    await problemOf(await invitation(await aStaff(nurse.facilityId, { role: "officer" })), "forbidden");
    await problemOf(await invitation(await aPhone(patient.personId)), "not-signed-in");
    await alter("UPDATE consultations SET state = 'decided'");
    expect(await problemOf(await invitation(nurse), "consultation-moved-on")).toMatchObject({ state: "decided" });
    expect(await invitedBy()).toBeNull();
  });
});
