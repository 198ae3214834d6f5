import { beforeEach, describe, expect, it } from "vitest";
import { readerList } from "#schema/api/readers.ts";
import { alter, read } from "../../builders/answers.ts";
import { aConsultation, aDoctor, aHospital } from "../../builders/consultation.ts";
import { aFacility, aPatient, aPhone, aStaff, insert, send, type TestPatient, type TestStaff } from "../../builders/world.ts";

const DAY = 86_400_000;
let patient: TestPatient;
let phone: { cookie: string };
let nurse: TestStaff;

beforeEach(async () => {
  patient = await aPatient(await aFacility());
  phone = await aPhone(patient.personId);
  nurse = await aStaff(patient.facilityId);
});

const readers = async () =>
  (await read(await send(`/api/phone/episodes/${patient.episodeId}/readers`, { as: phone }), 200, readerList)).readers;
const open = (as: TestStaff) => send(`/api/episodes/${patient.episodeId}`, { as });
const audited = (actor: string, action: string, at: number) =>
  insert("audit", { at, actor, action, facility_id: patient.facilityId, episode_id: patient.episodeId });

describe("the family sees who has opened the record", () => {
  it("name, role, place and when; a page that could not be opened was not read", async () => {
    expect(await readers()).toEqual([]);
    await open(nurse);
    await open(await aStaff(await aFacility()));
    await expect
      .poll(readers)
      .toMatchObject([{ by: { id: nurse.id, name: "Hà", title: "ĐD" }, role: "nurse", place: "An Khánh" }]);
  });

  it("a doctor of a hospital that was asked is among them, with the hospital", async () => {
    const doctor = await aDoctor(await aHospital());
    const { id } = await aConsultation(patient, doctor.facilityId, nurse.id, { state: "accepted", doctor: doctor.id });
    await send(`/api/consultations/${id}`, { as: doctor });
    await expect.poll(readers).toMatchObject([{ by: { id: doctor.id }, role: "doctor", place: "BV Đa khoa" }]);
  });

  it("is readable: a line a person and day of the site, newest first, however often they looked", async () => {
    // 23:30 and 00:30 at the site are two days.
    const night = Date.parse("2026-03-15T16:30:00Z");
    const colleague = await aStaff(patient.facilityId, { name: "Tuấn" });
    for (const at of [night - 7_200_000, night - 3_600_000, night]) await audited(nurse.id, "record_read", at);
    await audited(nurse.id, "record_opened", night + 3_600_000);
    await audited(colleague.id, "record_read", night - 2 * DAY);
    expect((await readers()).map(({ by, from, until }) => [by.name, from, until])).toEqual([
      ["Hà", night + 3_600_000, night + 3_600_000],
      ["Hà", night - 7_200_000, night],
      ["Tuấn", night - 2 * DAY, night - 2 * DAY],
    ]);
  });

  it("counts only looks at the record: not what the family, the system or a colleague did otherwise", async () => {
    await audited(nurse.id, "alert_acknowledged", 1);
    await audited("system", "silence_marked", 2);
    expect(await readers()).toEqual([]);
  });

  it("stays after somebody has left, and after home care has ended; it is no other family's", async () => {
    await audited(nurse.id, "record_read", 1);
    await alter("UPDATE staff SET disabled_at = 1");
    await alter("UPDATE episodes SET state = 'ended', ended_at = 1");
    expect(await readers()).toHaveLength(1);
    const stranger = await aPhone((await aPatient(patient.facilityId)).personId);
    expect((await send(`/api/phone/episodes/${patient.episodeId}/readers`, { as: stranger })).status).toBe(404);
  });
});
