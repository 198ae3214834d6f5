import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import type { CheckinBody, CheckinView, Course, Receipt } from "#schema/api/checkin.ts";
import { aCheckin, anAddendum } from "../../builders/checkin.ts";
import { aFacility, aPatient, aPhone, aStaff, newId, send, type TestPatient, type TestStaff } from "../../builders/world.ts";

let patient: TestPatient;
let phone: { cookie: string };
let nurse: TestStaff;
let stranger: { cookie: string };

beforeEach(async () => {
  const station = await aFacility();
  patient = await aPatient(station);
  phone = await aPhone(patient.personId);
  nurse = await aStaff(station);
  stranger = await aPhone((await aPatient(station)).personId);
});

const submit = async (body: CheckinBody) => {
  await send(`/api/phone/episodes/${patient.episodeId}/checkins`, { as: phone, body });
  return body.id;
};
const add = (id: string, body: unknown, as = phone) => send(`/api/phone/checkins/${id}/addenda`, { as, body });
const receiptOf = (id: string, headers: Record<string, string> = {}, as = phone) =>
  send(`/api/phone/checkins/${id}/receipt`, { as, headers });
const openPage = (as: { cookie: string } = nurse) => send(`/api/episodes/${patient.episodeId}/opened`, { as, method: "POST" });

describe("an addendum makes a new version and closes nothing", () => {
  it("a second reading that recovered leaves the alert of the first open", async () => {
    const id = await submit(aCheckin({ spo2: { first: 91 } }));
    const response = await add(id, anAddendum({ spo2Second: 97, spo2Third: 98 }));
    expect(response.status).toBe(201);
    const receipt = await response.json<Receipt>();
    expect(receipt.assessment).toMatchObject({ version: 2, severity: "watch", spo2Effective: 97 });
    expect(receipt.alert).toMatchObject({ severity: "emergency", state: "open" });
    const versions = await env.DB.prepare("SELECT severity FROM assessments ORDER BY version").all();
    expect(versions.results).toEqual([{ severity: "emergency" }, { severity: "watch" }]);
    expect(
      await env.DB.prepare("SELECT last_severity, baseline_readings FROM episodes WHERE id = ?").bind(patient.episodeId).first(),
    ).toEqual({ last_severity: "watch", baseline_readings: "[97]" });
  });

  it("a symptom said later raises what it means", async () => {
    const id = await submit(aCheckin());
    const receipt = await (await add(id, anAddendum({ symptomsAdded: ["cyanosis"] }))).json<Receipt>();
    expect(receipt).toMatchObject({ assessment: { severity: "emergency" }, alert: { severity: "emergency", state: "open" } });
  });

  it("is recorded once under its id, also ten at once, and other content is a conflict", async () => {
    const id = await submit(aCheckin({ respiratoryRate: { counted: 21 } }));
    const body = anAddendum({ respiratoryRate: 18 });
    const responses = await Promise.all(Array.from({ length: 10 }, () => add(id, body)));
    expect(responses.map((each) => each.status).sort()).toEqual([...Array<number>(9).fill(200), 201]);
    const receipts = await Promise.all(responses.map((each) => each.json()));
    for (const receipt of receipts) expect(receipt).toEqual(receipts[0]);
    expect((await add(id, { ...body, respiratoryRate: 19 })).status).toBe(409);
    expect(await env.DB.prepare("SELECT count(*) AS n FROM addenda").first("n")).toBe(1);
  });

  it("is refused to another phone, to a doctor and for a check-in that is not there", async () => {
    const id = await submit(aCheckin());
    expect((await add(id, anAddendum(), stranger)).status).toBe(404);
    expect((await add(newId("chk"), anAddendum())).status).toBe(404);
    const doctor = await aStaff(patient.facilityId, { role: "doctor" });
    expect((await send(`/api/checkins/${id}/addenda`, { as: doctor, body: anAddendum() })).status).toBe(403);
    const elsewhere = await aStaff(await aFacility());
    expect((await send(`/api/checkins/${id}/addenda`, { as: elsewhere, body: anAddendum() })).status).toBe(404);
    expect((await send(`/api/checkins/${id}/addenda`, { as: nurse, body: anAddendum({ spo2Second: 97 }) })).status).toBe(201);
  });
});

describe("the receipt tells who has seen it and what they said", () => {
  it("answers 304 until something has changed", async () => {
    const id = await submit(aCheckin({ spo2: { first: 95 } }));
    const first = await receiptOf(id);
    expect(first.status).toBe(200);
    const tag = first.headers.get("etag") ?? "";
    expect((await receiptOf(id, { "if-none-match": tag })).status).toBe(304);
    expect((await openPage()).status).toBe(204);
    const seen = await receiptOf(id, { "if-none-match": tag });
    expect(seen.status).toBe(200);
    expect(await seen.json()).toMatchObject({ seen: { by: { id: nurse.id } } });
  });

  it("keeps the first who looked, until the next check-in is there to be seen", async () => {
    const id = await submit(aCheckin());
    await openPage();
    const second = await aStaff(patient.facilityId, { name: "Tuấn" });
    await openPage(second);
    expect(await (await receiptOf(id)).json()).toMatchObject({ seen: { by: { id: nurse.id } } });
    const next = await submit(aCheckin());
    expect(await (await receiptOf(next)).json()).toMatchObject({ seen: null });
    await openPage(second);
    expect(await (await receiptOf(next)).json()).toMatchObject({ seen: { by: { id: second.id } } });
  });

  it("carries a message that was written after it, and the course carries all", async () => {
    const id = await submit(aCheckin());
    const note = { id: newId("not"), text: "Uống thêm nước, chiều đo lại.", forPatient: true };
    await send(`/api/episodes/${patient.episodeId}/notes`, { as: nurse, body: note });
    await send(`/api/episodes/${patient.episodeId}/notes`, {
      as: nurse,
      body: { ...note, id: newId("not"), text: "Nhà có bậc", forPatient: false },
    });
    expect(await (await receiptOf(id)).json()).toMatchObject({ answer: { text: note.text }, seen: { by: { id: nurse.id } } });
    const response = await send(`/api/phone/episodes/${patient.episodeId}/course`, { as: phone });
    const course = await response.json<Course>();
    expect(course.messages.map((message) => message.text)).toEqual([note.text]);
    expect(course.checkins.map((checkin) => checkin.id)).toEqual([id]);
    expect(course.receipt?.checkinId).toBe(id);
    const headers = { "if-none-match": response.headers.get("etag") ?? "" };
    expect((await send(`/api/phone/episodes/${patient.episodeId}/course`, { as: phone, headers })).status).toBe(304);
  });

  it("restores in the course exactly what was sent", async () => {
    const body = aCheckin({
      spo2: { first: 95, second: 97, third: 96 },
      respiratoryRate: { counted: 19, earlier: 22, calm: false },
      fever: { sinceHours: 30, medicineHelped: "not_taken" },
      measuringConditions: ["cold_hand"],
      symptoms: { answered: true, codes: ["cough", "headache"] },
      onOxygen: null,
      note: "Đo lúc mới ngủ dậy",
      deviceRead: ["spo2_first", "spo2_third", "pulse"],
    });
    await submit(body);
    const course = await (await send(`/api/phone/episodes/${patient.episodeId}/course`, { as: phone })).json<Course>();
    expect(course.checkins[0]?.measurements).toEqual(body.measurements);
  });

  it("says of each reading whether the device sent it, of a later one too, and of nothing that was typed", async () => {
    const id = await submit(aCheckin({ spo2: { first: 95 }, deviceRead: ["spo2_first"] }));
    for (const body of [anAddendum({ spo2Second: 96 }), anAddendum({ spo2Third: 97, deviceRead: true })])
      expect((await add(id, body)).status).toBe(201);
    const record = await (await send(`/api/episodes/${patient.episodeId}`, { as: nurse })).json<{ checkins: CheckinView[] }>();
    const [checkin] = record.checkins;
    expect(checkin?.measurements.deviceRead).toEqual(["spo2_first"]);
    expect(checkin?.addenda.map(({ deviceRead }) => deviceRead)).toEqual([undefined, true]);
  });

  it("with another mark is another content under the same id", async () => {
    const body = aCheckin({ deviceRead: ["spo2_first"] });
    await submit(body);
    const { deviceRead: _, ...typed } = body.measurements;
    const again = await send(`/api/phone/episodes/${patient.episodeId}/checkins`, {
      as: phone,
      body: { ...body, measurements: typed },
    });
    expect(again.status).toBe(409);
  });

  it("is kept from other phones, and opening the page from other stations and officers", async () => {
    const id = await submit(aCheckin());
    expect((await receiptOf(id, {}, stranger)).status).toBe(404);
    expect((await send(`/api/phone/episodes/${patient.episodeId}/course`, { as: stranger })).status).toBe(404);
    expect((await openPage(await aStaff(await aFacility()))).status).toBe(404);
    expect((await openPage(await aStaff(patient.facilityId, { role: "officer" }))).status).toBe(403);
    expect(
      await env.DB.prepare("SELECT last_seen_at FROM episodes WHERE id = ?").bind(patient.episodeId).first("last_seen_at"),
    ).toBeNull();
  });
});
