import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { consultationList, hospitalList } from "#schema/api/consultation.ts";
import type { FacilityId } from "#schema/ids.ts";
import { sha256 } from "../../../worker/ground/access/credential.ts";
import { listHospitals } from "../../../worker/views/consultation/list-hospitals.ts";
import { alter, problemOf, read } from "../../builders/answers.ts";
import { aConsultation, aDoctor, aHospital, onDuty } from "../../builders/consultation.ts";
import { aContext } from "../../builders/context.ts";
import { aFacility, aPatient, aPhone, aStaff, send, type TestPatient, type TestStaff } from "../../builders/world.ts";
import { countingDatabase } from "../../fakes/counting-database.ts";

const MINUTE = 60_000;
let station: FacilityId;
let patient: TestPatient;
let nurse: TestStaff;

beforeEach(async () => {
  station = await aFacility();
  patient = await aPatient(station);
  nurse = await aStaff(station);
});

describe("the consultations of a house", () => {
  const listFor = async (as: TestStaff) =>
    (await read(await send("/api/consultations", { as }), 200, consultationList)).consultations;
  const idsFor = async (as: TestStaff) => (await listFor(as)).map((row) => row.id);

  it("are what it asked and what it was asked, newest first; what was taken back stays with the station", async () => {
    const doctor = await aDoctor(await aHospital());
    const decided = await aConsultation(patient, doctor.facilityId, nurse.id, { state: "decided", doctor: doctor.id });
    const withdrawn = await aConsultation(patient, doctor.facilityId, nurse.id, { state: "withdrawn" });
    const open = await aConsultation(patient, doctor.facilityId, nurse.id);
    expect(await idsFor(nurse)).toEqual([open.id, withdrawn.id, decided.id]);
    expect(await idsFor(doctor)).toEqual([open.id, decided.id]);
    await alter("UPDATE consultations SET hospital_id = ? WHERE id = ?", await aHospital(), open.id);
    expect(await idsFor(doctor)).toEqual([decided.id]);
  });

  it("are at most the newest fifty, and no house's that has no part in them", async () => {
    const hospital = await aHospital();
    for (let i = 0; i < 51; i++) await aConsultation(patient, hospital, nurse.id, { state: "decided" });
    const newest = await aConsultation(patient, hospital, nurse.id);
    const listed = await idsFor(nurse);
    expect([listed.length, listed[0]]).toEqual([50, newest.id]);
    expect(await idsFor(await aStaff(await aFacility()))).toEqual([]);
    expect(await idsFor(await aDoctor(await aHospital()))).toEqual([]);
  });

  it("are not shown to a hospital's nurse, and refused to officers, phones and nobody", async () => {
    const hospital = await aHospital();
    await aConsultation(patient, hospital, nurse.id);
    expect(await idsFor(await aStaff(hospital))).toEqual([]);
    const officer = await aStaff(station, { role: "officer" });
    await problemOf(await send("/api/consultations", { as: officer }), "forbidden");
    await problemOf(await send("/api/consultations", { as: await aPhone(patient.personId) }), "not-signed-in");
    await problemOf(await send("/api/consultations"), "not-signed-in");
  });
});

describe("the hospitals that can be asked", () => {
  const list = async () => (await read(await send("/api/hospitals", { as: nurse }), 200, hospitalList)).hospitals;
  const onDutyAt = async () => (await list())[0]?.onDuty.map((staff) => staff.name);

  it("are hospitals and district centres, the nearer level of care first, with what is open there", async () => {
    const lung = await aHospital({ name: "0: Bệnh viện Phổi" });
    await alter("UPDATE facilities SET care_level = 'specialised' WHERE id = ?", lung);
    const centre = await aFacility({ kind: "district_centre", name: "A: Trung tâm Y tế" });
    const general = await aHospital({ name: "B: Bệnh viện Đa khoa" });
    await alter("UPDATE facilities SET care_level = 'basic' WHERE id IN (?, ?)", centre, general);
    await aFacility({ kind: "health_department" });
    await aConsultation(patient, lung, nurse.id, { state: "decided" });
    const other = await aPatient(station);
    await aConsultation(other, lung, nurse.id, { state: "unanswered" });
    const found = await list();
    expect(found.map((one) => one.facility.id)).toEqual([centre, general, lung]);
    expect(found.map((one) => one.careLevel)).toEqual(["basic", "basic", "specialised"]);
    expect(found.map((one) => one.open)).toEqual([0, 0, 1]);
    expect(found[2]).toMatchObject({ facility: { id: lung, kind: "hospital", shortName: "BV Đa khoa" }, onDuty: [] });
  });

  it("name who would be rung: on duty, the least busy first, then whoever is there longest", async () => {
    const hospital = await aHospital();
    const busy = await aDoctor(hospital, { name: "Bận" });
    await onDuty(busy, Date.now() - 90 * MINUTE);
    await onDuty(await aDoctor(hospital, { name: "Mới" }), Date.now() - 10 * MINUTE);
    await onDuty(await aDoctor(hospital, { name: "Lâu" }), Date.now() - 60 * MINUTE);
    await onDuty(await aStaff(hospital, { name: "Điều dưỡng" }));
    await aDoctor(hospital, { name: "Nghỉ", role: "lead" });
    await aConsultation(patient, hospital, nurse.id, { state: "accepted", doctor: busy.id });
    expect(await onDutyAt()).toEqual(["Lâu", "Mới", "Bận"]);
  });

  it("leave out one's own house, which cannot be asked from there", async () => {
    const doctor = await aDoctor(await aHospital());
    const other = await aHospital();
    const { hospitals } = await read(await send("/api/hospitals", { as: doctor }), 200, hospitalList);
    expect(hospitals.map(({ facility }) => facility.id)).toEqual([other]);
  });

  it("name the leads when nobody is on duty, and nobody whose account is closed", async () => {
    const hospital = await aHospital();
    await aDoctor(hospital);
    await aDoctor(hospital, { role: "lead", name: "Trưởng khoa" });
    const gone = await aDoctor(hospital, { role: "lead", name: "Đã nghỉ việc" });
    await alter("UPDATE staff SET disabled_at = 1 WHERE id = ?", gone.id);
    expect(await onDutyAt()).toEqual(["Trưởng khoa"]);
  });

  it("are read in one call, and refused to officers, phones and nobody", async () => {
    const counting = countingDatabase(env.DB);
    const { ctx } = aContext(Date.now, { db: counting.db });
    await listHospitals(ctx, { kind: "staff", tokenHash: await sha256(nurse.cookie.split("=")[1] ?? "") });
    expect(counting.count.calls).toBe(1);
    await problemOf(await send("/api/hospitals", { as: await aStaff(station, { role: "officer" }) }), "forbidden");
    await problemOf(await send("/api/hospitals", { as: await aPhone(patient.personId) }), "not-signed-in");
    await problemOf(await send("/api/hospitals"), "not-signed-in");
  });
});
