import { beforeEach, describe, expect, it } from "vitest";
import type { Id } from "#schema/ids.ts";
import { alter, column } from "../../../builders/answers.ts";
import { act, aDecision, aQuestion, ask } from "../../../builders/asked.ts";
import { aCheckin } from "../../../builders/checkin.ts";
import { aDoctor, aHospital, onDuty } from "../../../builders/consultation.ts";
import { type TestBrowser, withPush } from "../../../builders/push.ts";
import { aFacility, aPatient, aPhone, aStaff, newId, send, type TestPatient, type TestStaff } from "../../../builders/world.ts";

// Through the real routes, the real dispatcher and a push service that decrypts.
let patient: TestPatient;
let phone: Awaited<ReturnType<typeof aPhone>>;
let nurse: TestStaff;
let doctor: TestStaff;
let hospital: Id<"fac">;
let browser: TestBrowser;

beforeEach(async () => {
  patient = await aPatient(await aFacility());
  phone = await aPhone(patient.personId);
  nurse = await aStaff(patient.facilityId);
  hospital = await aHospital();
  doctor = await aDoctor(hospital);
  await onDuty(doctor);
  browser = await withPush(phone, "device");
});

/** All that was to be done is done. */
const settled = () =>
  expect.poll(() => column("SELECT count(*) FROM outbox WHERE done_at IS NULL AND due_at < unixepoch() * 1000 + 1000")).toBe(0);
/** How many seconds of the longest time have gone when the push left; never fewer than none. */
const shortOf = (most: number, ttl: string | undefined): number => {
  const short = most - Number(ttl);
  return short < 0 ? Number.NaN : short;
};
const alertOf = () => column("SELECT id FROM alerts ORDER BY seq DESC LIMIT 1");
const onAlert = async (verb: string, body?: unknown) =>
  send(`/api/alerts/${await alertOf()}/${verb}`, { as: nurse, method: "POST", ...(body === undefined ? {} : { body }) });
const checkin = () =>
  send(`/api/phone/episodes/${patient.episodeId}/checkins`, { as: phone, body: aCheckin({ spo2: { first: 95 } }) });
const about = (code: string) => [code, patient.episodeId] as const;
const ACT = { action: "advised", text: null, patientText: null };

describe("the patient hears that somebody has it", () => {
  it("once, when it is taken, on every phone that has them and on no other", async () => {
    const stranger = await aPatient(patient.facilityId);
    const other = await withPush(await aPhone(stranger.personId), "device");
    const carer = await withPush(await aPhone(patient.personId, stranger.personId), "device");
    await checkin();
    await onAlert("acknowledge");
    await onAlert("acknowledge");
    await onAlert("act", ACT);
    await settled();
    expect(await browser.told(1)).toEqual([about("seen")]);
    expect(await carer.told(1)).toEqual([about("seen")]);
    expect(await other.told(0)).toEqual([]);
  });

  it("by the first act, too; whoever is answered with words hears of the words alone", async () => {
    await checkin();
    await onAlert("act", ACT);
    await settled();
    await onAlert("resolve", { reason: "improved", text: null, patientText: "Bà nghỉ ngơi.", acceptHours: null });
    await settled();
    expect(await browser.told(2)).toEqual([about("seen"), about("answer")]);
    await checkin();
    await onAlert("act", { ...ACT, patientText: "Bà đo lại sau một giờ." });
    await settled();
    expect((await browser.told(3)).slice(2)).toEqual([about("answer")]);
  });

  it("not of a silence that they were never part of, and not what colleagues write", async () => {
    await checkin();
    await alter("UPDATE alerts SET kind = 'silence'");
    await onAlert("acknowledge");
    await onAlert("act", { ...ACT, text: "Chưa gọi được" });
    await send(`/api/episodes/${patient.episodeId}/notes`, {
      as: nurse,
      body: { id: newId("not"), text: "Nhà ở cuối hẻm", forPatient: false },
    });
    await settled();
    expect(await browser.told(0)).toEqual([]);
  });
});

describe("the patient hears of an answer", () => {
  const note = () =>
    send(`/api/episodes/${patient.episodeId}/notes`, {
      as: nurse,
      body: { id: newId("not"), text: "Bà uống nước nhé", forPatient: true },
    });

  it("a note that is for them; a push carries none of its words", async () => {
    await note();
    await settled();
    const [got] = await browser.received(1);
    expect(got?.text).toBe(`{"code":"answer","about":"${patient.episodeId}","language":"vi"}`);
    expect(got?.headers.urgency).toBe("normal");
    expect(shortOf(86_400, got?.headers.ttl)).toBeLessThan(60);
  });

  it.each([
    ["a phone that has them no more", "UPDATE grants SET revoked_at = 1"],
    ["a phone that was taken out of service", "UPDATE devices SET revoked_at = 1"],
  ])("not %s", async (_, sql) => {
    await alter(sql);
    await note();
    await settled();
    expect(await browser.told(0)).toEqual([]);
  });

  it("an opinion, when it is signed and when it is corrected", async () => {
    const question = aQuestion(hospital);
    await ask(nurse, patient.episodeId, question);
    await act(doctor, question.id, "accept");
    await act(doctor, question.id, "decide", aDecision());
    await settled();
    expect(await browser.told(1)).toEqual([about("answer")]);
    await act(doctor, question.id, "correct", { ...aDecision(), version: 1, reason: "Nhầm liều" });
    await settled();
    expect(await browser.told(2)).toHaveLength(2);
  });
});

describe("the patient is called to the call", () => {
  const invite = async (id: string) => act(nurse, id, "patient-invitation");
  it("when they are invited, each time", async () => {
    const question = aQuestion(hospital);
    await ask(nurse, patient.episodeId, question);
    await act(doctor, question.id, "accept");
    await invite(question.id);
    await settled();
    await invite(question.id);
    await settled();
    expect(await browser.told(1)).toEqual([about("call")]);
    await send(`/api/consultations/${question.id}/patient-invitation`, { as: nurse, method: "DELETE" });
    await invite(question.id);
    await settled();
    expect(await browser.told(2)).toEqual([about("call"), about("call")]);
    const [got] = await browser.received(2);
    expect(got?.headers.urgency).toBe("high");
    expect(shortOf(600, got?.headers.ttl)).toBeLessThan(60);
  });
});

describe("a ring", () => {
  it("rings at the one doctor who is rung, then at the next, for as long as it rings", async () => {
    const second = await aDoctor(hospital);
    await onDuty(second, Date.now() - 60_000);
    const [first, then] = [await withPush(doctor, "staff"), await withPush(second, "staff")];
    const question = aQuestion(hospital);
    await ask(nurse, patient.episodeId, question);
    expect(await first.told(1)).toEqual([["ring", question.id]]);
    await settled();
    expect(await then.told(0)).toEqual([]);
    await act(doctor, question.id, "decline", { reason: "with_a_patient", text: null });
    expect(await then.told(1)).toEqual([["ring", question.id]]);
    await settled();
    expect(await first.told(1)).toHaveLength(1);
    const ttl = Number((await then.received(1))[0]?.headers.ttl);
    expect([ttl > 30, ttl <= 60]).toEqual([true, true]);
  });
});

describe("help", () => {
  const help = () =>
    send(`/api/phone/episodes/${patient.episodeId}/help`, {
      as: phone,
      body: { id: newId("not"), kind: "help", recordedAt: Date.now(), sentAt: Date.now(), message: "Khó thở" },
    });
  it("rings at the station at once, and again when it is pressed again; the patient hears when it is taken", async () => {
    await onDuty(nurse);
    const station = await withPush(nurse, "staff");
    await help();
    expect(await station.told(1)).toEqual([about("emergency")]);
    await help();
    expect(await station.told(2)).toHaveLength(2);
    await settled();
    await onAlert("acknowledge");
    expect(await browser.told(1)).toEqual([about("seen")]);
    await settled();
    await help();
    expect(await station.told(3)).toHaveLength(3);
  });
});
