import { describe, expect, it } from "vitest";
import { dueAfter } from "#clinical/next-due.ts";
import { deviceSession } from "#schema/api/access.ts";
import { receipt } from "#schema/api/checkin.ts";
import { patientRecord } from "#schema/api/record.ts";
import type { RiskClass, Severity } from "#schema/terms.ts";
import { alter, column, read } from "../../builders/answers.ts";
import { aCheckin, anAddendum } from "../../builders/checkin.ts";
import { aFacility, aPatient, aPhone, aStaff, send } from "../../builders/world.ts";

/** A patient of this class, whose phone sends these readings now. */
async function sends(risk: RiskClass, body: ReturnType<typeof aCheckin>) {
  const patient = await aPatient(await aFacility(), {}, { risk_class: risk });
  const phone = await aPhone(patient.personId);
  const path = `/api/phone/episodes/${patient.episodeId}/checkins`;
  const told = await read(await send(path, { as: phone, body }), 201, receipt);
  return { patient, phone, told };
}

/** What the plan says at the moment when the service took it. */
const planned = (
  risk: RiskClass,
  lastSeverity: Severity,
  { recordedAt, receivedAt }: { recordedAt: number; receivedAt: number },
) => dueAfter({ lastCheckinAt: recordedAt, lastSeverity, riskClass: risk, preferred: { am: 7, pm: 18 } }, receivedAt, receivedAt);

describe("what is due next follows the last finding and the class", () => {
  it.each<[RiskClass, number, Severity]>([
    ["low", 98, "routine"],
    ["low", 95, "urgent"],
    ["high", 98, "routine"],
  ])("%s risk with an SpO2 of %i", async (risk, first, severity) => {
    const { patient, phone, told } = await sends(risk, aCheckin({ spo2: { first, second: first } }));
    const due = planned(risk, severity, told);
    expect(told).toMatchObject({ assessment: { severity }, nextDueAt: due.at });
    const { people } = await read(await send("/api/phone/session", { as: phone }), 200, deviceSession);
    expect(people).toMatchObject([{ nextDueAt: due.at, dueWhy: due.why }]);
    const nurse = await aStaff(patient.facilityId);
    const record = await read(await send(`/api/episodes/${patient.episodeId}`, { as: nurse }), 200, patientRecord);
    expect(record).toMatchObject({ nextDueAt: due.at, dueWhy: due.why });
  });

  it("an addendum that makes it worse brings it forward, and says so in its receipt", async () => {
    const body = aCheckin({ respiratoryRate: { counted: null } });
    const { patient, phone } = await sends("low", body);
    const far = Date.now() + 9 * 3_600_000;
    await alter("UPDATE episodes SET next_due_at = ?", far);
    const addendum = anAddendum({ respiratoryRate: 24 });
    const told = await read(await send(`/api/phone/checkins/${body.id}/addenda`, { as: phone, body: addendum }), 201, receipt);
    const due = dueAfter(
      { lastCheckinAt: told.recordedAt, lastSeverity: "urgent", riskClass: "low", preferred: { am: 7, pm: 18 } },
      Date.now(),
    );
    expect(told.nextDueAt).toBe(Math.min(due.at, far));
    expect(await column("SELECT due_why FROM episodes WHERE id = ?", patient.episodeId)).toBe(due.at < far ? due.why : "window");
  });
});

describe("the severity class in the record", () => {
  it("is that of the newest check-in with what was added, beside the worst so far", async () => {
    const body = aCheckin({ symptoms: { answered: true, codes: ["cough"] } }, { recordedAt: Date.now() - 60_000 });
    const { patient, phone } = await sends(
      "low",
      aCheckin({ spo2: { first: 93, second: 93 } }, { recordedAt: Date.now() - 120_000 }),
    );
    await send(`/api/phone/episodes/${patient.episodeId}/checkins`, { as: phone, body });
    const nurse = await aStaff(patient.facilityId);
    const classes = async () =>
      (await read(await send(`/api/episodes/${patient.episodeId}`, { as: nurse }), 200, patientRecord)).severityClass;
    expect(await classes()).toMatchObject({
      newest: { severityClass: "mild", because: ["symptoms"], missing: [] },
      worst: { severityClass: "severe", because: ["spo2_severe"] },
    });
    await send(`/api/phone/checkins/${body.id}/addenda`, { as: phone, body: anAddendum({ respiratoryRate: 24 }) });
    expect(await classes()).toMatchObject({ newest: { severityClass: "moderate", because: ["breathing_moderate"] } });
  });
  it("is nothing before the first check-in", async () => {
    const patient = await aPatient(await aFacility());
    const nurse = await aStaff(patient.facilityId);
    const record = await read(await send(`/api/episodes/${patient.episodeId}`, { as: nurse }), 200, patientRecord);
    expect(record.severityClass).toBeNull();
  });
});
