import { beforeEach, describe, expect, it } from "vitest";
import { course, receipt } from "#schema/api/checkin.ts";
import { alter, read } from "../../builders/answers.ts";
import { aCheckin } from "../../builders/checkin.ts";
import { aConsultation, aDoctor, aHospital, anOpinion, type TestConsultation } from "../../builders/consultation.ts";
import {
  aFacility,
  aPatient,
  aPhone,
  aStaff,
  insert,
  newId,
  send,
  type TestPatient,
  type TestStaff,
} from "../../builders/world.ts";

const MINUTE = 60_000;
let patient: TestPatient;
let phone: Awaited<ReturnType<typeof aPhone>>;
let nurse: TestStaff;
let doctor: TestStaff;
let asked: TestConsultation;

beforeEach(async () => {
  patient = await aPatient(await aFacility());
  phone = await aPhone(patient.personId);
  nurse = await aStaff(patient.facilityId);
  doctor = await aDoctor(await aHospital());
  asked = await aConsultation(patient, doctor.facilityId, nurse.id, { state: "decided", doctor: doctor.id });
});

const messages = async () =>
  (await read(await send(`/api/phone/episodes/${patient.episodeId}/course`, { as: phone }), 200, course)).messages;

describe("what professionals said, on the phone", () => {
  it("is the opinion as it was signed: who, what is to be done, the words, when to measure again", async () => {
    await anOpinion(asked, doctor.id, { signed_at: 5_000, patient_text: "Bà ở nhà, uống nước", remeasure_minutes: 120 });
    const opinion = { disposition: "stay_home", remeasureAt: 5_000 + 120 * MINUTE, corrected: false, hospital: "BV Đa khoa" };
    const by = { id: doctor.id, name: "Khoa", title: "BS" };
    expect(await messages()).toEqual([{ at: 5_000, by, text: "Bà ở nhà, uống nước", opinion }]);
  });

  it("is of each consultation the newest version alone; without words the disposition stands by itself", async () => {
    await anOpinion(asked, doctor.id, { signed_at: 1, patient_text: "Bà ở nhà" });
    await anOpinion(asked, doctor.id, { version: 2, disposition: "transfer_hospital", signed_at: 9, correction: "Nhầm" });
    const earlier = await aConsultation(patient, doctor.facilityId, nurse.id, { state: "decided" });
    await anOpinion(earlier, doctor.id, { signed_at: 4 });
    expect(await messages()).toMatchObject([
      { at: 9, text: "", opinion: { disposition: "transfer_hospital", remeasureAt: null, corrected: true } },
      { at: 4, text: "", opinion: { disposition: "stay_home", corrected: false } },
    ]);
  });

  it("stands among the station's own words, newest first, and not what a doctor thinks for colleagues", async () => {
    const note = { id: newId("not"), episode_id: patient.episodeId, author_id: nurse.id, text: "Chiều đo lại", for_patient: 1 };
    await insert("notes", { ...note, at: 6 });
    await anOpinion(asked, doctor.id, { signed_at: 5, assessment: "Nghi nhồi máu phổi", meanwhile: "Đặt đường truyền" });
    const all = await messages();
    expect(all.map(({ at, opinion }) => [at, opinion?.disposition ?? null])).toEqual([
      [6, null],
      [5, "stay_home"],
    ]);
    expect(JSON.stringify(all)).not.toMatch(/nhồi máu|đường truyền/);
  });

  it("answers the check-in before it: the receipt has the opinion", async () => {
    const body = aCheckin({ spo2: { first: 92 } });
    await send(`/api/phone/episodes/${patient.episodeId}/checkins`, { as: phone, body });
    const answer = async () =>
      (await read(await send(`/api/phone/checkins/${body.id}/receipt`, { as: phone }), 200, receipt)).answer;
    await anOpinion(asked, doctor.id, { signed_at: 1 });
    expect(await answer()).toBeNull();
    await alter("UPDATE consultation_opinions SET signed_at = ?", Date.now() + 1_000);
    expect(await answer()).toMatchObject({ by: { id: doctor.id }, opinion: { disposition: "stay_home" } });
  });

  it("is another family's no word of it", async () => {
    await anOpinion(asked, doctor.id, { patient_text: "Bà ở nhà" });
    const other = await aPatient(patient.facilityId);
    const theirs = await aPhone(other.personId);
    const answer = await read(await send(`/api/phone/episodes/${other.episodeId}/course`, { as: theirs }), 200, course);
    expect(answer.messages).toEqual([]);
    expect((await send(`/api/phone/episodes/${patient.episodeId}/course`, { as: theirs })).status).toBe(404);
  });
});
