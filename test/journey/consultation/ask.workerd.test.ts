import { beforeEach, describe, expect, it } from "vitest";
import { asked } from "#schema/api/consultation.ts";
import type { Id } from "#schema/ids.ts";
import { column, problemOf, read } from "../../builders/answers.ts";
import { act, aDecision, aQuestion, ask } from "../../builders/asked.ts";
import { aCheckin } from "../../builders/checkin.ts";
import { aDoctor, aHospital, onDuty } from "../../builders/consultation.ts";
import { aFacility, aPatient, aPhone, aStaff, newId, send, type TestPatient, type TestStaff } from "../../builders/world.ts";

let patient: TestPatient;
let nurse: TestStaff;
let hospital: Id<"fac">;
let doctor: TestStaff;

beforeEach(async () => {
  patient = await aPatient(await aFacility());
  nurse = await aStaff(patient.facilityId);
  hospital = await aHospital();
  doctor = await aDoctor(hospital);
  await onDuty(doctor);
});

const stateOf = (id: string) => column("SELECT state FROM consultations WHERE id = ?", id);
const count = (table: string) => column(`SELECT count(*) FROM ${table}`);
const raised = async () => {
  const phone = await aPhone(patient.personId);
  await send(`/api/phone/episodes/${patient.episodeId}/checkins`, { as: phone, body: aCheckin({ spo2: { first: 91 } }) });
  return String(await column("SELECT id FROM alerts WHERE kind = 'clinical'")) as Id<"alr">;
};

describe("a question reaches the doctor on duty", () => {
  it("it rings, the clock is set in the outbox, and both boards have news", async () => {
    const body = aQuestion(hospital);
    expect(await read(await ask(nurse, patient.episodeId, body), 201, asked)).toEqual({ id: body.id });
    expect(await stateOf(body.id)).toBe("ringing");
    expect(await column("SELECT staff_id FROM consultation_rings WHERE outcome IS NULL")).toBe(doctor.id);
    expect(await column("SELECT key FROM outbox WHERE effect = 'ring_timed_out' AND facility_id = ?", hospital)).toBe(body.id);
    expect(await column("SELECT count(DISTINCT facility_id) FROM feed WHERE episode_id = ?", patient.episodeId)).toBe(2);
    expect(await column("SELECT actor FROM audit WHERE action = 'consultation_asked'")).toBe(nurse.id);
  });

  it("what was not asked stays unknown, and the room's name says nothing", async () => {
    const body = aQuestion(hospital);
    await ask(nurse, patient.episodeId, body);
    expect(await column("SELECT medicines IS NULL AND allergies IS NULL FROM consultations")).toBe(1);
    expect(await column("SELECT room_name FROM consultations")).toMatch(/^[\w-]{43}$/);
  });

  it("with nobody to ring the station knows at once, and the question stays", async () => {
    const empty = await aHospital();
    const body = aQuestion(empty);
    await read(await ask(nurse, patient.episodeId, body), 201, asked);
    expect(await stateOf(body.id)).toBe("unanswered");
    expect(await column("SELECT subject FROM audit WHERE action = 'consultation_unanswered' AND actor = 'system'")).toBe(body.id);
    expect(await count("consultation_rings")).toBe(0);
  });

  it("asked from an alert, whoever asks has it and it says that a hospital was asked", async () => {
    const alertId = await raised();
    await ask(nurse, patient.episodeId, aQuestion(hospital, { alertId }));
    const alert = "SELECT state || ' ' || holder_id || ' ' || last_action FROM alerts WHERE id = ?";
    expect(await column(alert, alertId)).toBe(`acknowledged ${nurse.id} consulted`);
    expect(await column("SELECT severity FROM consultations")).toBe("emergency");
  });

  it("a colleague's alert stays theirs", async () => {
    const alertId = await raised();
    const colleague = await aStaff(patient.facilityId);
    await send(`/api/alerts/${alertId}/acknowledge`, { as: colleague, method: "POST" });
    await ask(nurse, patient.episodeId, aQuestion(hospital, { alertId }));
    expect(await column("SELECT holder_id FROM alerts WHERE id = ?", alertId)).toBe(colleague.id);
  });
});

describe("asked once", () => {
  it("the same request again is the same consultation; other content under its id is a conflict", async () => {
    const body = aQuestion(hospital);
    const answers = await Promise.all([ask(nurse, patient.episodeId, body), ask(nurse, patient.episodeId, body)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 201]);
    await problemOf(await ask(nurse, patient.episodeId, { ...body, question: "Khác" }), "id-conflict");
    expect([await count("consultations"), await count("consultation_rings")]).toEqual([1, 1]);
  });

  it("of two questions at once about one patient one is open, and the other learns who asked", async () => {
    const colleague = await aStaff(patient.facilityId, { name: "Tú" });
    const answers = await Promise.all([
      ask(nurse, patient.episodeId, aQuestion(hospital)),
      ask(colleague, patient.episodeId, aQuestion(hospital)),
    ]);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const lost = answers.find(({ status }) => status === 409);
    const problem = lost && (await problemOf(lost, "consultation-open"));
    expect(problem?.by?.id).toBe(await column("SELECT asked_by FROM consultations"));
  });

  it("after a decision there may be a further question", async () => {
    const first = aQuestion(hospital);
    await ask(nurse, patient.episodeId, first);
    await act(doctor, first.id, "accept");
    await act(doctor, first.id, "decide", aDecision());
    expect((await ask(nurse, patient.episodeId, aQuestion(hospital))).status).toBe(201);
  });
});

describe("what cannot be asked", () => {
  it("a place that answers no questions, one that is not there, another patient's alert", async () => {
    const station = await aFacility();
    await problemOf(await ask(nurse, patient.episodeId, aQuestion(station)), "invalid-body");
    await problemOf(await ask(nurse, patient.episodeId, aQuestion(newId("fac"))), "invalid-body");
    await problemOf(await ask(nurse, patient.episodeId, aQuestion(hospital, { alertId: newId("alr") })), "not-found");
    await problemOf(await ask(nurse, patient.episodeId, aQuestion(hospital, { question: "  " })), "invalid-body");
    expect(await count("consultations")).toBe(0);
  });

  it("one's own house: nobody there could answer as the hospital", async () => {
    const own = await aPatient(hospital);
    const lead = await aStaff(hospital, { role: "lead" });
    await problemOf(await ask(lead, own.episodeId, aQuestion(hospital)), "invalid-body");
    const elsewhere = aQuestion(await aHospital());
    await ask(lead, own.episodeId, elsewhere);
    await problemOf(await act(lead, elsewhere.id, "ring", { hospitalId: hospital }), "invalid-body");
    expect(await column("SELECT hospital_id FROM consultations")).toBe(elsewhere.hospitalId);
  });

  it("about somebody whose care has ended", async () => {
    const ended = await aPatient(patient.facilityId, {}, { state: "ended", ended_at: Date.now() });
    await problemOf(await ask(nurse, ended.episodeId, aQuestion(hospital)), "episode-ended");
  });

  it("by another station: for it the patient does not exist", async () => {
    const stranger = await aStaff(await aFacility());
    await problemOf(await ask(stranger, patient.episodeId, aQuestion(hospital)), "not-found");
  });
});
