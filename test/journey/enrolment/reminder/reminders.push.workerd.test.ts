import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { patientRecord } from "#schema/api/record.ts";
import { type ReminderSettings, reminders } from "#schema/api/reminder.ts";
import { sweep } from "../../../../worker/cron.ts";
import { settingsOf } from "../../../../worker/env.ts";
import { sha256 } from "../../../../worker/ground/access/credential.ts";
import { drain } from "../../../../worker/ground/delivery/drain.ts";
import { tryPush } from "../../../../worker/ground/delivery/push/try-push.ts";
import { esmsTexts } from "../../../../worker/ground/platform/esms.ts";
import { webPushSender } from "../../../../worker/ground/platform/web-push.ts";
import { hearPush } from "../../../../worker/journey/enrolment/reminder/hear-push.ts";
import { sendReminders } from "../../../../worker/journey/enrolment/reminder/send-reminders.ts";
import { setReminders } from "../../../../worker/journey/enrolment/reminder/set-reminders.ts";
import { PUSH_REMINDER, TEXT_REMINDER } from "../../../../worker/journey/enrolment/reminder/store.ts";
import { onPushReminder, onTextReminder } from "../../../../worker/journey/enrolment/reminder/tell.ts";
import { alter, column, read } from "../../../builders/answers.ts";
import { aContext } from "../../../builders/context.ts";
import { type TestBrowser, withPush } from "../../../builders/push.ts";
import { REMINDERS } from "../../../builders/subject.ts";
import { gatewayAnswers, textsReceived } from "../../../builders/text.ts";
import { aFacility, aPatient, aPhone, aStaff, insert, send, type TestPatient } from "../../../builders/world.ts";
import { countingDatabase } from "../../../fakes/counting-database.ts";

// A clock in hand; the real database, push service and gateway.
const at = (text: string) => Date.parse(`2026-11-${text}+07:00`);
const MINUTE = 60_000;
let now = at("24T07:30");
const settings = settingsOf(env);
const logged: object[] = [];
const { ctx, woken } = aContext(() => now, {
  settings,
  push: settings.push && webPushSender(settings.push, () => now, 5_000),
  texts: settings.texts && esmsTexts(settings.texts),
  log: { write: (event) => void logged.push(event) },
});
const effects = { [PUSH_REMINDER]: onPushReminder, [TEXT_REMINDER]: onTextReminder };

let patient: TestPatient;
let phone: Awaited<ReturnType<typeof aPhone>>;
let credential: { kind: "phone"; tokenHash: Uint8Array };
let browser: TestBrowser;

const credentialOf = async ({ cookie }: { cookie: string }) => ({
  kind: "phone" as const,
  tokenHash: await sha256(cookie.split("=")[1] ?? ""),
});
/** An answer to the question of consent, from this phone. */
const consent = (person: string, decision: string, device = phone.deviceId) =>
  insert("consents", {
    person_id: person,
    decision,
    version: 1,
    language: "vi",
    device_id: device,
    relation: "self",
    recorded_at: 1,
    at: 1,
  });
const set = (over: Partial<ReminderSettings> = {}) => setReminders(ctx, credential, patient.personId, { ...REMINDERS, ...over });
const drainNow = () => drain(ctx, patient.facilityId, effects);
const minute = async (time?: string) => {
  if (time) now = at(time);
  const made = await sendReminders(ctx);
  await drainNow();
  return made;
};
const told = async (least: number) => (await browser.told(least)).map(([code]) => code);

beforeEach(async () => {
  now = at("24T06:00");
  logged.length = 0;
  woken.length = 0;
  patient = await aPatient(await aFacility());
  phone = await aPhone(patient.personId);
  credential = await credentialOf(phone);
  browser = await withPush(phone, "device");
  await consent(patient.personId, "given");
  await alter("UPDATE episodes SET opened_at = ?, next_due_at = ?", at("23T12:00"), at("24T07:00"));
  await gatewayAnswers();
  await set();
  await sendReminders(ctx);
});

describe("at the person's own hours", () => {
  it("both, once each, to the phone, with a code and an id and nothing else", async () => {
    expect(await minute("24T07:29")).toBe(0);
    expect(await minute("24T07:30")).toBe(1);
    expect(woken).toEqual([patient.facilityId]);
    expect(await minute("24T07:31")).toBe(0);
    expect(await minute("24T18:30")).toBe(1);
    expect(await minute("25T07:30")).toBe(1);
    const got = await browser.received(3);
    expect(got.map(({ text }) => text)).toEqual(
      Array(3).fill(`{"code":"reminder","about":"${patient.episodeId}","language":"vi"}`),
    );
    expect(got[0]?.headers).toMatchObject({ urgency: "high", ttl: "3600" });
  });

  it("to everybody's phone that has the person now, and to no other", async () => {
    const carer = await withPush(await aPhone(patient.personId), "device");
    const former = await aPhone(patient.personId);
    const stranger = await withPush(former, "device");
    await alter("UPDATE grants SET revoked_at = 1 WHERE device_id = ?", former.deviceId);
    await minute("24T07:30");
    expect([await told(1), (await carer.told(1)).length, await stranger.told(0)]).toEqual([["reminder"], 1, []]);
  });

  it("a minute that was missed is made good; an hour late is left out, and the next one comes", async () => {
    await minute("24T08:20");
    expect(await told(1)).toHaveLength(1);
    expect(await minute("24T19:31")).toBe(0);
    await minute("25T07:30");
    expect(await told(2)).toHaveLength(2);
  });

  it("two sweeps of one minute remind once", async () => {
    now = at("24T07:30");
    await Promise.all([sendReminders(ctx), sendReminders(ctx)]);
    await drainNow();
    expect(await told(1)).toHaveLength(1);
  });

  it("that fail keep nobody's overdue push from leaving, and are made good", async () => {
    now = at("24T07:30");
    await insert("outbox", { facility_id: patient.facilityId, effect: "x", key: "x", due_at: now - MINUTE });
    woken.length = 0;
    await alter("ALTER TABLE reminders RENAME TO gone");
    await sweep(ctx);
    expect(logged).toContainEqual(expect.objectContaining({ event: "failed", where: "send_reminders" }));
    expect(woken).toEqual([patient.facilityId]);
    await alter("ALTER TABLE gone RENAME TO reminders");
    await minute("24T07:31");
    expect(await told(1)).toEqual(["reminder"]);
  });

  it("those who were followed before this was there are reminded, too", async () => {
    await alter("UPDATE episodes SET remind_at = 0, am_minute = 0");
    now = at("24T06:59");
    await sweep(ctx);
    expect(await column("SELECT remind_at FROM episodes")).toBe(at("24T07:00"));
  });
});

describe("quiet", () => {
  it.each([
    ["when the check-in is in", `UPDATE episodes SET last_checkin_at = ${at("24T06:10")}`],
    ["when home care has ended", "UPDATE episodes SET state = 'ended'"],
    ["when nobody has answered about consent", "DELETE FROM consents"],
    ["when it was declined", "UPDATE consents SET decision = 'declined'"],
    ["when it was withdrawn", "UPDATE consents SET decision = 'withdrawn'"],
    ["when both hours are off", "UPDATE episodes SET am_remind = 0, pm_remind = 0, remind_at = NULL"],
  ])("%s: nothing is made", async (_, sql) => {
    await alter(sql);
    await minute("24T07:30");
    expect([await told(0), await column("SELECT count(*) FROM outbox")]).toEqual([[], 0]);
  });

  it.each([
    ["the check-in came", `UPDATE episodes SET last_checkin_at = ${at("24T07:30")}`],
    ["home care ended", "UPDATE episodes SET state = 'ended'"],
    ["consent was withdrawn", "UPDATE consents SET decision = 'withdrawn'"],
    ["the hour was switched off", "UPDATE episodes SET am_remind = 0"],
    ["the hour was moved", "UPDATE episodes SET am_hour = 9"],
    ["the phone lost the person", "UPDATE grants SET revoked_at = 1"],
  ])("when %s between the sweep and the push, and no text message either", async (_, sql) => {
    now = at("24T07:30");
    await sendReminders(ctx);
    await alter(sql);
    await drainNow();
    expect(await told(0)).toEqual([]);
    if (sql.includes("grants")) return;
    now += 20 * MINUTE;
    await drainNow();
    expect(await textsReceived()).toEqual([]);
  });

  it("one hour off: the other comes", async () => {
    await set({ am: { minute: 450, on: false } });
    expect([await minute("24T07:30"), await minute("24T18:30")]).toEqual([0, 1]);
  });
});

describe("an extra check-in", () => {
  const asked = (time: string) =>
    alter("UPDATE episodes SET next_due_at = ?, due_why = 'severity', last_checkin_at = ?", at(time), at("24T05:00"));
  it("is reminded of at its time, in a window that is filled, once", async () => {
    await asked("24T09:10");
    expect([await minute("24T07:30"), await minute("24T09:10"), await minute("24T09:11")]).toEqual([0, 1, 0]);
    expect(await told(1)).toEqual(["reminder"]);
    expect(await column("SELECT why FROM reminders")).toBe("extra");
  });

  it("is quiet when it has come meanwhile", async () => {
    await asked("24T09:10");
    now = at("24T09:10");
    await sendReminders(ctx);
    await alter("UPDATE episodes SET next_due_at = ?, due_why = 'window'", at("24T18:30"));
    await drainNow();
    expect(await told(0)).toEqual([]);
  });

  it("the window's hour right after it is the same check-in: one ring", async () => {
    await alter("UPDATE episodes SET next_due_at = ?, due_why = 'asked'", at("24T18:00"));
    await alter("UPDATE episodes SET last_checkin_at = ?", at("24T08:00"));
    await minute("24T07:30");
    expect([await minute("24T18:00"), await minute("24T18:30")]).toEqual([1, 0]);
  });
});

describe("whether it reaches the phone", () => {
  const known = async () =>
    env.DB.prepare("SELECT accepted_at, heard_at, unheard_since FROM push_subscriptions").first<Record<string, number | null>>();
  const hear = () => hearPush(ctx, credential, { code: "reminder", about: patient.episodeId });

  it("taken by the push service is not heard: since then the phone counts as unreached, until it tells us", async () => {
    expect(await known()).toEqual({ accepted_at: null, heard_at: null, unheard_since: null });
    await minute("24T07:30");
    await minute("24T18:30");
    expect(await known()).toEqual({ accepted_at: at("24T18:30"), heard_at: null, unheard_since: at("24T07:30") });
    now = at("24T18:31");
    await hear();
    expect(await known()).toEqual({ accepted_at: at("24T18:30"), heard_at: at("24T18:31"), unheard_since: null });
    expect(await column("SELECT heard_at FROM reminders")).toBe(at("24T18:31"));
  });

  it("a phone that is faster than our own note is heard all the same", async () => {
    now = at("24T07:30");
    await sendReminders(ctx);
    const slow = { ...ctx, push: { send: async () => (await hear(), "accepted" as const) } };
    await drain(slow, patient.facilityId, effects);
    expect(await known()).toMatchObject({ heard_at: now, unheard_since: null });
  });

  it("another address is not known to be reached", async () => {
    await minute("24T07:30");
    await hear();
    await withPush(phone, "device");
    expect(await known()).toEqual({ accepted_at: null, heard_at: null, unheard_since: null });
  });

  it("a phone says it of its own people alone", async () => {
    const other = await aPhone((await aPatient(patient.facilityId)).personId);
    await minute("24T07:30");
    await hearPush(ctx, await credentialOf(other), { code: "reminder", about: patient.episodeId });
    expect([await column("SELECT heard_at FROM reminders"), (await known())?.heard_at]).toEqual([null, null]);
  });

  it("the station sees each phone and the newest reminder", async () => {
    const nurse = await aStaff(patient.facilityId);
    const page = async () => read(await send(`/api/episodes/${patient.episodeId}`, { as: nurse }), 200, patientRecord);
    await aPhone(patient.personId);
    await minute("24T07:30");
    const before = await page();
    expect(before.phones.map(({ push }) => push && [push.heardAt, push.unheardSince])).toEqual([[null, now], null]);
    expect(before.reminders.last).toMatchObject({ dueAt: now, pushedAt: now, heardAt: null, text: null });
    await hear();
    const after = await page();
    expect(after.phones.map(({ push }) => push && [push.heardAt, push.unheardSince])).toEqual([[now, null], null]);
    expect(after.reminders).toMatchObject({ settings: REMINDERS, last: { heardAt: now } });
  });

  it("can be tried: a push at once, once in half a minute; what becomes of it is told", async () => {
    const outcome = async () => {
      const result = await tryPush(ctx, credential);
      return result.ok ? result.value.outcome : result.failure;
    };
    expect(await outcome()).toBe("sent");
    expect((await browser.received(1))[0]?.text).toBe('{"code":"test","about":null,"language":"vi"}');
    expect(await known()).toMatchObject({ unheard_since: now });
    const started = now;
    now += 29_999;
    expect(await outcome()).toEqual({ tag: "too-many-tries", retryAt: started + 30_000 });
    now += 1;
    expect(await outcome()).toBe("sent");
    await withPush(phone, "device", { status: 410 }, {});
    now += MINUTE;
    expect([await outcome(), await outcome()]).toEqual(["off", "off"]);
    await withPush(phone, "device", { status: 500 }, { status: 403 });
    expect(await outcome()).toBe("unreachable");
    now += MINUTE;
    expect(await outcome()).toBe("refused");
  });
});

describe("a text message", () => {
  const later = async (minutes: number) => {
    now += minutes * MINUTE;
    await drainNow();
  };
  const words = async () => (await textsReceived()).map(({ Phone, Content }) => [Phone, Content?.slice(0, 10)]);
  const TEXT = ["0900000417", "Dong Hanh:"];

  it("goes when the push was not heard within a quarter of an hour; once", async () => {
    await minute("24T07:30");
    await later(14);
    expect(await words()).toEqual([]);
    await later(1);
    expect(await words()).toEqual([TEXT]);
    for (let i = 0; i < 3; i++) await later(10);
    expect(await words()).toHaveLength(1);
    expect(await column("SELECT text_state FROM reminders")).toBe("accepted");
    expect((await textsReceived())[0]).toMatchObject({
      ApiKey: "a key",
      SecretKey: "a secret",
      Brandname: "DongHanh",
      SmsType: "2",
      IsUnicode: "0",
      Sandbox: "0",
    });
  });

  it.each([
    ["a phone has told us that it came", "UPDATE reminders SET heard_at = 1"],
    ["the check-in is in", `UPDATE episodes SET last_checkin_at = ${at("24T07:40")}`],
    ["the family wants none", "UPDATE episodes SET remind_by_text = 0"],
    ["there is no mobile number", "UPDATE persons SET phone = '0292 300 0001'"],
    ["there is no number", "UPDATE persons SET phone = NULL"],
    ["consent was withdrawn", "UPDATE consents SET decision = 'withdrawn'"],
  ])("does not when %s", async (_, sql) => {
    await minute("24T07:30");
    await alter(sql);
    await later(15);
    expect([await words(), await column("SELECT text_state FROM reminders")]).toEqual([[], null]);
  });

  it("goes at once where no browser is told; to the carer where the patient has no telephone; in the person's language", async () => {
    await alter("DELETE FROM push_subscriptions");
    await alter("UPDATE persons SET phone = NULL, carer_name = 'Minh', carer_phone = '+84 912 345 678', language = 'km'");
    await minute("24T07:30");
    expect(await textsReceived()).toMatchObject([{ Phone: "0912345678", IsUnicode: "1" }]);
  });

  it("a household with one telephone and one hour gets one", async () => {
    const other = await aPatient(patient.facilityId);
    await consent(other.personId, "given");
    await alter("UPDATE episodes SET am_minute = 30, remind_at = ?", at("24T07:30"));
    await minute("24T07:30");
    await later(15);
    expect(new Set((await textsReceived()).map(({ RequestId }) => RequestId)).size).toBe(1);
    expect(await column("SELECT count(*) FROM reminders WHERE text_state = 'accepted'")).toBe(2);
  });

  it("is tried again while it is worth it, under one id, then given up", async () => {
    await gatewayAnswers({ status: 503 }, { hangs: true });
    await minute("24T07:30");
    await later(15);
    await later(1);
    await later(1);
    const ids = (await textsReceived()).map(({ RequestId }) => RequestId);
    expect([ids.length, new Set(ids).size, await column("SELECT text_state FROM reminders")]).toEqual([3, 1, "accepted"]);
    await gatewayAnswers(...Array(20).fill({ status: 500 }));
    await minute("24T18:30");
    for (let i = 0; i < 14; i++) await later(10);
    expect(await column("SELECT text_state FROM reminders")).toBe("given_up");
    expect(logged).toContainEqual(expect.objectContaining({ event: "text_given_up" }));
  });

  it("that the gateway refuses is over, and the log says whose fault it is, and no key", async () => {
    await gatewayAnswers({ body: { CodeResult: "103", ErrorMessage: "a secret" } });
    await minute("24T07:30");
    await later(15);
    expect(await column("SELECT text_state FROM reminders")).toBe("refused");
    expect(logged).toContainEqual({ event: "text_refused", reason: "account", code: "103", facilityId: patient.facilityId });
    expect(JSON.stringify(logged)).not.toMatch(/a key|a secret|0900/);
    await later(10);
    expect(await words()).toHaveLength(1);
  });

  it("what the gateway answers is taken, tried again, or refused for a reason; a redirect is followed nowhere", async () => {
    const coded = (code: string) => ({ body: { CodeResult: code, ErrorMessage: "x" } });
    const outcomes = [
      [coded("100"), "accepted"],
      [{ body: { CodeResult: 100 } }, "accepted"],
      [coded("124"), "accepted"],
      [{ status: 429 }, "later"],
      [{ status: 502, body: "Bad gateway" }, "later"],
      [{ hangs: true }, "later"],
      [coded("101"), { refused: "account", code: "101" }],
      [coded("146"), { refused: "account", code: "146" }],
      [coded("99"), { refused: "number", code: "99" }],
      [coded("210"), { refused: "other", code: "210" }],
      [coded("0900000417"), { refused: "other", code: null }],
      [{ body: "Invalid request" }, { refused: "other", code: null }],
      [
        { status: 302, headers: { location: "https://elsewhere.example/" } },
        { refused: "redirect", code: null },
      ],
    ] as const;
    await gatewayAnswers(...outcomes.map(([answer]) => answer));
    for (const [answer, outcome] of outcomes)
      expect([answer, await ctx.texts?.send({ to: "0900000417", words: "Xin chao", id: "1" })]).toEqual([answer, outcome]);
  });

  it("none without a gateway: nothing waits for it", async () => {
    now = at("24T07:30");
    await sendReminders({ ...ctx, texts: null });
    expect(await column("SELECT count(*) FROM outbox WHERE effect = 'text_reminder'")).toBe(0);
  });
});

describe("the family's page", () => {
  const path = () => `/api/phone/people/${patient.personId}/reminders`;
  it("shows what stands, and moves what is due with the hour", async () => {
    const before = await read(await send(path(), { as: phone }), 200, reminders);
    expect(before).toEqual({ settings: REMINDERS, texts: "possible", number: "417", last: null });
    now = at("24T06:10");
    await set({ am: { minute: 8 * 60 + 20, on: true } });
    expect(await column("SELECT next_due_at FROM episodes")).toBe(at("24T08:20"));
    expect([await minute("24T07:30"), await minute("24T08:20")]).toEqual([0, 1]);
  });

  it("the same again changes nothing; what a doctor asked for sooner stays", async () => {
    const version = await column("SELECT version FROM episodes");
    await set();
    expect(await column("SELECT version FROM episodes")).toBe(version);
    await alter("UPDATE episodes SET due_why = 'asked', next_due_at = ?", at("24T06:30"));
    await set({ am: { minute: 600, on: true } });
    expect(await column("SELECT next_due_at FROM episodes")).toBe(at("24T06:30"));
  });

  it("an hour outside its window is none, nor is a part of a minute", async () => {
    for (const [slot, wrong] of [
      ["am", 239],
      ["am", 720],
      ["pm", 719],
      ["pm", 1380],
      ["am", 450.5],
    ] as const) {
      const body = { ...REMINDERS, [slot]: { minute: wrong, on: true } };
      expect([wrong, (await send(path(), { as: phone, method: "PUT", body })).status]).toEqual([wrong, 422]);
    }
  });

  it("nobody is reminded whose home care has ended: there is nothing to set", async () => {
    await alter("UPDATE episodes SET state = 'ended'");
    expect((await send(path(), { as: phone, method: "PUT", body: REMINDERS })).status).toBe(404);
  });
});

/** So many people at home with a phone that is told, in one statement a table. */
async function aProvince(people: number): Promise<void> {
  const numbers = `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${people})`;
  const id = (prefix: string) => `'${prefix}_' || printf('%026d', i)`;
  for (const sql of [
    `INSERT INTO persons (id, household_id, name, name_folded, honorific, sex, birth_date, birth_precision, phone, address, hamlet, language)
     ${numbers} SELECT ${id("per")}, (SELECT id FROM households LIMIT 1), 'A', 'a', 'ba', 'female', '1981-01-01', 'year', NULL, 'x', 'x', 'vi' FROM n`,
    `INSERT INTO episodes (id, person_id, facility_id, state, opened_at, opened_by, test_kind, risk_class, next_due_at, conditions, remind_at,
       am_minute, pm_minute) ${numbers} SELECT ${id("epi")}, ${id("per")}, '${patient.facilityId}', 'active', 1, 'system', 'pcr', 'low', 1, '[]',
       ${at("24T07:30")}, 30, 30 FROM n`,
    `INSERT INTO devices (id, token_hash, created_at, expires_at, agent) ${numbers} SELECT ${id("dev")}, randomblob(32), 1, 9e12, 't' FROM n`,
    `INSERT INTO grants (device_id, person_id, relation, granted_at) ${numbers} SELECT ${id("dev")}, ${id("per")}, 'self', 1 FROM n`,
    `INSERT INTO push_subscriptions (id, device_id, endpoint, p256dh, auth, language, created_at)
     ${numbers} SELECT ${id("psb")}, ${id("dev")}, 'https://push/' || i, 'x', 'x', 'vi', 1 FROM n`,
    `INSERT INTO consents (person_id, decision, version, language, device_id, relation, recorded_at, at)
     ${numbers} SELECT ${id("per")}, 'given', 1, 'vi', ${id("dev")}, 'self', 1, 1 FROM n`,
  ])
    await alter(sql);
}

describe("at half past seven", () => {
  it("thousands due in one minute take two calls a thousand, and read no more than their own rows", async () => {
    await aProvince(2_500);
    now = at("24T07:30");
    const { db, count } = countingDatabase(env.DB);
    expect(await sendReminders({ ...ctx, db })).toBe(2_501);
    expect(await column("SELECT count(*) FROM outbox WHERE effect = 'push_reminder'")).toBe(2_501);
    expect(await column("SELECT count(*) FROM episodes WHERE remind_at = ?", at("24T18:30"))).toBe(2_501);
    expect([count.calls, count.statements]).toEqual([6, 3 * 6]);
    expect(count.rowsRead).toBeLessThan(2_501 * 60);
    expect(await sendReminders({ ...ctx, db })).toBe(0);
  });
});
