import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import * as z from "zod/mini";
import type { PatientRecord } from "#schema/api/record.ts";
import { patientRecord } from "#schema/api/record.ts";
import { aCheckin, anAddendum } from "../../builders/checkin.ts";
import { aFacility, aPatient, aPhone, aStaff, newId, send, type TestPatient, type TestStaff } from "../../builders/world.ts";

let patient: TestPatient;
let phone: { cookie: string };
let nurse: TestStaff;

beforeEach(async () => {
  const station = await aFacility();
  patient = await aPatient(station);
  phone = await aPhone(patient.personId);
  nurse = await aStaff(station);
});

const read = (as: { cookie: string } = nurse, id: string = patient.episodeId) => send(`/api/episodes/${id}`, { as });
const record = async (as = nurse): Promise<PatientRecord> => z.parse(patientRecord, await (await read(as)).json());
const readings = () => env.DB.prepare("SELECT count(*) AS n FROM audit WHERE action = 'record_read'").first<number>("n");

describe("the patient's page", () => {
  it("shows the person, the course with every version, alerts, what happened and what the reader may do", async () => {
    const body = aCheckin({ spo2: { first: 92 }, note: "Mệt" });
    await send(`/api/phone/episodes/${patient.episodeId}/checkins`, { as: phone, body });
    await send(`/api/phone/checkins/${body.id}/addenda`, { as: phone, body: anAddendum({ spo2Second: 97 }) });
    const alert = (await record()).alerts[0];
    await send(`/api/alerts/${alert?.id}/act`, {
      as: nurse,
      body: { action: "called_reached", text: "Đã gọi", patientText: "Chiều đo lại" },
    });
    await send(`/api/episodes/${patient.episodeId}/notes`, {
      as: nurse,
      body: { id: newId("not"), text: "Nhà xa", forPatient: false },
    });
    const page = await record();
    expect(page).toMatchObject({
      episodeId: patient.episodeId,
      personId: patient.personId,
      state: "active",
      ended: null,
      person: { name: "Nguyễn Thị Lành", birth: { date: "1981-05-04" } },
      lastSeen: { by: { id: nurse.id } },
      consultations: [],
      may: ["correct", "activate", "end", "note", "check-in", "ask-consultation", "set-medicines"],
    });
    expect(page.checkins).toMatchObject([{ id: body.id, severities: ["emergency", "emergency"], assessment: { version: 2 } }]);
    expect(page.alerts).toMatchObject([{ state: "acknowledged", holder: { id: nurse.id }, may: ["act", "resolve"] }]);
    expect(page.timeline.map((entry) => entry.what).toSorted()).toEqual(
      ["addendum", "alert_acknowledged", "alert_acted", "alert_raised", "checkin", "note"].toSorted(),
    );
    expect(page.timeline.find((entry) => entry.what === "alert_acted")).toMatchObject({
      text: "Đã gọi",
      patientText: "Chiều đo lại",
    });
    const times = page.timeline.map((entry) => entry.at);
    expect(times).toEqual(times.toSorted((a, b) => b - a));
  });

  it("names the nurse who added what was told on the telephone, and nobody where the phone added it", async () => {
    const body = aCheckin({ spo2: { first: 95 } });
    await send(`/api/phone/episodes/${patient.episodeId}/checkins`, { as: phone, body });
    await send(`/api/phone/checkins/${body.id}/addenda`, { as: phone, body: anAddendum({ spo2Second: 96 }) });
    await send(`/api/checkins/${body.id}/addenda`, { as: nurse, body: anAddendum({ respiratoryRate: 18 }) });
    const added = (await record()).timeline.filter((entry) => entry.what === "addendum");
    expect(added.map((entry) => entry.by?.id ?? null).toSorted()).toEqual([nurse.id, null].toSorted());
  });

  it("shows a doctor what a doctor may do", async () => {
    expect((await record(await aStaff(patient.facilityId, { role: "doctor" }))).may).toEqual([
      "note",
      "ask-consultation",
      "set-medicines",
    ]);
  });

  it("after the end a code may still be given, a note written and the certificate printed, and nothing else", async () => {
    await env.DB.prepare("UPDATE episodes SET state = 'ended', ended_at = 1, end_reason = 'recovered'").run();
    expect((await record()).may).toEqual(["activate", "note", "print-certificate"]);
  });

  it("lists the phones that can send, not one that has expired", async () => {
    expect((await record()).phones).toHaveLength(1);
    await env.DB.prepare("UPDATE devices SET expires_at = ?")
      .bind(Date.now() - 1)
      .run();
    expect((await record()).phones).toEqual([]);
  });

  it("writes its readers down, each once in ten minutes", async () => {
    await read();
    await expect.poll(readings).toBe(1);
    await read();
    await read(await aStaff(patient.facilityId));
    await expect.poll(readings).toBe(2);
    await env.DB.prepare("UPDATE audit SET at = at - 600000 WHERE action = 'record_read'").run();
    await read();
    await expect.poll(readings).toBe(3);
  });

  it("does not exist for another station, an officer may not, a phone is nobody here", async () => {
    expect((await read(await aStaff(await aFacility()))).status).toBe(404);
    expect((await read(await aStaff(patient.facilityId, { role: "officer" }))).status).toBe(403);
    expect((await read(phone)).status).toBe(401);
    expect((await read(nurse, newId("epi"))).status).toBe(404);
    expect((await read(nurse, "epi_1")).status).toBe(404);
    expect(await readings()).toBe(0);
  });
});
