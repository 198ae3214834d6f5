import { beforeEach, describe, expect, it } from "vitest";
import { type PatientRecord, patientRecord, type TimelineEntry } from "#schema/api/record.ts";
import { alter, read } from "../../builders/answers.ts";
import { aConsultation, aDoctor, aHospital, anAsking, anOpinion, aPresence, aRing } from "../../builders/consultation.ts";
import { aFacility, aPatient, aPhone, aStaff, send, type TestPatient, type TestStaff } from "../../builders/world.ts";

const ASKED = 1_000_000;
let patient: TestPatient;
let nurse: TestStaff;
let doctor: TestStaff;

beforeEach(async () => {
  patient = await aPatient(await aFacility());
  nurse = await aStaff(patient.facilityId);
  doctor = await aDoctor(await aHospital());
});

const ask = (over: Parameters<typeof aConsultation>[3] = {}) =>
  aConsultation(patient, doctor.facilityId, nurse.id, { doctor: doctor.id, asked_at: ASKED, ...over });
const record = async (): Promise<PatientRecord> =>
  read(await send(`/api/episodes/${patient.episodeId}`, { as: nurse }), 200, patientRecord);
const timeline = async () => (await record()).timeline;
const told = async (): Promise<(readonly [number, string])[]> =>
  (await timeline()).map(({ at, what }) => [at - ASKED, what] as const).reverse();
const entry = async (what: TimelineEntry["what"]) => (await timeline()).filter((each) => each.what === what);

describe("the consultations of a record", () => {
  it("are all about this illness, newest first, with what each came to", async () => {
    const first = await ask({ state: "withdrawn" });
    const second = await ask({ state: "decided" });
    await anOpinion(second, doctor.id);
    await aConsultation(await aPatient(patient.facilityId), doctor.facilityId, nurse.id);
    const { consultations } = await record();
    expect(consultations).toMatchObject([
      { id: second.id, state: "decided", opinion: { disposition: "stay_home", version: 1 } },
      { id: first.id, state: "withdrawn", withdrawn: { reason: "Đã đỡ" } },
    ]);
  });

  it("another question may be asked when none is open and the illness is followed", async () => {
    const mayAsk = async () => (await record()).may.includes("ask-consultation");
    expect(await mayAsk()).toBe(true);
    await ask();
    for (const [state, may] of Object.entries({
      ringing: false,
      unanswered: false,
      accepted: false,
      decided: true,
      withdrawn: true,
    })) {
      await alter("UPDATE consultations SET state = ?", state);
      expect([state, await mayAsk()]).toEqual([state, may]);
    }
    await alter("UPDATE episodes SET state = 'ended', ended_at = 1, end_reason = 'recovered'");
    expect(await mayAsk()).toBe(false);
  });
});

describe("the timeline tells of a consultation", () => {
  it("from the question to what was decided, corrected and read", async () => {
    const asked = await ask({ state: "decided", read_at: ASKED + 60, read_by: nurse.id });
    await anAsking(asked);
    await aRing(asked, (await aDoctor(doctor.facilityId, { name: "Bận" })).id, {
      ...{ outcome: "declined", reason: "with_a_patient", note: "Đang mổ", outcome_at: ASKED + 10 },
    });
    await aRing(asked, doctor.id, { ring: 2, rung_at: ASKED + 10, outcome: "accepted", outcome_at: ASKED + 20 });
    await anOpinion(asked, doctor.id, { signed_at: ASKED + 40, patient_text: "Bà ở nhà" });
    await anOpinion(asked, doctor.id, { version: 2, signed_at: ASKED + 50, disposition: "team_visit", correction: "Nhầm" });
    expect(await told()).toEqual([
      [0, "consultation_asked"],
      [10, "consultation_declined"],
      [20, "consultation_accepted"],
      [40, "consultation_decided"],
      [50, "consultation_corrected"],
      [60, "consultation_read"],
    ]);
    const { id } = asked;
    const hospital = "BV Đa khoa";
    expect(await entry("consultation_asked")).toMatchObject([
      { by: { id: nurse.id }, severity: "urgent", detail: { id, hospital }, text: "SpO₂ xuống 93, có cần chuyển viện không?" },
    ]);
    expect(await entry("consultation_declined")).toMatchObject([
      { by: { name: "Bận" }, detail: { id, hospital, reason: "with_a_patient" }, text: "Đang mổ" },
    ]);
    expect(await entry("consultation_decided")).toMatchObject([
      {
        by: { id: doctor.id },
        detail: { id, disposition: "stay_home" },
        text: "Viêm phổi nhẹ, chưa cần oxy.",
        patientText: "Bà ở nhà",
      },
    ]);
    expect(await entry("consultation_corrected")).toMatchObject([{ detail: { disposition: "team_visit", correction: "Nhầm" } }]);
  });

  it("that nobody answered, when nobody was left to ring, and where it was asked next", async () => {
    const other = await aHospital({ short_name: "BV Phổi" });
    const lung = await aDoctor(other);
    const asked = await ask({ hospital_id: other });
    const hospitalId = doctor.facilityId;
    await anAsking(asked, "consultation_asked", { hospitalId });
    await aRing(asked, doctor.id, { hospital_id: hospitalId, outcome: "not_answered", outcome_at: ASKED + 60 });
    await anAsking(asked, "consultation_unanswered", { at: ASKED + 60, hospitalId });
    await anAsking(asked, "consultation_rung_again", { at: ASKED + 100, hospitalId: other });
    await aRing(asked, lung.id, { ...{ ring: 2, round: 2, hospital_id: other, rung_at: ASKED + 100 } });
    expect(await told()).toEqual([
      [0, "consultation_asked"],
      [60, "consultation_unanswered"],
      [100, "consultation_asked"],
    ]);
    const questions = await entry("consultation_asked");
    expect(questions).toMatchObject([
      { by: { id: nurse.id }, detail: { id: asked.id, hospital: "BV Phổi" } },
      { by: { id: nurse.id }, detail: { id: asked.id, hospital: "BV Đa khoa" } },
    ]);
  });

  it("that a doctor handed it back", async () => {
    const asked = await ask();
    await anAsking(asked);
    await aRing(asked, doctor.id, { outcome: "accepted", outcome_at: ASKED + 5 });
    await aRing(asked, doctor.id, {
      ...{
        ring: 2,
        rung_at: ASKED + 30,
        until_at: ASKED + 30,
        outcome: "handed_back",
        reason: "leaving_duty",
        outcome_at: ASKED + 30,
      },
    });
    expect(await told()).toEqual([
      [0, "consultation_asked"],
      [5, "consultation_accepted"],
      [30, "consultation_handed_back"],
    ]);
  });

  it("by whom it was withdrawn and why; of the system a code", async () => {
    await ask({ state: "withdrawn" });
    expect(await entry("consultation_withdrawn")).toMatchObject([{ by: { id: nurse.id }, text: "Đã đỡ" }]);
    await alter("UPDATE consultations SET withdrawn_by = 'system', withdraw_reason = 'episode_ended'");
    expect(await entry("consultation_withdrawn")).toMatchObject([{ by: null, text: null, detail: { reason: "episode_ended" } }]);
  });

  it("who was in the call, from when to when", async () => {
    const asked = await ask({ state: "accepted" });
    const phone = await aPhone(patient.personId);
    await aPresence(asked, doctor.id, doctor.sessionId, { joined_at: 20, left_at: 90 });
    await aPresence(asked, patient.personId, phone.deviceId, { joined_at: 30 });
    expect(await entry("call_attended")).toMatchObject([
      { at: 30, by: null, detail: { id: asked.id, who: "Nguyễn Thị Lành" } },
      { at: 20, by: { id: doctor.id }, detail: { id: asked.id, until: "90" } },
    ]);
  });
});
