import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { nextDueAt } from "#clinical/schedule.ts";
import type { Id } from "#schema/ids.ts";
import { withdrawWithEpisode } from "../../../worker/journey/consultation/withdraw-consultation.ts";
import { alter, column, problemOf } from "../../builders/answers.ts";
import { act, aDecision, aQuestion, ask } from "../../builders/asked.ts";
import { aDoctor, aHospital, onDuty } from "../../builders/consultation.ts";
import { aContext } from "../../builders/context.ts";
import { aFacility, aPatient, aStaff, newId, send, type TestPatient, type TestStaff } from "../../builders/world.ts";

let patient: TestPatient;
let nurse: TestStaff;
let hospital: Id<"fac">;
let doctor: TestStaff;
let id: Id<"con">;

beforeEach(async () => {
  patient = await aPatient(await aFacility());
  nurse = await aStaff(patient.facilityId);
  hospital = await aHospital();
  doctor = await aDoctor(hospital);
  await onDuty(doctor);
  const body = aQuestion(hospital);
  id = body.id;
  await ask(nurse, patient.episodeId, body);
  await act(doctor, id, "accept");
});

const state = () => column("SELECT state FROM consultations WHERE id = ?", id);
const opinions = async () =>
  (
    await env.DB.prepare(
      "SELECT version, disposition, signed_by AS signer, correction FROM consultation_opinions ORDER BY version",
    ).all()
  ).results;
const due = () => column("SELECT next_due_at FROM episodes WHERE id = ?", patient.episodeId);

describe("it cannot close without a disposition and an opinion", () => {
  it.each(["disposition", "assessment"] as const)("without %s it stays open, and says what is missing", async (field) => {
    const { [field]: _, ...body } = aDecision();
    const problem = await problemOf(await act(doctor, id, "decide", body), "invalid-body");
    expect(problem.fields?.map(({ path }) => path)).toEqual([field]);
    expect(await state()).toBe("accepted");
  });

  it.each(["   ", "\u200b\u200b", "\u2060"])("an opinion that nobody can see is none", async (assessment) => {
    await problemOf(await act(doctor, id, "decide", aDecision({ assessment })), "invalid-body");
  });

  it("signed with name and time", async () => {
    const before = Date.now();
    expect((await act(doctor, id, "decide", aDecision({ disposition: "transfer_hospital" }))).status).toBe(204);
    expect(await state()).toBe("decided");
    expect(await opinions()).toEqual([{ version: 1, disposition: "transfer_hospital", signer: doctor.id, correction: null }]);
    expect(Number(await column("SELECT signed_at FROM consultation_opinions"))).toBeGreaterThanOrEqual(before);
  });

  it("only by whoever has it", async () => {
    const colleague = await aDoctor(hospital);
    await problemOf(await act(colleague, id, "decide", aDecision()), "consultation-moved-on");
    await problemOf(await act(nurse, id, "decide", aDecision()), "forbidden");
    expect(await opinions()).toEqual([]);
  });

  it("pressed twice it is signed once", async () => {
    const answers = await Promise.all([act(doctor, id, "decide", aDecision()), act(doctor, id, "decide", aDecision())]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect(await opinions()).toHaveLength(1);
  });

  it("the room ends with it, also one that is only being opened", async () => {
    await act(doctor, id, "decide", aDecision());
    expect(await column("SELECT key FROM outbox WHERE effect = 'close_call'")).toBe(id);
  });

  it("a measurement that is wanted sooner is due sooner, never later", async () => {
    await alter("UPDATE episodes SET next_due_at = ?", Date.now() + 9 * 3_600_000);
    await act(doctor, id, "decide", aDecision({ remeasureMinutes: 30 }));
    expect(Math.abs(Number(await due()) - (Date.now() + 30 * 60_000))).toBeLessThan(10_000);
  });

  it("a correction that wants none gives the plan its time back; one that wants another has that", async () => {
    await act(doctor, id, "decide", aDecision({ remeasureMinutes: 30 }));
    await act(doctor, id, "correct", { ...aDecision(), version: 1, reason: "Nhầm" });
    const planned = nextDueAt({ lastFilled: null, preferred: { am: 7, pm: 18 }, nowMs: Date.now() });
    expect(await due()).toBe(planned);
    await act(doctor, id, "correct", { ...aDecision({ remeasureMinutes: 5 }), version: 2, reason: "Nhầm" });
    expect(Number(await due())).toBeLessThanOrEqual(Date.now() + 5 * 60_000);
  });
});

describe("a correction is a further version", () => {
  beforeEach(async () => void (await act(doctor, id, "decide", aDecision())));
  const correct = (as: TestStaff, version: number, reason = "Đọc nhầm SpO2") =>
    act(as, id, "correct", { ...aDecision({ disposition: "team_visit" }), version, reason });

  it("the old one stays, the reason is kept, and the station has it to read again", async () => {
    await act(nurse, id, "read");
    expect((await correct(doctor, 1)).status).toBe(204);
    expect(await opinions()).toEqual([
      { version: 1, disposition: "stay_home", signer: doctor.id, correction: null },
      { version: 2, disposition: "team_visit", signer: doctor.id, correction: "Đọc nhầm SpO2" },
    ]);
    expect(await column("SELECT read_at FROM consultations")).toBeNull();
  });

  it("nobody corrects a version that they have not seen", async () => {
    const colleague = await aDoctor(hospital, { name: "Nga" });
    const answers = await Promise.all([correct(doctor, 1), correct(colleague, 1)]);
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 409]);
    expect(await opinions()).toHaveLength(2);
  });

  it("without a reason there is none", async () => {
    await problemOf(await correct(doctor, 1, " "), "invalid-body");
  });
});

describe("the station has read it", () => {
  it("by name, once, and only what is signed", async () => {
    await problemOf(await act(nurse, id, "read"), "consultation-moved-on");
    await act(doctor, id, "decide", aDecision());
    await problemOf(await act(doctor, id, "read"), "forbidden");
    expect((await act(nurse, id, "read")).status).toBe(204);
    const readAt = await column("SELECT read_at FROM consultations");
    await act(await aStaff(patient.facilityId), id, "read");
    expect([await column("SELECT read_by FROM consultations"), await column("SELECT read_at FROM consultations")]).toEqual([
      nurse.id,
      readAt,
    ]);
  });
});

describe("writing needs no call", () => {
  const message = (text = "Môi không tím, chi ấm.") => ({ id: newId("msg"), text });

  it("both sides write; a repeat is written once, other words under its id are a conflict", async () => {
    const said = message();
    await act(nurse, id, "messages", said);
    expect((await act(nurse, id, "messages", said)).status).toBe(204);
    await problemOf(await act(nurse, id, "messages", { ...said, text: "Khác" }), "id-conflict");
    await problemOf(await act(doctor, id, "messages", said), "id-conflict");
    expect((await act(doctor, id, "messages", message("Cho thở oxy"))).status).toBe(204);
    expect(await column("SELECT count(*) FROM consultation_messages")).toBe(2);
  });

  it("not after it was decided: who decided is named", async () => {
    await act(doctor, id, "decide", aDecision());
    const problem = await problemOf(await act(nurse, id, "messages", message()), "consultation-moved-on");
    expect(problem).toMatchObject({ state: "decided", by: { id: doctor.id } });
  });

  it("not by a stranger: for them it does not exist", async () => {
    const stranger = await aDoctor(await aHospital());
    await problemOf(await act(stranger, id, "messages", message()), "not-found");
  });
});

describe("taken back", () => {
  it("by the station with its reason; then the hospital has no part in it", async () => {
    await problemOf(await act(doctor, id, "withdraw", { reason: "Không cần nữa" }), "forbidden");
    expect((await act(nurse, id, "withdraw", { reason: "Đã đỡ" })).status).toBe(204);
    expect(await column("SELECT state || ' ' || withdraw_reason FROM consultations")).toBe("withdrawn Đã đỡ");
    expect(await column("SELECT key FROM outbox WHERE effect = 'close_call'")).toBe(id);
    const late = await problemOf(await act(doctor, id, "decide", aDecision()), "consultation-moved-on");
    expect(late).toMatchObject({ state: "withdrawn", by: { id: nurse.id } });
    const problem = await problemOf(await act(nurse, id, "withdraw", { reason: "Lại" }), "consultation-moved-on");
    expect(problem).toMatchObject({ state: "withdrawn", by: { id: nurse.id } });
  });

  it("by the end of the episode, and as often as the outbox likes", async () => {
    await send(`/api/episodes/${patient.episodeId}/end`, { as: nurse, body: { reason: "moved_away", note: null } });
    await expect.poll(state).toBe("withdrawn");
    expect(await column("SELECT withdrawn_by || ' ' || withdraw_reason FROM consultations")).toBe("system episode_ended");
    expect(await withdrawWithEpisode(aContext().ctx, patient.episodeId)).toEqual({ ok: true, value: false });
  });

  it("not while the episode goes on", async () => {
    expect(await withdrawWithEpisode(aContext().ctx, patient.episodeId)).toEqual({ ok: true, value: false });
    expect(await state()).toBe("accepted");
  });
});
