import { beforeEach, describe, expect, it } from "vitest";
import { deviceSession } from "#schema/api/access.ts";
import { alter, column, problemOf, read } from "../../builders/answers.ts";
import { aConsultation, aDoctor, aHospital, anOpinion } from "../../builders/consultation.ts";
import { aFacility, aPatient, aPhone, aStaff, newId, send, type TestPatient, type TestStaff } from "../../builders/world.ts";

let nurse: TestStaff;
let mother: TestPatient;
let child: TestPatient;
let phone: Awaited<ReturnType<typeof aPhone>>;

beforeEach(async () => {
  nurse = await aStaff(await aFacility());
  mother = await aPatient(nurse.facilityId);
  child = await aPatient(nurse.facilityId, { name: "Bé Na", birth_date: "2015-02-01" });
  phone = await aPhone(mother.personId, child.personId);
});

const session = async () => read(await send("/api/phone/session", { as: phone }), 200, deviceSession);
const raise = (kind: string, severity: string, holder: string | null) =>
  alter(
    `INSERT INTO alerts (id, episode_id, facility_id, kind, state, severity, reasons, opened_at, clock_from, holder_id)
     VALUES (?, ?, ?, ?, 'acknowledged', ?, '[]', 1, 2, ?)`,
    newId("alr"),
    mother.episodeId,
    nurse.facilityId,
    kind,
    severity,
    holder,
  );

describe("what a phone knows", () => {
  it("is its people, each with the illness that is followed and whom to call", async () => {
    const { people, deviceId, parameters } = await session();
    expect(deviceId).toBe(phone.deviceId);
    expect(parameters.version).toBe(1);
    expect(people).toHaveLength(2);
    expect(people.find((person) => person.personId === child.personId)).toMatchObject({
      name: "Bé Na",
      birth: { date: "2015-02-01", precision: "day" },
      facility: { healthPhone: "0292 300 0001" },
      hasCheckedIn: false,
      pregnant: null,
      hasOximeter: null,
      chronicHypoxia: false,
    });
  });

  it("is the worst alert that the family reported, with its holder; the station's own questions are not shown, nor a request, which is no danger", async () => {
    await raise("eligibility", "urgent", null);
    expect((await session()).people[0]?.openAlert).toBeNull();
    await raise("request", "watch", null);
    expect((await session()).people[0]?.openAlert).toBeNull();
    await raise("clinical", "emergency", nurse.id);
    const told = (await session()).people.find((person) => person.personId === mother.personId);
    expect(told?.openAlert).toEqual({ severity: "emergency", since: 2, holder: { id: nurse.id, name: "Hà", title: "ĐD" } });
  });

  it("is what a hospital doctor decided last about each of them", async () => {
    const opinionOf = async (of: TestPatient) => (await session()).people.find((each) => each.personId === of.personId)?.opinion;
    expect(await opinionOf(mother)).toBeNull();
    const doctor = await aDoctor(await aHospital());
    const asked = await aConsultation(mother, doctor.facilityId, nurse.id, { state: "decided", doctor: doctor.id });
    await anOpinion(asked, doctor.id, { signed_at: 7 });
    await anOpinion(asked, doctor.id, { version: 2, disposition: "transfer_hospital", signed_at: 9 });
    expect(await opinionOf(mother)).toEqual({ at: 9, disposition: "transfer_hospital" });
    expect(await opinionOf(child)).toBeNull();
  });

  it("is the call into which the family is asked now, while a doctor has the question", async () => {
    const callOf = async (of: TestPatient) => (await session()).people.find((each) => each.personId === of.personId)?.call;
    const doctor = await aDoctor(await aHospital());
    const asked = await aConsultation(mother, doctor.facilityId, nurse.id, { state: "accepted", doctor: doctor.id });
    expect(await callOf(mother)).toBeNull();
    await alter("UPDATE consultations SET patient_invited_at = 7, patient_invited_by = ?", doctor.id);
    const by = { id: doctor.id, name: "Khoa", title: "BS" };
    expect(await callOf(mother)).toEqual({ consultationId: asked.id, by, at: 7 });
    expect(await callOf(child)).toBeNull();
    for (const state of ["ringing", "unanswered", "decided", "withdrawn"]) {
      await alter("UPDATE consultations SET state = ?", state);
      expect([state, await callOf(mother)]).toEqual([state, null]);
    }
  });

  it("is the illness that ended last, when none is followed", async () => {
    await alter("UPDATE episodes SET state = 'ended', end_reason = 'recovered', ended_at = 9 WHERE id = ?", mother.episodeId);
    const told = (await session()).people.find((person) => person.personId === mother.personId);
    expect(told).toMatchObject({ episodeId: mother.episodeId, episodeState: "ended", endReason: "recovered" });
  });

  it("lives on for 400 days with each day of use", async () => {
    const response = await send("/api/phone/session", { as: phone });
    expect(response.headers.get("set-cookie")).toBe(`${phone.cookie}; Path=/; Max-Age=34560000; HttpOnly; SameSite=Lax`);
    await response.text();
    const expires = () => column("SELECT expires_at FROM devices WHERE id = ?", phone.deviceId);
    await expect.poll(expires).toBeGreaterThan(Date.now() + 399 * 86_400_000);
    expect((await send("/api/phone/session", { as: phone })).headers.get("set-cookie")).toBeNull();
  });
});

describe("taking people off a phone", () => {
  it("one by one, on the phone itself; the station is told", async () => {
    expect((await send(`/api/phone/people/${child.personId}`, { as: phone, method: "DELETE" })).status).toBe(204);
    expect((await session()).people.map((person) => person.personId)).toEqual([mother.personId]);
    await problemOf(await send(`/api/phone/people/${child.personId}`, { as: phone, method: "DELETE" }), "not-found");
    expect(await column("SELECT episode_id FROM feed")).toBe(child.episodeId);
    expect(await column("SELECT actor FROM audit WHERE action = 'person_left_phone'")).toBe(phone.deviceId);
  });

  it("all at once, and the phone is nobody's any more", async () => {
    const response = await send("/api/phone/session", { as: phone, method: "DELETE" });
    expect(response.status).toBe(204);
    expect(response.headers.get("set-cookie")).toContain("device=; Path=/; Max-Age=0");
    await problemOf(await send("/api/phone/session", { as: phone }), "not-signed-in");
    expect(await column("SELECT count(*) FROM grants WHERE revoked_at IS NULL")).toBe(0);
    expect(await column("SELECT count(*) FROM feed")).toBe(2);
  });

  it("by a nurse, for a phone that was lost; others on it stay", async () => {
    const path = `/api/episodes/${mother.episodeId}/phones/${phone.deviceId}`;
    expect((await send(path, { as: nurse, method: "DELETE" })).status).toBe(204);
    expect((await session()).people.map((person) => person.personId)).toEqual([child.personId]);
    await problemOf(await send(path, { as: nurse, method: "DELETE" }), "not-found");
    const stranger = await aStaff(await aFacility());
    const other = `/api/episodes/${child.episodeId}/phones/${phone.deviceId}`;
    await problemOf(await send(other, { as: stranger, method: "DELETE" }), "not-found");
  });
});

it("knows no people of another phone", async () => {
  const other = await aPhone();
  await problemOf(await send(`/api/phone/people/${mother.personId}`, { as: other, method: "DELETE" }), "not-found");
  expect((await read(await send("/api/phone/session", { as: other }), 200, deviceSession)).people).toEqual([]);
});
