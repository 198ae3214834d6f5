import { beforeEach, describe, expect, it } from "vitest";
import { personExport } from "#schema/api/privacy.ts";
import { alter, column, problemOf, read } from "../../builders/answers.ts";
import { aCheckin, anAddendum } from "../../builders/checkin.ts";
import { aConsent } from "../../builders/subject.ts";
import { aFacility, aPatient, aPhone, aStaff, newId, send, type TestPatient, type TestStaff } from "../../builders/world.ts";

let nurse: TestStaff;
let patient: TestPatient;
let phone: Awaited<ReturnType<typeof aPhone>>;

beforeEach(async () => {
  nurse = await aStaff(await aFacility());
  patient = await aPatient(nurse.facilityId);
  phone = await aPhone(patient.personId);
});

const get = (as = phone, of = patient) => send(`/api/phone/people/${of.personId}/export`, { as });
const taken = async () => read(await get(), 200, personExport);

describe("a person takes along what the service holds of them", () => {
  it("identity, phones, consent, every illness with its readings, what was written to them and who read it", async () => {
    const body = aCheckin({ spo2: { first: 92 }, note: "Mệt" });
    await send(`/api/phone/episodes/${patient.episodeId}/checkins`, { as: phone, body });
    await send(`/api/phone/checkins/${body.id}/addenda`, { as: phone, body: anAddendum({ spo2Second: 93 }) });
    await send(`/api/phone/people/${patient.personId}/consent`, { as: phone, method: "PUT", body: aConsent() });
    const note = { id: newId("not"), text: "Uống đủ nước", forPatient: true };
    await send(`/api/episodes/${patient.episodeId}/notes`, { as: nurse, body: note });
    await (await send(`/api/episodes/${patient.episodeId}`, { as: nurse })).text();
    await expect.poll(async () => (await taken()).episodes[0]?.readers.length).toBe(1);
    const all = await taken();
    expect(all).toMatchObject({
      format: "dong-hanh-person-1",
      personId: patient.personId,
      person: { name: "Nguyễn Thị Lành", phone: "0900 000 417", birth: { date: "1981-05-04" } },
      station: { shortName: "An Khánh" },
      phones: [{ relation: "self", until: null }],
      consents: [{ decision: "given" }],
      dataRequests: [],
    });
    expect(all.episodes).toMatchObject([
      {
        episodeId: patient.episodeId,
        state: "active",
        ended: null,
        checkins: [{ id: body.id, measurements: { spo2: { first: 92 }, note: "Mệt" }, addenda: [{ spo2Second: 93 }] }],
        alerts: [{ kind: "clinical" }],
        messages: [{ text: "Uống đủ nước", by: { name: "Hà" } }],
        readers: [{ by: { id: nurse.id }, role: "nurse", place: "An Khánh" }],
        asked: [],
        medicines: [],
      },
    ]);
  });

  it("earlier illnesses too, newest first, and phones that are gone", async () => {
    await alter("UPDATE episodes SET state = 'ended', end_reason = 'recovered', ended_at = 5, opened_at = 1");
    const other = await aPatient(nurse.facilityId);
    await alter("UPDATE episodes SET person_id = ? WHERE id = ?", patient.personId, other.episodeId);
    await aPhone(patient.personId);
    await alter("UPDATE grants SET revoked_at = 9 WHERE device_id <> ?", phone.deviceId);
    const all = await taken();
    expect(all.episodes.map(({ episodeId, ended }) => [episodeId, ended])).toEqual([
      [other.episodeId, null],
      [patient.episodeId, { at: 5, reason: "recovered" }],
    ]);
    expect(all.phones.map(({ until }) => until).sort()).toEqual([9, null]);
  });

  it("not what professionals noted for each other", async () => {
    const note = { id: newId("not"), text: "Nhà có chó dữ", forPatient: false };
    await send(`/api/episodes/${patient.episodeId}/notes`, { as: nurse, body: note });
    expect(JSON.stringify(await taken())).not.toContain("chó dữ");
  });

  it("and each copy leaves a trace", async () => {
    await taken();
    await taken();
    const traces = "SELECT count(*) FROM audit WHERE action = 'data_exported' AND actor = ? AND episode_id = ?";
    expect(await column(traces, phone.deviceId, patient.episodeId)).toBe(2);
  });

  it("nobody takes a stranger's", async () => {
    await problemOf(await get(await aPhone((await aPatient(nurse.facilityId)).personId)), "not-found");
    await alter("UPDATE grants SET revoked_at = 1");
    await problemOf(await get(), "not-found");
    expect(await column("SELECT count(*) FROM audit WHERE action = 'data_exported'")).toBe(0);
  });
});
