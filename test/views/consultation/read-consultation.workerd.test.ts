import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { type ConsultationView, consultationView } from "#schema/api/consultation.ts";
import { sha256 } from "../../../worker/ground/access/credential.ts";
import { readConsultation } from "../../../worker/views/consultation/read-consultation.ts";
import { alter, column, problemOf, read } from "../../builders/answers.ts";
import { aCheckin, anAddendum } from "../../builders/checkin.ts";
import {
  aConsultation,
  aDoctor,
  aHospital,
  anOpinion,
  aPresence,
  aRing,
  type TestConsultation,
} from "../../builders/consultation.ts";
import { aContext } from "../../builders/context.ts";
import {
  aFacility,
  aPatient,
  aPhone,
  aStaff,
  insert,
  newId,
  send,
  type TestPatient,
  type TestStaff,
} from "../../builders/world.ts";
import { countingDatabase } from "../../fakes/counting-database.ts";

let patient: TestPatient;
let phone: Awaited<ReturnType<typeof aPhone>>;
let nurse: TestStaff;
let doctor: TestStaff;

beforeEach(async () => {
  patient = await aPatient(await aFacility());
  phone = await aPhone(patient.personId);
  nurse = await aStaff(patient.facilityId);
  doctor = await aDoctor(await aHospital());
});

const ask = (over: Parameters<typeof aConsultation>[3] = {}) =>
  aConsultation(patient, doctor.facilityId, nurse.id, { doctor: doctor.id, ...over });
const open = (id: string, as: { cookie: string }) => send(`/api/consultations/${id}`, { as });
const page = async ({ id }: TestConsultation, as: TestStaff): Promise<ConsultationView> =>
  read(await open(id, as), 200, consultationView);
const measure = async (over: Parameters<typeof aCheckin>[0]) => {
  const body = aCheckin(over);
  expect((await send(`/api/phone/episodes/${patient.episodeId}/checkins`, { as: phone, body })).status).toBe(201);
  return body.id;
};
const anAlert = async (over: Record<string, string | number | null> = {}) => {
  const id = newId("alr");
  await insert("alerts", {
    ...{ id, episode_id: patient.episodeId, facility_id: patient.facilityId, kind: "help", state: "open", severity: "urgent" },
    ...{ reasons: "[]", opened_at: 1, clock_from: 1 },
    ...over,
  });
  return id;
};
const aNote = (text: string, over: Record<string, string | number> = {}) =>
  insert("notes", { id: newId("not"), episode_id: patient.episodeId, author_id: nurse.id, at: 5, text, ...over });

describe("a consultation's page", () => {
  it("is the same for both sides: the question, the case and what was said", async () => {
    const first = await measure({ spo2: { first: 97 } });
    const second = await measure({ spo2: { first: 92 } });
    await aNote("Nhà ở xa");
    await aNote("Nhớ uống nước", { for_patient: 1 });
    const asked = await ask({ state: "accepted", done: "Nằm sấp", allergies: "Penicillin" });
    await aRing(asked, doctor.id, { outcome: "accepted", outcome_at: asked.askedAt + 1_000 });
    const message = { id: newId("msg"), consultation_id: asked.id, author_id: doctor.id, at: 9, text: "Đếm lại nhịp thở" };
    await insert("consultation_messages", message);
    for (const as of [nurse, doctor]) {
      const shown = await page(asked, as);
      expect(shown).toMatchObject({
        id: asked.id,
        state: "accepted",
        doctor: { id: doctor.id },
        done: "Nằm sấp",
        medicines: null,
        allergies: "Penicillin",
        rings: [{ staff: { id: doctor.id }, hospital: "BV Đa khoa", outcome: "accepted", reason: null }],
        messages: [{ id: message.id, by: { id: doctor.id, title: "BS" }, text: "Đếm lại nhịp thở" }],
        opinions: [],
        case: {
          phone: "0900 000 417",
          carer: null,
          hamlet: "Khu vực 3",
          household: 0,
          details: { conditions: [], vaccineDoses: 2 },
        },
      });
      expect(shown.case.checkins.map((checkin) => checkin.id)).toEqual([first, second]);
      expect(shown.case.alerts).toMatchObject([{ kind: "clinical", state: "open" }]);
      expect(shown.case.notes).toMatchObject([{ text: "Nhà ở xa", by: { id: nurse.id }, action: null }]);
    }
  });

  it("lets the station triage its alerts from there, the hospital not", async () => {
    await anAlert();
    const asked = await ask();
    expect((await page(asked, nurse)).case.alerts).toMatchObject([{ may: ["acknowledge", "act", "resolve"] }]);
    expect((await page(asked, doctor)).case.alerts).toMatchObject([{ may: [] }]);
  });

  it("shows open alerts and that from which it was asked, what colleagues did and who else is ill at home", async () => {
    await anAlert({ state: "resolved", resolved_at: 2, resolved_by: nurse.id, resolve_reason: "improved" });
    const from = await anAlert({ kind: "request", state: "resolved", resolved_at: 2, resolve_reason: "improved" });
    const silence = await anAlert({ kind: "silence" });
    const event = { alert_id: silence, episode_id: patient.episodeId, at: 7, actor: nurse.id, severity: "urgent" };
    await insert("alert_events", { ...event, event: "acted", action: "called_reached", text: "Đã gọi" });
    await insert("alert_events", { ...event, event: "raised", text: "Lời của người bệnh" });
    const relative = await aPatient(patient.facilityId);
    const elsewhere = await aPatient(await aFacility());
    for (const { personId } of [relative, elsewhere])
      await alter(
        "UPDATE persons SET household_id = (SELECT household_id FROM persons WHERE id = ?) WHERE id = ?",
        patient.personId,
        personId,
      );
    const shown = (await page(await ask({ alert_id: from }), doctor)).case;
    expect(shown.alerts.map((alert) => alert.id)).toEqual([silence, from]);
    expect(shown.notes).toEqual([
      { at: 7, by: { id: nurse.id, name: "Hà", title: "ĐD" }, action: "called_reached", text: "Đã gọi" },
    ]);
    expect(shown.household).toBe(1);
  });

  it("says what each may do", async () => {
    const ringing = await ask();
    await aRing(ringing, doctor.id);
    await alter("UPDATE consultations SET ring = 1");
    expect((await page(ringing, doctor)).may).toEqual(["accept", "decline", "write"]);
    expect((await page(ringing, nurse)).may).toEqual(["ring", "withdraw", "write"]);
    await alter("UPDATE consultations SET state = 'accepted', doctor_id = ?, accepted_at = 1", doctor.id);
    expect((await page(ringing, doctor)).may).toEqual(["decline", "decide", "write"]);
    expect((await page(ringing, await aDoctor(doctor.facilityId))).may).toEqual(["write"]);
  });

  it("tells of the call: who was in the room by name, who was invited, whether an invitation can arrive", async () => {
    const asked = await ask({ state: "accepted", patient_invited_at: 8, patient_invited_by: nurse.id });
    await aPresence(asked, doctor.id, doctor.sessionId, { joined_at: 10, left_at: 20, left_how: "told" });
    await aPresence(asked, patient.personId, phone.deviceId, { joined_at: 12, left_at: 19, left_how: "reconciled" });
    await aPresence(asked, nurse.id, nurse.sessionId, { joined_at: 11 });
    const { call } = await page(asked, nurse);
    expect(call).toMatchObject({ configured: false, invited: { by: { id: nurse.id }, at: 8 }, phoneLinked: true });
    expect(call.presences).toEqual([
      { who: { kind: "staff", staff: { id: doctor.id, name: "Khoa", title: "BS" } }, joinedAt: 10, leftAt: 20, exact: true },
      { who: { kind: "staff", staff: { id: nurse.id, name: "Hà", title: "ĐD" } }, joinedAt: 11, leftAt: null, exact: true },
      {
        who: { kind: "phone", personId: patient.personId, name: "Nguyễn Thị Lành", relation: "self" },
        joinedAt: 12,
        leftAt: 19,
        exact: false,
      },
    ]);
    await alter("UPDATE devices SET revoked_at = 1");
    await alter("UPDATE consultations SET patient_invited_at = NULL");
    expect((await page(asked, nurse)).call).toMatchObject({ invited: null, phoneLinked: false });
  });
});

describe("once it is decided, the case", () => {
  /** Decided now; what was there before counts as known then, what is written after it as later. */
  async function decided(): Promise<TestConsultation> {
    const asked = await ask({ state: "decided" });
    await anOpinion(asked, doctor.id);
    await alter("UPDATE consultations SET decided_at = ?", Date.now());
    return asked;
  }
  const later = (sql: string, ...params: unknown[]) => alter(sql, Date.now() + 1_000, ...params);

  it("stays as it was: no later check-in, addition, note or alert", async () => {
    const before = await measure({ spo2: { first: 97 } });
    await aNote("Trước");
    const asked = await decided();
    const added = anAddendum({ spo2Second: 90 });
    await send(`/api/phone/checkins/${before}/addenda`, { as: phone, body: added });
    await later("UPDATE addenda SET received_at = ?");
    await later("UPDATE checkins SET received_at = ? WHERE id = ?", await measure({ spo2: { first: 85 } }));
    await later("UPDATE alerts SET opened_at = ?");
    await aNote("Sau", { at: Date.now() + 1_000 });
    for (const as of [nurse, doctor]) {
      const { case: shown } = await page(asked, as);
      expect(shown.checkins).toMatchObject([{ id: before, addenda: [], severities: ["routine"], assessment: { version: 1 } }]);
      expect(shown.alerts).toEqual([]);
      expect(shown.notes.map((note) => note.text)).toEqual(["Trước"]);
    }
    await alter("UPDATE consultations SET state = 'accepted', decided_at = NULL");
    const now = (await page(asked, nurse)).case;
    expect([now.checkins.length, now.checkins[0]?.addenda.length, now.notes.length, now.alerts.length]).toEqual([2, 1, 2, 1]);
  });

  it("shows an alert as it stood then, while the station may act on it as it stands now", async () => {
    await anAlert({ state: "acknowledged", holder_id: nurse.id, held_at: 2 });
    await anAlert({ kind: "silence" });
    const asked = await decided();
    await later(
      `UPDATE alerts SET state = 'resolved', resolved_at = ?1, resolve_reason = 'improved', resolved_by = ?2, held_at = coalesce(held_at, ?1),
         holder_id = ?2, last_action = 'visited', last_action_at = ?1`,
      nurse.id,
    );
    expect((await page(asked, nurse)).case.alerts).toMatchObject([
      { kind: "silence", state: "open", holder: null, lastAction: null, resolved: null, may: [] },
      { kind: "help", state: "acknowledged", holder: { id: nurse.id, since: 2 }, lastAction: null, resolved: null, may: [] },
    ]);
  });

  it("goes with every version of the opinion, and with who may correct it", async () => {
    const asked = await decided();
    await anOpinion(asked, doctor.id, { version: 2, disposition: "team_visit", correction: "Nhầm nhà" });
    const shown = await page(asked, doctor);
    expect(shown.opinion).toMatchObject({ version: 2, disposition: "team_visit" });
    expect(shown.opinions).toMatchObject([
      { version: 1, disposition: "stay_home", by: { id: doctor.id }, correction: null },
      { version: 2, correction: "Nhầm nhà" },
    ]);
    expect(shown.may).toEqual(["correct"]);
    expect((await page(asked, nurse)).may).toEqual(["read"]);
  });
});

describe("who may see it", () => {
  const notFound = async (asked: TestConsultation, as: { cookie: string }) => problemOf(await open(asked.id, as), "not-found");

  it("nobody of a third house, and no one but doctors and leads at the hospital", async () => {
    const asked = await ask();
    await notFound(asked, await aStaff(await aFacility()));
    await notFound(asked, await aDoctor(await aHospital()));
    await problemOf(await open(asked.id, await aStaff(doctor.facilityId)), "forbidden");
    await problemOf(await open(asked.id, await aStaff(patient.facilityId, { role: "officer" })), "forbidden");
    await problemOf(await open(asked.id, phone), "not-signed-in");
    await page(asked, await aStaff(doctor.facilityId, { role: "lead" }));
    await page(asked, await aStaff(patient.facilityId, { role: "doctor" }));
    await problemOf(await open(newId("con"), nurse), "not-found");
  });

  it("not the hospital any more once another one is asked", async () => {
    const asked = await ask();
    await page(asked, doctor);
    const other = await aDoctor(await aHospital());
    await alter("UPDATE consultations SET hospital_id = ?", other.facilityId);
    await notFound(asked, doctor);
    await page(asked, other);
  });

  it("after it was withdrawn the station alone, with the case as it was; the hospital learns by whom", async () => {
    const asked = await ask({ state: "withdrawn" });
    const refused = await problemOf(await send(`/api/consultations/${asked.id}`, { as: doctor }), "consultation-moved-on");
    expect(refused).toMatchObject({ state: "withdrawn", by: { id: nurse.id } });
    await aNote("Sau", { at: Date.now() + 1_000 });
    const shown = await page(asked, nurse);
    expect(shown).toMatchObject({ withdrawn: { by: { id: nurse.id }, reason: "Đã đỡ" }, case: { notes: [] }, may: [] });
  });

  it("writes its readers of both sides down, each once in ten minutes", async () => {
    const asked = await ask();
    const readings = () => column("SELECT count(*) FROM audit WHERE action = 'consultation_read'");
    await page(asked, doctor);
    await expect.poll(readings).toBe(1);
    const line = await env.DB.prepare("SELECT actor, facility_id, episode_id, subject, detail FROM audit").first();
    const { facilityId: facility_id, id: actor } = doctor;
    expect(line).toEqual({ actor, facility_id, episode_id: patient.episodeId, subject: asked.id, detail: null });
    await page(asked, doctor);
    await page(asked, nurse);
    await expect.poll(readings).toBe(2);
    await page(await ask({ state: "decided" }), nurse);
    await expect.poll(readings).toBe(3);
    await alter("UPDATE audit SET at = at - 600000");
    await page(asked, doctor);
    await expect.poll(readings).toBe(4);
  });

  it("a reading that is refused is not written down", async () => {
    await notFound(await ask(), await aStaff(await aFacility()));
    expect(await column("SELECT count(*) FROM audit")).toBe(0);
  });
});

it("is read in one D1 call, of the same statements however much there is", async () => {
  const counting = countingDatabase(env.DB);
  const { ctx } = aContext(Date.now, { db: counting.db, after: () => undefined });
  const asked = await ask();
  const credential = { kind: "staff", tokenHash: await sha256(nurse.cookie.split("=")[1] ?? "") } as const;
  // The audit of the reading is a call of its own, after the answer.
  await insert("audit", {
    ...{ at: Date.now(), actor: nurse.id, action: "consultation_read" },
    ...{ episode_id: patient.episodeId, subject: asked.id },
  });
  const cost = async () => {
    counting.reset();
    expect((await readConsultation(ctx, credential, asked.id)).ok).toBe(true);
    return [counting.count.calls, counting.count.statements];
  };
  const few = await cost();
  expect(few[0]).toBe(1);
  for (let i = 0; i < 5; i++) await measure({ spo2: { first: 90 } });
  for (const by of [nurse, doctor]) await aPresence(asked, by.id, by.sessionId);
  expect(await cost()).toEqual(few);
});
