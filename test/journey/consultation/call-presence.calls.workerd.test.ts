import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { admission } from "#schema/api/consultation.ts";
import type { Calls } from "../../../worker/ground/platform/ports.ts";
import { onCloseCall, onReconcileCall } from "../../../worker/journey/consultation/call/effects.ts";
import { reconcileCall } from "../../../worker/journey/consultation/call/reconcile-call.ts";
import { onRemoveFromCall } from "../../../worker/journey/consultation/call/remove-from-call.ts";
import { alter, column, read } from "../../builders/answers.ts";
import { theCallServer } from "../../builders/call-server.ts";
import { aConsultation, aDoctor, aHospital, type TestConsultation } from "../../builders/consultation.ts";
import { aContext } from "../../builders/context.ts";
import { joins } from "../../builders/in-room.ts";
import { aFacility, aPatient, aPhone, aStaff, send, type TestPatient, type TestStaff } from "../../builders/world.ts";
import { interruptedDatabase } from "../../fakes/interrupted-database.ts";

let nurse: TestStaff;
let doctor: TestStaff;
let patient: TestPatient;
let consultation: TestConsultation;
let calls: Calls;
let room: string;

beforeEach(async () => {
  nurse = await aStaff(await aFacility());
  doctor = await aDoctor(await aHospital());
  patient = await aPatient(nurse.facilityId);
  consultation = await aConsultation(patient, doctor.facilityId, nurse.id, { state: "accepted", doctor: doctor.id });
  calls = theCallServer();
  room = String(await column("SELECT room_name FROM consultations WHERE id = ?", consultation.id));
});

/** Whoever came, came long before this look. */
const LATER_MS = 15_000;
const effect = (key: string = consultation.id) => ({ seq: 1, effect: "an effect", key, tries: 0 });
function lookLater() {
  const context = aContext(() => Date.now() + LATER_MS, { calls });
  return { ...context, look: () => onReconcileCall(context.ctx, effect()) };
}

const path = (rest: string) => `/api/consultations/${consultation.id}/${rest}`;
async function joinAs(as: { cookie: string }, address = path("call")) {
  return joins(await read(await send(address, { as, method: "POST" }), 200, admission));
}
const identities = async () => (await calls.present(room))?.map(({ identity }) => identity).toSorted();
const presences = async () =>
  (
    await env.DB.prepare("SELECT party, device, joined_at, left_at, left_how FROM call_presences ORDER BY joined_at").all<{
      party: string;
      joined_at: number;
      left_at: number | null;
      left_how: string | null;
    }>()
  ).results;
const feedLines = () => column("SELECT count(*) FROM feed");
const nextLooks = () => column("SELECT count(*) FROM outbox WHERE effect = 'reconcile_call' AND done_at IS NULL");

describe("a look into the room corrects the record", () => {
  it("whoever is there without a record has one, from when LiveKit says they came; a second look changes nothing", async () => {
    await joinAs(nurse);
    await joinAs(doctor);
    const before = Number(await feedLines());
    const { look, poked } = lookLater();
    await look();
    const found = await presences();
    expect(found).toMatchObject([
      { party: nurse.id, device: nurse.sessionId, left_at: null },
      { party: doctor.id, device: doctor.sessionId, left_at: null },
    ]);
    for (const { joined_at } of found) expect(Math.abs(joined_at - Date.now())).toBeLessThan(10_000);
    expect(await feedLines()).toBe(before + 2);
    expect(poked).toEqual([nurse.facilityId, doctor.facilityId]);
    await look();
    expect(await feedLines()).toBe(before + 2);
    expect(await presences()).toEqual(found);
  });

  it("whoever is not there any more has left, at the time of the look; one who was told to have left keeps that time", async () => {
    await joinAs(nurse);
    const gone = await joinAs(doctor);
    const { look } = lookLater();
    await look();
    gone.leave();
    await expect.poll(identities).toEqual([`${nurse.id}:${nurse.sessionId}`]);
    await look();
    const [, second] = await presences();
    expect(second).toMatchObject({ party: doctor.id, left_how: "reconciled" });
    expect(second?.left_at).toBeGreaterThan(Date.now() + LATER_MS - 5_000);
    await alter("UPDATE call_presences SET left_at = 7, left_how = 'told' WHERE party = ?", nurse.id);
    await look();
    expect((await presences())[0]).toMatchObject({ left_at: 7, left_how: "told" });
  });

  it("one who only seemed to have left goes on; one who came a moment ago is not missed yet", async () => {
    await joinAs(nurse);
    const { look } = lookLater();
    await look();
    await alter("UPDATE call_presences SET left_at = 7, left_how = 'reconciled'");
    await look();
    expect(await presences()).toMatchObject([{ left_at: null, left_how: null }]);
    await alter("UPDATE call_presences SET participant_sid = 'PA_other', joined_at = ?", Date.now() + LATER_MS - 1_000);
    await look();
    expect(await presences()).toMatchObject([{ left_at: null }, { left_at: null }]);
  });

  it("a departure that is told while the room is looked into keeps its time", async () => {
    await joinAs(nurse);
    await lookLater().look();
    await calls.close(room);
    const seen = { at: Date.now() + LATER_MS, there: null };
    const db = interruptedDatabase(env.DB, () => alter("UPDATE call_presences SET left_at = 7, left_how = 'told'"));
    await reconcileCall(aContext(() => seen.at, { db }).ctx, consultation.id, seen);
    expect(await presences()).toMatchObject([{ left_at: 7, left_how: "told" }]);
  });

  it("the next look is set while there is a room; once it is gone everybody has left and nobody looks any more", async () => {
    await joinAs(nurse);
    await alter("UPDATE outbox SET done_at = 1");
    const { look } = lookLater();
    await look();
    expect(await nextLooks()).toBe(1);
    await alter("UPDATE outbox SET done_at = 1");
    await calls.close(room);
    await look();
    expect(await nextLooks()).toBe(0);
    expect(await presences()).toMatchObject([{ party: nurse.id, left_how: "reconciled" }]);
    await joinAs(nurse);
    expect(await nextLooks()).toBe(1);
  });
});

describe("whoever may not be there is put out, and that is written down", () => {
  it("a nurse whose session has ended, and a name that is none of ours; the doctor stays", async () => {
    const revoked = await joinAs(nurse);
    await joinAs(doctor);
    const stranger = await joins(await calls.pass(room, "somebody"));
    await alter("UPDATE staff_sessions SET revoked_at = 1 WHERE id = ?", nurse.sessionId);
    await lookLater().look();
    await Promise.all([revoked.out, stranger.out]);
    await expect.poll(identities).toEqual([`${doctor.id}:${doctor.sessionId}`]);
    const audit = await env.DB.prepare(
      "SELECT actor, detail FROM audit WHERE action = 'call_intruder_removed' ORDER BY detail",
    ).all();
    expect(audit.results).toEqual([
      { actor: "system", detail: "null" },
      { actor: "system", detail: JSON.stringify({ party: nurse.id, device: nurse.sessionId }) },
    ]);
    expect((await presences()).map(({ party }) => party).toSorted()).toEqual([nurse.id, doctor.id].toSorted());
  });

  it("the patient's phone when the invitation is taken back, and nobody else", async () => {
    const phone = await aPhone(patient.personId);
    await send(path("patient-invitation"), { as: nurse, method: "POST" });
    await joinAs(nurse);
    const theirs = await joinAs(phone, `/api/phone${path("call").slice(4)}`);
    await send(path("patient-invitation"), { as: doctor, method: "DELETE" });
    await theirs.out;
    await expect.poll(identities).toEqual([`${nurse.id}:${nurse.sessionId}`]);
  });

  it("but not a phone that was invited again meanwhile", async () => {
    const phone = await aPhone(patient.personId);
    await alter("UPDATE consultations SET patient_invited_at = 1");
    await joinAs(phone, `/api/phone${path("call").slice(4)}`);
    await onRemoveFromCall(lookLater().ctx, effect(`${consultation.id}|${patient.personId}`));
    await expect.poll(identities).toEqual([`${patient.personId}:${phone.deviceId}`]);
  });

  it("the doctor who hands it back, while the station waits in the room for the next", async () => {
    await joinAs(nurse);
    const theirs = await joinAs(doctor);
    const body = { reason: "leaving_duty", text: null };
    expect((await send(path("decline"), { as: doctor, body })).status).toBe(204);
    await theirs.out;
    await expect.poll(identities).toEqual([`${nurse.id}:${nurse.sessionId}`]);
  });
});

describe("the room ends with the consultation", () => {
  it("the station asks no more: everybody is out, and left at that moment", async () => {
    const inside = [await joinAs(nurse), await joinAs(doctor)];
    expect((await send(path("withdraw"), { as: nurse, body: { reason: "Đã đỡ" } })).status).toBe(204);
    await Promise.all(inside.map(({ out }) => out));
    await expect.poll(() => column("SELECT room_closed_at FROM consultations")).not.toBeNull();
    expect(await calls.present(room)).toBeNull();
    expect(await presences()).toMatchObject([
      { party: nurse.id, left_how: "told" },
      { party: doctor.id, left_how: "told" },
    ]);
    expect(await column("SELECT count(*) FROM audit WHERE action = 'call_closed'")).toBe(1);
  });

  it("of one who was gone already only the look is known", async () => {
    await joinAs(nurse);
    const { ctx, look } = lookLater();
    await look();
    await calls.close(room);
    await alter("UPDATE consultations SET state = 'withdrawn', withdrawn_at = 1");
    await onCloseCall(ctx, effect());
    expect(await presences()).toMatchObject([{ left_how: "reconciled" }]);
  });

  it("an open consultation keeps its room, whatever the outbox says", async () => {
    await joinAs(nurse);
    await onCloseCall(lookLater().ctx, effect());
    await expect.poll(identities).toEqual([`${nurse.id}:${nurse.sessionId}`]);
  });

  it("a room that was made while the consultation was decided is ended by the next look", async () => {
    const inside = await joinAs(nurse);
    await alter("UPDATE consultations SET state = 'decided', room_closed_at = 5");
    await lookLater().look();
    await inside.out;
    expect(await calls.present(room)).toBeNull();
    expect(await column("SELECT room_closed_at FROM consultations")).toBe(5);
  });
});
