import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { deviceSession } from "#schema/api/access.ts";
import { receipt } from "#schema/api/checkin.ts";
import { parameterHistory, parameterVersion } from "#schema/api/parameters.ts";
import { problem } from "#schema/api/problem.ts";
import { column, read } from "../../builders/answers.ts";
import { aCheckin } from "../../builders/checkin.ts";
import { aMedicalLead } from "../../builders/subject.ts";
import { aFacility, aPatient, aPhone, aStaff, send, type TestStaff } from "../../builders/world.ts";

const MINISTRY = { version: 1, adultNotifyMax: 96, adultRrNotifyMin: 20, dbpAloneSeverity: "watch" };
const set = (as: TestStaff, over: object = {}) =>
  send("/api/site-parameters", { as, body: { ...MINISTRY, adultNotifyMax: 95, reason: "Theo Sở Y tế", ...over } });
const history = async (as: TestStaff) => read(await send("/api/site-parameters", { as }), 200, parameterHistory);

let lead: TestStaff;
beforeEach(async () => {
  lead = await aMedicalLead();
});

describe("the medical lead chooses", () => {
  it("a new version, in force at once, with who and why; the old one stays", async () => {
    expect(await read(await set(lead), 201, parameterVersion)).toMatchObject({
      version: 2,
      adultNotifyMax: 95,
      by: { id: lead.id },
    });
    const { versions, may } = await history(lead);
    expect(versions.map(({ version, adultNotifyMax, reason }) => [version, adultNotifyMax, reason])).toEqual([
      [2, 95, "Theo Sở Y tế"],
      [1, 96, ""],
    ]);
    expect([versions[1]?.by, may]).toEqual([null, ["set-parameters"]]);
    expect(JSON.parse(String(await column("SELECT detail FROM audit WHERE action = 'parameters_set'")))).toEqual({
      version: 2,
      changed: { adultNotifyMax: [96, 95] },
      reason: "Theo Sở Y tế",
    });
    expect(await column("SELECT actor FROM audit WHERE action = 'parameters_set'")).toBe(lead.id);
  });

  it("within what a source supports, at both ends and not beyond", async () => {
    for (const [over, path] of [
      [{ adultNotifyMax: 93 }, "adultNotifyMax"],
      [{ adultNotifyMax: 97 }, "adultNotifyMax"],
      [{ adultRrNotifyMin: 19 }, "adultRrNotifyMin"],
      [{ adultRrNotifyMin: 23 }, "adultRrNotifyMin"],
    ] as const)
      expect(await read(await set(lead, over), 422, problem)).toMatchObject({ type: "invalid-body", fields: [{ path }] });
    await read(await set(lead, { adultNotifyMax: 94, adultRrNotifyMin: 22 }), 201, parameterVersion);
    await read(await set(lead, { version: 2, adultNotifyMax: 96, adultRrNotifyMin: 20 }), 201, parameterVersion);
  });

  it("needs a reason", async () => {
    expect(await read(await set(lead, { reason: " " }), 422, problem)).toMatchObject({ fields: [{ path: "reason" }] });
  });

  it("what changes nothing writes nothing", async () => {
    expect(await read(await set(lead, { adultNotifyMax: 96 }), 201, parameterVersion)).toMatchObject({ version: 1 });
    expect(await column("SELECT count(*) FROM site_parameters")).toBe(1);
  });

  it("two at once: one is first, the other is told who and when", async () => {
    const other = await aStaff(lead.facilityId, { role: "lead", name: "Trần Hòa" });
    const answers = await Promise.all([set(lead), set(other, { adultNotifyMax: 94 })]);
    const late = answers.find(({ status }) => status === 409);
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
    const winner = (await history(lead)).versions[0];
    expect(await late?.json()).toMatchObject({ type: "record-changed", state: "version 2", by: winner?.by, at: winner?.setAt });
    expect(await column("SELECT count(*) FROM site_parameters")).toBe(2);
  });
});

describe("nobody else does, and everybody sees", () => {
  it.each([
    ["lead", "station"],
    ["lead", "hospital"],
    ["officer", "health_department"],
    ["administrator", "health_department"],
  ] as const)("%s of a %s: refused, and shown without the verb", async (role, kind) => {
    const staff = await aStaff(await aFacility({ kind }), { role });
    expect((await set(staff)).status).toBe(403);
    expect(await history(staff)).toMatchObject({ versions: [{ version: 1 }], may: [] });
  });
});

describe("what was chosen reaches the phone, and names itself in the assessment it touched", () => {
  it("with the session; an SpO2 of 96 is then no alert", async () => {
    const patient = await aPatient(await aFacility());
    const phone = await aPhone(patient.personId);
    const submit = async () => {
      const body = aCheckin({ spo2: { first: 96, second: 96, third: null } });
      return read(await send(`/api/phone/episodes/${patient.episodeId}/checkins`, { as: phone, body }), 201, receipt);
    };
    expect((await submit()).assessment).toMatchObject({ severity: "urgent", parameters: 1 });
    await set(lead);
    expect((await read(await send("/api/phone/session", { as: phone }), 200, deviceSession)).parameters).toMatchObject({
      version: 2,
      adultNotifyMax: 95,
    });
    expect((await submit()).assessment).toMatchObject({ severity: "routine", parameters: 2 });
    const rows = await env.DB.prepare("SELECT parameters FROM assessments ORDER BY checkin_seq").all<{ parameters: number }>();
    expect(rows.results.map(({ parameters }) => parameters)).toEqual([1, 2]);
  });
});
