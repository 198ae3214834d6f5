import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { PROTOCOL_VERSION } from "#clinical/assess.ts";
import type { Receipt } from "#schema/api/checkin.ts";
import type { Symptom } from "#schema/terms.ts";
import { aCheckin, measured } from "../../builders/checkin.ts";
import { aFacility, aPatient, aPhone, aStaff, send, type TestPatient, type TestStaff } from "../../builders/world.ts";

let patient: TestPatient;
let phone: { cookie: string };
let nurse: TestStaff;

beforeEach(async () => {
  const station = await aFacility();
  patient = await aPatient(station);
  phone = await aPhone(patient.personId);
  nurse = await aStaff(station);
});

const submit = (body: unknown, of: TestPatient = patient, as = phone) =>
  send(`/api/phone/episodes/${of.episodeId}/checkins`, { as, body });
const count = async (table: string): Promise<number | null> => env.DB.prepare(`SELECT count(*) AS n FROM ${table}`).first("n");
const alerts = async () =>
  (await env.DB.prepare("SELECT kind, state, severity, reasons FROM alerts ORDER BY seq").all<Record<string, string>>()).results;
const episode = () =>
  env.DB.prepare("SELECT * FROM episodes WHERE id = ?").bind(patient.episodeId).first<Record<string, unknown>>();

describe("a check-in is recorded once, and its receipt says what it means", () => {
  it("answers 201 with the assessment; nothing dangerous raises no alert", async () => {
    const body = aCheckin();
    const response = await submit(body);
    expect(response.status).toBe(201);
    const receipt = await response.json<Receipt>();
    expect(receipt).toMatchObject({ checkinId: body.id, recordedAt: body.recordedAt, alert: null, seen: null, answer: null });
    expect(receipt.assessment).toMatchObject({ version: 1, severity: "routine", unassessed: [], spo2Effective: 98 });
    expect(await alerts()).toEqual([]);
    expect(await episode()).toMatchObject({
      last_severity: "routine",
      last_checkin_at: body.recordedAt,
      baseline_readings: "[98]",
    });
    expect((await episode())?.next_due_at).toBeGreaterThan(body.recordedAt);
    expect(await count("feed")).toBe(1);
    const audited = await env.DB.prepare(
      "SELECT c.id FROM audit a JOIN checkins c ON c.episode_id = a.episode_id AND c.sent_by = a.actor AND c.received_at = a.at",
    ).first("id");
    expect(audited).toBe(body.id);
  });

  it("gives the same receipt to the same content, whenever it is sent again", async () => {
    const body = aCheckin({ spo2: { first: 92 }, note: "Mệt hơn hôm qua" });
    const first = await (await submit(body)).json();
    const again = await submit({ ...body, sentAt: body.sentAt + 90_000 });
    expect(again.status).toBe(200);
    expect(await again.json()).toEqual(first);
    expect([await count("checkins"), await count("alerts"), await count("audit")]).toEqual([1, 1, 1]);
  });

  it("refuses other content under the same id, and the same id under another episode", async () => {
    const body = aCheckin();
    await submit(body);
    const other = await submit({ ...body, measurements: measured({ pulse: 81 }) });
    expect([other.status, (await other.json<{ type: string }>()).type]).toEqual([409, "id-conflict"]);
    const sister = await aPatient(patient.facilityId);
    const both = await aPhone(patient.personId, sister.personId);
    expect((await submit(body, sister, both)).status).toBe(409);
    expect(await count("checkins")).toBe(1);
  });

  it("records ten at once under one id as one, and all ten get the same answer", async () => {
    const body = aCheckin({ spo2: { first: 91 } });
    const responses = await Promise.all(Array.from({ length: 10 }, () => submit(body)));
    expect(responses.map((each) => each.status).sort()).toEqual([...Array<number>(9).fill(200), 201]);
    const receipts = await Promise.all(responses.map((each) => each.json()));
    for (const receipt of receipts) expect(receipt).toEqual(receipts[0]);
    expect([await count("checkins"), await count("alerts"), await count("alert_events")]).toEqual([1, 1, 1]);
  });

  it("loses none of twenty that arrive at once for one episode", async () => {
    const bodies = Array.from({ length: 20 }, (_, index) => aCheckin({ pulse: 60 + index }));
    const responses = await Promise.all(bodies.map((body) => submit(body)));
    expect(new Set(responses.map((each) => each.status))).toEqual(new Set([201]));
    expect([await count("checkins"), await count("assessments"), await count("audit")]).toEqual([20, 20, 20]);
    expect((await episode())?.version).toBe(21);
  });

  it("is refused without a session, to another phone, and when the body is not whole", async () => {
    expect((await send(`/api/phone/episodes/${patient.episodeId}/checkins`, { body: aCheckin() })).status).toBe(401);
    const stranger = await aPhone((await aPatient(patient.facilityId)).personId);
    expect((await submit(aCheckin(), patient, stranger)).status).toBe(404);
    const { measurements: _, ...partial } = aCheckin();
    expect((await submit(partial)).status).toBe(422);
    expect((await submit({ ...aCheckin(), id: "chk_1" })).status).toBe(422);
    expect(await count("checkins")).toBe(0);
  });

  it("is written down by a nurse of the station as told on the telephone, and counts as seen by her", async () => {
    const response = await send(`/api/episodes/${patient.episodeId}/checkins`, { as: nurse, body: aCheckin() });
    expect(response.status).toBe(201);
    expect(await response.json()).toMatchObject({ seen: { by: { id: nurse.id, name: "Hà", title: "ĐD" } } });
    const stored = await env.DB.prepare("SELECT source, sent_by FROM checkins").first();
    expect(stored).toEqual({ source: "staff_by_phone", sent_by: nurse.id });
  });

  it("is refused to a doctor, to an officer and to a nurse of another station", async () => {
    const doctor = await aStaff(patient.facilityId, { role: "doctor" });
    const officer = await aStaff(patient.facilityId, { role: "officer" });
    const stranger = await aStaff(await aFacility());
    const statuses = [];
    for (const as of [doctor, officer, stranger])
      statuses.push((await send(`/api/episodes/${patient.episodeId}/checkins`, { as, body: aCheckin() })).status);
    expect(statuses).toEqual([403, 403, 404]);
  });
});

describe("a danger is never shown as normal", () => {
  const who: [string, string, object, object, Partial<ReturnType<typeof measured>>, string][] = [
    ["an adult at SpO2 92", "1981-05-04", {}, {}, { spo2: { first: 92 } }, "emergency"],
    ["an adult at SpO2 96", "1981-05-04", {}, {}, { spo2: { first: 96 } }, "urgent"],
    [
      "an infant that does not drink",
      "2026-02-01",
      {},
      {},
      { symptoms: { answered: true, codes: ["cannot_drink"] } },
      "emergency",
    ],
    ["a child of three that breathes 45 times", "2023-08-01", {}, {}, { respiratoryRate: { counted: 45 } }, "urgent"],
    ["a pregnant woman with 38.2 degrees", "1996-05-04", {}, { pregnant: 1 }, { temperatureCelsius: 38.2 }, "urgent"],
    [
      "a fever that medicine did not help",
      "1981-05-04",
      {},
      {},
      { temperatureCelsius: 38.7, fever: { sinceHours: 6, medicineHelped: "no" } },
      "urgent",
    ],
    [
      "an adult who measured nothing",
      "1981-05-04",
      {},
      {},
      { spo2: { first: null }, respiratoryRate: { counted: null } },
      "watch",
    ],
    ["an SpO2 that cannot be", "1981-05-04", {}, {}, { spo2: { first: 9 } }, "urgent"],
    ["questions left unanswered", "1981-05-04", {}, {}, { symptoms: { answered: false, codes: [] } }, "watch"],
  ];
  it.each(who)("%s", async (_, birth_date, person, over, figures, severity) => {
    patient = await aPatient(patient.facilityId, { birth_date, ...person }, over);
    phone = await aPhone(patient.personId);
    const receipt = await (await submit(aCheckin(figures))).json<Receipt>();
    expect(receipt.assessment.severity).toBe(severity);
    expect(receipt.alert).toEqual({ severity, state: "open", holder: null });
  });

  it("hears a danger sign although the question does not count as answered", async () => {
    const codes: Symptom[] = ["dyspnea_at_rest"];
    const receipt = await (await submit(aCheckin({ symptoms: { answered: false, codes } }))).json<Receipt>();
    expect(receipt.assessment.severity).toBe("emergency");
  });

  it("asks once an episode whether somebody on oxygen may stay at home, beside the clinical alert", async () => {
    await submit(aCheckin({ onOxygen: true }));
    const [eligibility] = (await alerts()).filter((alert) => alert.kind === "eligibility");
    expect(eligibility).toMatchObject({ severity: "urgent", state: "open", reasons: '[["O2-HOME-U",{}]]' });
    await env.DB.prepare(
      "UPDATE alerts SET state = 'resolved', resolved_at = 1, resolved_by = 'system', resolve_reason = 'answered'",
    ).run();
    await submit(aCheckin({ onOxygen: true }));
    expect((await alerts()).filter((alert) => alert.kind === "eligibility")).toHaveLength(1);
  });
});

describe("a reading is never lost, however late", () => {
  const HOUR = 3_600_000;

  it("keeps the true time of a late one, which moves nothing that a newer one said, and opens no stale emergency", async () => {
    const newest = aCheckin();
    await submit(newest);
    const before = await episode();
    const late = aCheckin({ spo2: { first: 90 } }, { recordedAt: Date.now() - 20 * HOUR });
    const receipt = await (await submit(late)).json<Receipt>();
    expect(receipt.assessment.severity).toBe("emergency");
    expect(receipt.alert).toMatchObject({ severity: "urgent" });
    const [alert] = await alerts();
    const told = JSON.parse(String(alert?.reasons)).find(([rule]: [string]) => rule === "LATE-R");
    expect(told).toEqual(["LATE-R", { measuredAt: late.recordedAt, newerAt: newest.recordedAt, newerSeverity: 0 }]);
    const { last_checkin_at, last_severity, next_due_at } = (await episode()) ?? {};
    expect({ last_checkin_at, last_severity, next_due_at }).toEqual({
      last_checkin_at: before?.last_checkin_at,
      last_severity: "routine",
      next_due_at: before?.next_due_at,
    });
    expect(await env.DB.prepare("SELECT measured_at FROM checkins WHERE id = ?").bind(late.id).first("measured_at")).toBe(
      late.recordedAt,
    );
  });

  it("stays an emergency when nobody has measured since what was dangerous", async () => {
    await submit(aCheckin({ spo2: { first: null } }));
    const late = aCheckin({ spo2: { first: 90 } }, { recordedAt: Date.now() - 10 * HOUR });
    expect((await (await submit(late)).json<Receipt>()).alert).toMatchObject({ severity: "emergency" });
  });

  it("is put where it belongs in time: the trend of the newest is judged anew, the version before stays", async () => {
    const body = aCheckin({ pulse: 95, temperatureCelsius: 38.2 });
    expect((await (await submit(body)).json<Receipt>()).assessment.severity).toBe("routine");
    await submit(aCheckin({}, { recordedAt: Date.now() - 10 * HOUR }));
    const { results } = await env.DB.prepare(
      `SELECT s.version, s.severity, s.findings FROM assessments s JOIN checkins c ON c.seq = s.checkin_seq
       WHERE c.id = ? ORDER BY s.version`,
    )
      .bind(body.id)
      .all<Record<string, string | number>>();
    expect(results.map(({ version, severity }) => [version, severity])).toEqual([
      [1, "routine"],
      [2, "watch"],
    ]);
    expect(String(results[1]?.findings)).toContain("TREND-NEWS2-W");
    expect(await alerts()).toMatchObject([{ kind: "clinical", severity: "watch" }]);
    expect((await episode())?.last_severity).toBe("watch");
  });

  it("corrects a phone whose clock is off, and keeps its raw times", async () => {
    const now = Date.now();
    const body = aCheckin({}, { recordedAt: now - 3 * HOUR - 60_000, sentAt: now - 3 * HOUR });
    await submit(body);
    const row = await env.DB.prepare("SELECT recorded_at, sent_at, received_at, measured_at FROM checkins").first<
      Record<string, number>
    >();
    expect(row).toMatchObject({ recorded_at: body.recordedAt, sent_at: body.sentAt });
    expect(row?.measured_at).toBe((row?.received_at ?? 0) - 60_000);
  });

  it("records one for an episode that has ended, says so in the audit, and alerts only what is urgent", async () => {
    await env.DB.prepare("UPDATE episodes SET state = 'ended', ended_at = ?, next_due_at = NULL")
      .bind(Date.now() - HOUR)
      .run();
    expect((await submit(aCheckin({ temperatureCelsius: 38.8 }))).status).toBe(201);
    expect(await alerts()).toEqual([]);
    await submit(aCheckin({ spo2: { first: 91 } }));
    expect(await alerts()).toMatchObject([{ kind: "clinical", state: "open", severity: "emergency" }]);
    expect(await env.DB.prepare("SELECT count(*) AS n FROM audit WHERE detail = '{\"ended\":true}'").first("n")).toBe(2);
    expect((await episode())?.next_due_at).toBeNull();
  });

  it.each([-5, 1e308, 2_001])(
    "is not stopped by a fever of %d hours: it is kept raw, and the danger beside it is heard",
    async (sinceHours) => {
      const fever = { sinceHours, medicineHelped: "no" as const };
      const body = aCheckin({ spo2: { first: 85 }, temperatureCelsius: 38.2, fever });
      const response = await submit(body);
      expect(response.status).toBe(201);
      expect(await response.json()).toMatchObject({ alert: { severity: "emergency" } });
      const course = await send(`/api/phone/episodes/${patient.episodeId}/course`, { as: phone });
      expect(await course.json()).toMatchObject({ checkins: [{ measurements: { fever } }] });
    },
  );

  it("names the whole version of the protocol, of which one sign is kept", async () => {
    const receipt = await (await submit(aCheckin())).json<Receipt>();
    expect(receipt.assessment.protocol).toBe(PROTOCOL_VERSION);
    expect(await env.DB.prepare("SELECT length(protocol) AS n FROM assessments").first("n")).toBe(1);
    await env.DB.prepare("UPDATE assessments SET protocol = 'another@2.0.0'").run();
    const course = await send(`/api/phone/episodes/${patient.episodeId}/course`, { as: phone });
    expect(await course.json()).toMatchObject({ receipt: { assessment: { protocol: "another@2.0.0" } } });
  });

  it("keeps an implausible figure raw beside the finding that it cannot be", async () => {
    await submit(aCheckin({ spo2: { first: 205 } }));
    expect(await env.DB.prepare("SELECT body FROM checkins").first("body")).toContain('"s":205');
  });
});
