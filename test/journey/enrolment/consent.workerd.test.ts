import { beforeEach, describe, expect, it } from "vitest";
import { deviceSession } from "#schema/api/access.ts";
import { consentView } from "#schema/api/consent.ts";
import { personPrivacy } from "#schema/api/privacy.ts";
import { patientRecord } from "#schema/api/record.ts";
import { CONSENT_VERSION } from "#schema/terms.ts";
import { alter, column, problemOf, read } from "../../builders/answers.ts";
import { aCheckin } from "../../builders/checkin.ts";
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

const put = (over: Record<string, unknown> = {}, as = phone) =>
  send(`/api/phone/people/${patient.personId}/consent`, { as, method: "PUT", body: aConsent(over) });
const answer = async (over: Record<string, unknown> = {}) => read(await put(over), 200, consentView);
const inSession = async () =>
  (await read(await send("/api/phone/session", { as: phone }), 200, deviceSession)).people[0]?.consent ?? null;
const record = async () => read(await send(`/api/episodes/${patient.episodeId}`, { as: nurse }), 200, patientRecord);

describe("consent is kept", () => {
  it("with who answered, where, when, in which language and to which version of the words", async () => {
    expect(await inSession()).toBeNull();
    expect((await record()).consent).toBeNull();
    await alter("UPDATE grants SET relation = 'carer'");
    const given = await answer({ language: "km", recordedAt: 7 });
    expect(given).toMatchObject({ decision: "given", version: CONSENT_VERSION, language: "km", relation: "carer" });
    expect(await inSession()).toEqual({ decision: "given", version: CONSENT_VERSION, at: given.at });
    expect((await record()).consent).toEqual(given);
    expect(await column("SELECT device_id || recorded_at FROM consents")).toBe(`${phone.deviceId}7`);
    expect((await record()).timeline.map(({ what }) => what)).toEqual(["consent_given"]);
    expect((await record()).alerts).toEqual([]);
  });

  it("once, however often the same answer is sent; another one is a row of its own, and none is written over", async () => {
    for (let times = 0; times < 3; times++) await answer();
    await answer({ decision: "withdrawn" });
    await answer();
    const path = `/api/phone/people/${patient.personId}/privacy`;
    const { consents } = await read(await send(path, { as: phone }), 200, personPrivacy);
    expect(consents.map(({ decision }) => decision)).toEqual(["given", "withdrawn", "given"]);
  });

  it("also to older words than the newest, with their version, so that the app asks anew", async () => {
    await alter("INSERT INTO consents SELECT 9, ?, 'given', 1, 'vi', ?, 'self', 1, 1", patient.personId, phone.deviceId);
    expect(await inSession()).toEqual({ decision: "given", version: 1, at: 1 });
  });

  it("and refused to words that do not exist, to a stranger's phone, and to whoever is nobody here", async () => {
    await problemOf(await put({ version: CONSENT_VERSION + 1 }), "invalid-body");
    await problemOf(await put({ version: 0 }), "invalid-body");
    await problemOf(await put({}, await aPhone((await aPatient(nurse.facilityId)).personId)), "not-found");
    await problemOf(await put({}, nurse as never), "not-signed-in");
    await alter("UPDATE grants SET revoked_at = 1");
    await problemOf(await put(), "not-found");
    expect(await column("SELECT count(*) FROM consents")).toBe(0);
  });
});

describe("a no is told to the station", () => {
  it.each(["declined", "withdrawn"])("%s: as a request on the board, which says why", async (decision) => {
    await answer({ decision });
    const { alerts, consent, timeline } = await record();
    expect(alerts).toMatchObject([
      { kind: "request", severity: "watch", state: "open", reasons: [{ rule: "CONSENT-OFF" }], message: null },
    ]);
    expect(consent?.decision).toBe(decision);
    expect(timeline.map(({ what }) => what)).toContain(`consent_${decision}`);
    expect(await column("SELECT facility_id FROM feed")).toBe(patient.facilityId);
  });

  it("beside another request: both stand there, and one that is held is open again", async () => {
    const help = { id: newId("not"), kind: "request", recordedAt: 1, sentAt: 1, message: "Xin gạo" };
    await (await send(`/api/phone/episodes/${patient.episodeId}/help`, { as: phone, body: help })).text();
    const [first] = (await record()).alerts;
    await (await send(`/api/alerts/${first?.id}/acknowledge`, { as: nurse, method: "POST" })).text();
    await answer({ decision: "withdrawn" });
    const { alerts } = await record();
    expect(alerts).toMatchObject([
      {
        state: "open",
        reasons: [{ rule: "REQUEST" }, { rule: "CONSENT-OFF" }],
        message: "Xin gạo",
        formerHolder: { id: nurse.id },
      },
    ]);
    await answer({ decision: "withdrawn" });
    const again = { ...help, id: newId("not"), message: null };
    await (await send(`/api/phone/episodes/${patient.episodeId}/help`, { as: phone, body: again })).text();
    expect((await record()).alerts[0]?.reasons.map(({ rule }) => rule)).toEqual(["REQUEST", "CONSENT-OFF"]);
  });

  it("and no reading is refused because of it: what was measured counts", async () => {
    await answer({ decision: "withdrawn" });
    const sent = await send(`/api/phone/episodes/${patient.episodeId}/checkins`, {
      as: phone,
      body: aCheckin({ spo2: { first: 88 } }),
    });
    expect(sent.status).toBe(201);
    expect((await record()).alerts.map(({ kind }) => kind)).toContain("clinical");
  });

  it("after the end of an illness, too, and without any illness the answer alone is kept", async () => {
    await alter("UPDATE episodes SET state = 'ended', end_reason = 'recovered', ended_at = 1");
    await answer({ decision: "withdrawn" });
    expect((await record()).alerts).toHaveLength(1);
    await alter("DELETE FROM alert_events");
    await alter("DELETE FROM alerts");
    await alter("DELETE FROM episodes");
    await answer({ decision: "given" });
    await answer({ decision: "withdrawn" });
    expect(await column("SELECT count(*) FROM alerts")).toBe(0);
  });

  it("once, when two phones of the family answer at the same time", async () => {
    const other = await aPhone(patient.personId);
    await Promise.all([put({ decision: "withdrawn" }), put({ decision: "withdrawn" }, other)]);
    expect(await column("SELECT count(*) FROM alerts")).toBe(1);
  });
});

it("who typed a check-in is kept: as the phone was given, or as whoever typed it says", async () => {
  const path = `/api/phone/episodes/${patient.episodeId}/checkins`;
  await (await send(path, { as: phone, body: { ...aCheckin(), recordedAt: Date.now() - 5_000 } })).text();
  await (await send(path, { as: phone, body: { ...aCheckin(), typedBy: "carer" } })).text();
  expect((await record()).checkins.map(({ source }) => source)).toEqual(["self", "carer"]);
  const told = { ...aCheckin(), recordedAt: Date.now() + 1, typedBy: "self" };
  await (await send(`/api/episodes/${patient.episodeId}/checkins`, { as: nurse, body: told })).text();
  expect((await record()).checkins.at(-1)?.source).toBe("staff_by_phone");
});
