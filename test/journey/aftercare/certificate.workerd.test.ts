import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { certificate } from "#schema/api/aftercare.ts";
import { patientRecord } from "#schema/api/record.ts";
import { read } from "../../builders/answers.ts";
import { aFacility, aPatient, aPhone, aStaff, send, type TestPatient, type TestStaff } from "../../builders/world.ts";

let patient: TestPatient;
let phone: { cookie: string };
let nurse: TestStaff;

beforeEach(async () => {
  patient = await aPatient(await aFacility());
  phone = await aPhone(patient.personId);
  nurse = await aStaff(patient.facilityId);
});

const end = (reason: string, about: TestPatient = patient) =>
  send(`/api/episodes/${about.episodeId}/end`, { as: nurse, body: { reason, note: null } });
const onPhone = (about: TestPatient = patient, as: { cookie: string } = phone) =>
  send(`/api/phone/episodes/${about.episodeId}/certificate`, { as });
const atStation = (about: TestPatient = patient) => send(`/api/episodes/${about.episodeId}/certificate`, { as: nurse });

describe("whoever has recovered gets a paper", () => {
  it("with number, person, dates and station, the same on the phone and at the station", async () => {
    await end("recovered");
    const paper = await read(await onPhone(), 200, certificate);
    expect(paper).toMatchObject({
      person: { name: "Nguyễn Thị Lành", birth: { date: "1981-05-04", precision: "day" }, address: "12 hẻm 51" },
      station: { id: patient.facilityId, name: "Trạm Y tế An Khánh" },
      testKind: "rapid_antigen",
      endedBy: { id: nurse.id },
    });
    const { opened_at, ended_at } =
      (await env.DB.prepare("SELECT opened_at, ended_at FROM episodes").first<Record<string, number>>()) ?? {};
    expect([paper.careFrom, paper.careUntil]).toEqual([opened_at, ended_at]);
    expect(paper.number).toMatch(/^20\d\d-\d{6}$/);
    expect(await read(await atStation(), 200, certificate)).toEqual(paper);
  });

  it("each illness has a number of its own, and a press that is doubled gives none away", async () => {
    const other = await aPatient(patient.facilityId);
    await Promise.all([end("recovered"), end("recovered")]);
    await end("recovered", other);
    const numberOf = async (about: TestPatient) => (await read(await atStation(about), 200, certificate)).number;
    expect(Number((await numberOf(other)).slice(5)) - Number((await numberOf(patient)).slice(5))).toBe(1);
  });
});

describe("there is none otherwise", () => {
  it("while home care goes on, and after an end of another kind", async () => {
    const early = await onPhone();
    expect([early.status, await early.json()]).toMatchObject([409, { type: "no-certificate" }]);
    await end("hospitalised");
    expect((await onPhone()).status).toBe(409);
    expect((await atStation()).status).toBe(409);
    expect(await env.DB.prepare("SELECT count(*) AS n FROM certificates").first("n")).toBe(0);
  });

  it("for another family, or another station", async () => {
    await end("recovered");
    expect((await onPhone(patient, await aPhone((await aPatient(patient.facilityId)).personId))).status).toBe(404);
    const stranger = await aStaff(await aFacility());
    expect((await send(`/api/episodes/${patient.episodeId}/certificate`, { as: stranger })).status).toBe(404);
  });
});

it("the patient's page offers it once there is one", async () => {
  const may = async () => (await read(await send(`/api/episodes/${patient.episodeId}`, { as: nurse }), 200, patientRecord)).may;
  expect(await may()).not.toContain("print-certificate");
  await end("recovered");
  expect(await may()).toContain("print-certificate");
});
