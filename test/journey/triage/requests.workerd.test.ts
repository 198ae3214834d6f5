import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { boardSnapshot } from "#schema/api/board.ts";
import { course } from "#schema/api/checkin.ts";
import { patientRecord } from "#schema/api/record.ts";
import { type AskedView, alertView } from "#schema/api/triage.ts";
import { alter, read } from "../../builders/answers.ts";
import { aCheckin } from "../../builders/checkin.ts";
import { aFacility, aPatient, aPhone, aStaff, newId, send, type TestPatient, type TestStaff } from "../../builders/world.ts";

let patient: TestPatient;
let phone: { cookie: string };
let nurse: TestStaff;
let colleague: TestStaff;

beforeEach(async () => {
  const station = await aFacility();
  patient = await aPatient(station);
  phone = await aPhone(patient.personId);
  nurse = await aStaff(station);
  colleague = await aStaff(station, { name: "Tuấn" });
});

const aRequest = (over = {}) => {
  const now = Date.now();
  return { id: newId("not"), kind: "request", wants: ["call_back"], recordedAt: now, sentAt: now, message: null, ...over };
};
const post = (body: unknown) => send(`/api/phone/episodes/${patient.episodeId}/help`, { as: phone, body });
const ask = async (over = {}) => read(await post(aRequest(over)), 201, alertView);
const courseNow = async (as: { cookie: string } = phone) =>
  read(await send(`/api/phone/episodes/${patient.episodeId}/course`, { as }), 200, course);
const asked = async (): Promise<AskedView[]> => (await courseNow()).asked;
const acknowledge = (id: string, as: TestStaff = nurse) => send(`/api/alerts/${id}/acknowledge`, { as, method: "POST" });
const act = (id: string, patientText: string | null, as: TestStaff = nurse) =>
  send(`/api/alerts/${id}/act`, { as, body: { action: "called_reached", text: "Nội bộ", patientText } });
const resolve = (id: string, patientText: string | null = null) =>
  send(`/api/alerts/${id}/resolve`, { as: nurse, body: { reason: "request_met", text: null, patientText, acceptHours: null } });
/** What came before is a minute older: one clock tick is not enough to tell before from after. */
const aMinuteLater = async () => {
  await alter("UPDATE help_requests SET received_at = received_at - 60000, recorded_at = recorded_at - 60000");
  await alter("UPDATE alert_events SET at = at - 60000");
};

describe("the family sees how far each request has come", () => {
  it("the station has it, somebody took it, what they wrote, done", async () => {
    const body = aRequest({ wants: ["food", "medicine"], message: "Hết gạo" });
    const { id } = await read(await post(body), 201, alertView);
    const [first] = await asked();
    expect(first).toMatchObject({
      id: body.id,
      kind: "request",
      wants: ["food", "medicine"],
      message: "Hết gạo",
      recordedAt: body.recordedAt,
    });
    expect(first).toMatchObject({ taken: null, words: [], done: null });

    await acknowledge(id);
    expect((await asked())[0]).toMatchObject({ taken: { by: { id: nurse.id, name: "Hà" } }, done: null });

    await act(id, "Chiều nay tổ mang gạo đến");
    await resolve(id, "Đã giao gạo");
    const [closed] = await asked();
    expect(closed?.words).toMatchObject([
      { text: "Chiều nay tổ mang gạo đến", by: { id: nurse.id } },
      { text: "Đã giao gạo", by: { id: nurse.id } },
    ]);
    expect(closed?.done).toMatchObject({ by: { id: nurse.id }, reason: "request_met" });
    expect(JSON.stringify(closed)).not.toContain("Nội bộ");
  });

  it("what is said about it answers no check-in: the receipt waits for words about the reading", async () => {
    await send(`/api/phone/episodes/${patient.episodeId}/checkins`, { as: phone, body: aCheckin() });
    const { id } = await ask({ wants: ["food"] });
    await act(id, "Chiều nay tổ mang gạo đến");
    const now = await courseNow();
    expect(now.receipt?.answer).toBeNull();
    expect(now.messages.map(({ text }) => text)).toEqual(["Chiều nay tổ mang gạo đến"]);
  });

  it("who took the first is not said of a second that came later, and the alert is open again for it", async () => {
    const { id } = await ask({ wants: ["call_back"] });
    await acknowledge(id);
    await aMinuteLater();
    const again = await ask({ wants: ["food"] });
    expect(again).toMatchObject({ id, state: "open", holder: null, formerHolder: { id: nurse.id } });
    expect(again.reasons).toEqual([{ rule: "REQUEST", values: { call_back: 1, food: 1 } }]);
    const [second, first] = await asked();
    expect([second?.wants, second?.taken]).toEqual([["food"], null]);
    expect(first).toMatchObject({ wants: ["call_back"], taken: { by: { id: nurse.id } } });

    await acknowledge(id, colleague);
    expect((await asked())[0]).toMatchObject({ wants: ["food"], taken: { by: { id: colleague.id } } });
  });

  it("the red button stands among them, and a new request after a closed one begins anew", async () => {
    const { id } = await ask();
    await resolve(id);
    await aMinuteLater();
    await ask();
    await read(await post(aRequest({ kind: "help", wants: undefined, message: "Khó thở" })), 201, alertView);
    const all = await asked();
    expect(all.map(({ kind, done }) => [kind, done?.reason ?? null]).toSorted()).toEqual([
      ["help", null],
      ["request", null],
      ["request", "request_met"],
    ]);
    expect(all.find(({ kind }) => kind === "help")).toMatchObject({ wants: [], message: "Khó thở" });
  });

  it("one that the end of home care closed says so", async () => {
    const { id } = await ask();
    await alter(
      "UPDATE alerts SET state = 'resolved', resolved_at = 1, resolved_by = 'system', resolve_reason = 'episode_ended' WHERE id = ?",
      id,
    );
    expect((await asked())[0]?.done).toEqual({ at: 1, by: null, reason: "episode_ended" });
  });

  it("is no other family's", async () => {
    await ask();
    const stranger = await aPhone((await aPatient(patient.facilityId)).personId);
    expect((await send(`/api/phone/episodes/${patient.episodeId}/course`, { as: stranger })).status).toBe(404);
  });
});

describe("a request is recorded once, as it was sent", () => {
  it("sent ten times at once it is one request, one alert, one line of what was asked", async () => {
    const body = aRequest({ wants: ["food"] });
    const statuses = (await Promise.all(Array.from({ length: 10 }, () => post(body)))).map(({ status }) => status);
    expect(statuses.sort()).toEqual([...Array<number>(9).fill(200), 201]);
    expect(await asked()).toHaveLength(1);
    expect((await post({ ...body, wants: ["medicine"] })).status).toBe(409);
  });

  it("from a phone of before, which does not say what for, it is a wish to be called back, and its repeat is known", async () => {
    const { wants: _, ...body } = aRequest();
    expect((await post(body)).status).toBe(201);
    expect((await post(body)).status).toBe(200);
    expect((await asked()).map(({ wants }) => wants)).toEqual([["call_back"]]);
  });

  it("says what for with a request alone, and nothing unknown", async () => {
    for (const over of [{ kind: "help" }, { wants: [] }, { wants: ["money"] }])
      expect((await post(aRequest(over))).status).toBe(422);
    expect(await asked()).toEqual([]);
  });

  it("is heard after home care has ended, and shown", async () => {
    await alter("UPDATE episodes SET state = 'ended', ended_at = 1");
    await ask({ wants: ["medicine"] });
    expect(await asked()).toMatchObject([{ wants: ["medicine"], done: null }]);
  });
});

describe("the station sees it", () => {
  it("on the board as a request with its two hours and its words; a finding of the same patient is another row", async () => {
    await send(`/api/phone/episodes/${patient.episodeId}/checkins`, { as: phone, body: aCheckin({ spo2: { first: 95 } }) });
    await ask({ wants: ["food"], message: "Hết gạo" });
    const board = await read(await send("/api/board", { as: nurse }), 200, boardSnapshot);
    expect(board.rows.map(({ alert }) => [alert.kind, alert.severity, alert.targetMs, alert.message])).toEqual([
      ["clinical", "urgent", 1_800_000, null],
      ["request", "watch", 7_200_000, "Hết gạo"],
    ]);
  });

  it("on the patient's page with each press in the timeline once, also one that joined an open alert", async () => {
    await ask({ wants: ["food"], message: "Hết gạo" });
    await aMinuteLater();
    await ask({ wants: ["medicine"] });
    const record = await read(await send(`/api/episodes/${patient.episodeId}`, { as: nurse }), 200, patientRecord);
    expect(record.asked.map(({ wants }) => wants)).toEqual([["medicine"], ["food"]]);
    expect(record.timeline.map(({ what, detail, text }) => [what, detail.wants, text])).toEqual([
      ["asked", "medicine", null],
      ["asked", "food", "Hết gạo"],
    ]);
  });

  it("the audit keeps no word of the family", async () => {
    await ask({ message: "Hết gạo" });
    const rows = await env.DB.prepare("SELECT detail FROM audit WHERE action = 'help_asked'").all();
    expect(rows.results).toHaveLength(1);
    expect(JSON.stringify(rows.results)).not.toContain("gạo");
  });
});
