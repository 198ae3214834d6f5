import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { patientList } from "#schema/api/enrolment.ts";
import { patientCount, patientPage } from "../../../worker/journey/enrolment/patient-list.ts";
import { alter, problemOf, read } from "../../builders/answers.ts";
import { anEnrolment } from "../../builders/enrolment.ts";
import { aFacility, aPatient, aPhone, aStaff, send, type TestStaff } from "../../builders/world.ts";

let nurse: TestStaff;
const list = async (query = "", as: TestStaff = nurse) => read(await send(`/api/patients${query}`, { as }), 200, patientList);
const found = async (q: string) => (await list(`?q=${encodeURIComponent(q)}`)).patients.map((patient) => patient.name);

beforeEach(async () => {
  nurse = await aStaff(await aFacility());
});

describe("a search", () => {
  beforeEach(async () => {
    const carer = { name: "Hoa", phone: "0900 000 777", relation: null };
    await send("/api/patients", { as: nurse, body: anEnrolment({ person: { carer } }) });
    const other = { name: "Đỗ Thị Diễm", phone: "+84 911 222 333", hamlet: "Ấp Thới Hòa" };
    await send("/api/patients", { as: nurse, body: anEnrolment({ person: other }) });
  });

  it.each([
    ["tran van", ["Trần Văn Đạt"]],
    ["TRẦN VĂN", ["Trần Văn Đạt"]],
    ["dat tran", ["Trần Văn Đạt"]],
    ["do thi", ["Đỗ Thị Diễm"]],
    ["d", ["Đỗ Thị Diễm", "Trần Văn Đạt"]],
    ["thoi hoa", ["Đỗ Thị Diễm"]],
    ["diem thoi", ["Đỗ Thị Diễm"]],
    ["0900 000 512", ["Trần Văn Đạt"]],
    ["+84900000512", ["Trần Văn Đạt"]],
    ["0911", ["Đỗ Thị Diễm"]],
    ["0900000777", ["Trần Văn Đạt"]],
    ["nobody", []],
    ["%", []],
    ["'; DROP", []],
    ["  ", ["Đỗ Thị Diễm", "Trần Văn Đạt"]],
  ])("for %s", async (q, names) => expect(await found(q)).toEqual(names));

  it("sees only the own facility", async () => {
    const stranger = await aStaff(await aFacility());
    expect(await list("?q=tran", stranger)).toEqual({ patients: [], total: 0, next: null });
  });
});

describe("the list", () => {
  it("says of each whether a phone is linked and what is open", async () => {
    const patient = await aPatient(nurse.facilityId);
    const phone = await aPhone(patient.personId);
    const waits = "INSERT INTO alerts (id, episode_id, facility_id, kind, state, severity, reasons, opened_at, clock_from)";
    await alter(`${waits} VALUES ('alr_1', ?, ?, 'clinical', 'open', 'urgent', '[]', 1, 1)`, patient.episodeId, nurse.facilityId);
    await alter(
      `${waits} VALUES ('alr_2', ?, ?, 'silence', 'resolved', 'watch', '[]', 1, 1)`,
      patient.episodeId,
      nurse.facilityId,
    );
    const [row] = (await list()).patients;
    expect(row).toMatchObject({
      episodeId: patient.episodeId,
      linked: true,
      openAlerts: [{ kind: "clinical", severity: "urgent" }],
    });
    await alter("UPDATE devices SET revoked_at = 1 WHERE id = ?", phone.deviceId);
    expect((await list()).patients[0]?.linked).toBe(false);
  });

  it("keeps those whose care has ended apart", async () => {
    const ended = await aPatient(nurse.facilityId, {}, { state: "ended", ended_at: 1 });
    await aPatient(nurse.facilityId);
    expect((await list("?state=ended")).patients.map((patient) => patient.episodeId)).toEqual([ended.episodeId]);
    expect(await list()).toMatchObject({ total: 1 });
  });

  it("goes by pages of fifty that neither skip nor repeat", async () => {
    for (let count = 0; count < 53; count++) await aPatient(nurse.facilityId);
    const first = await list();
    expect(first).toMatchObject({ total: 53, next: expect.stringMatching(/^epi_/) });
    const second = await list(`?cursor=${first.next}`);
    expect(second).toMatchObject({ total: 53, next: null });
    const ids = [...first.patients, ...second.patients].map((patient) => patient.episodeId);
    expect([first.patients.length, second.patients.length, new Set(ids).size]).toEqual([50, 3, 53]);
    expect(ids).toEqual([...ids].sort().reverse());
  });

  it("is read through its index, unsorted", async () => {
    const { sql, params } = patientPage({ facilityId: nurse.facilityId, state: "active", q: "tran 0900" }, null, 1);
    const plan = await env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .bind(...params)
      .all<{ detail: string }>();
    const steps = plan.results.map((step) => step.detail);
    expect(steps.some((step) => step.includes("episodes_listed"))).toBe(true);
    expect(steps.filter((step) => /SCAN|TEMP B-TREE/.test(step))).toEqual([]);
  });

  it("is counted from the index alone when nothing is searched for", async () => {
    const { sql, params } = patientCount({ facilityId: nurse.facilityId, state: "active", q: " " });
    const plan = await env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .bind(...params)
      .all<{ detail: string }>();
    expect(plan.results.map((step) => step.detail)).toEqual([expect.stringContaining("COVERING INDEX episodes_listed")]);
  });

  it.each(["?state=all", "?cursor=epi_1", `?q=${"x".repeat(101)}`])("refuses %s", async (query) => {
    await problemOf(await send(`/api/patients${query}`, { as: nurse }), "invalid-body");
  });
});
