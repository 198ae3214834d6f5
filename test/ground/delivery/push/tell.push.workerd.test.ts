import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import { sweep } from "../../../../worker/cron.ts";
import { settingsOf } from "../../../../worker/env.ts";
import { sha256 } from "../../../../worker/ground/access/credential.ts";
import { drain } from "../../../../worker/ground/delivery/drain.ts";
import { forgetSubscription } from "../../../../worker/ground/delivery/push/forget-subscription.ts";
import { subscriptionOf } from "../../../../worker/ground/delivery/push/store.ts";
import { load } from "../../../../worker/ground/platform/d1.ts";
import { webPushSender } from "../../../../worker/ground/platform/web-push.ts";
import { submitCheckin } from "../../../../worker/journey/checkin/submit-checkin.ts";
import { onPushEmergency, PUSH_EMERGENCY } from "../../../../worker/journey/triage/tell.ts";
import { alter, column } from "../../../builders/answers.ts";
import { aCheckin } from "../../../builders/checkin.ts";
import { onDuty } from "../../../builders/consultation.ts";
import { aContext } from "../../../builders/context.ts";
import { type TestBrowser, withPush } from "../../../builders/push.ts";
import { aFacility, aPatient, aPhone, aStaff, type TestPatient, type TestStaff } from "../../../builders/world.ts";

const EMERGENCY = { spo2: { first: 80 } } as const;
const settings = settingsOf(env);
const logged: object[] = [];
let now = Date.now();
/** Clock in hand, real push service; nobody is woken by itself: that a wake is lost is the case that is looked at. */
const { ctx, woken } = aContext(() => now, {
  settings,
  push: settings.push && webPushSender(settings.push, () => now, 5_000),
  log: { write: (event) => void logged.push(event) },
});
const effects = { [PUSH_EMERGENCY]: onPushEmergency };

let patient: TestPatient;
let credential: { kind: "phone"; tokenHash: Uint8Array };
let nurse: TestStaff;

beforeEach(async () => {
  now = Date.now();
  logged.length = 0;
  woken.length = 0;
  patient = await aPatient(await aFacility());
  const { cookie } = await aPhone(patient.personId);
  credential = { kind: "phone", tokenHash: await sha256(cookie.split("=")[1] ?? "") };
  nurse = await aStaff(patient.facilityId);
  await onDuty(nurse);
});

const submit = (measured: Parameters<typeof aCheckin>[0] = EMERGENCY) =>
  submitCheckin(ctx, credential, patient.episodeId, aCheckin(measured));
const drainNow = () => drain(ctx, patient.facilityId, effects);
const waiting = () => column("SELECT count(*) FROM outbox WHERE done_at IS NULL");
const emergency = () => ["emergency", patient.episodeId] as const;

describe("who is told of an emergency", () => {
  it("everybody on duty there; nobody else, and nobody elsewhere", async () => {
    const second = await aStaff(patient.facilityId);
    await onDuty(second);
    const elsewhere = await aStaff(await aFacility());
    await onDuty(elsewhere);
    const others = [await aStaff(patient.facilityId), elsewhere, await aStaff(patient.facilityId, { role: "lead" })];
    const told = await Promise.all([nurse, second].map((each) => withPush(each, "staff")));
    const silent = await Promise.all(others.map((each) => withPush(each, "staff")));
    await submit();
    await drainNow();
    for (const browser of told) expect(await browser.told(1)).toEqual([emergency()]);
    for (const browser of silent) expect(await browser.told(0)).toEqual([]);
  });

  it.each([
    ["nobody is on duty", "UPDATE duties SET until_at = 1"],
    ["whoever is on duty is signed in no more", "UPDATE staff_sessions SET revoked_at = 1 WHERE staff_id = ?"],
    ["whoever is on duty has been shut out", "UPDATE staff SET disabled_at = 1 WHERE id = ?"],
  ])("the lead, when %s", async (_, sql) => {
    const lead = await withPush(await aStaff(patient.facilityId, { role: "lead" }), "staff");
    const theirs = await withPush(nurse, "staff");
    await alter(sql, ...(sql.includes("?") ? [nurse.id] : []));
    await submit();
    await drainNow();
    expect(await lead.told(1)).toEqual([emergency()]);
    expect(await theirs.told(0)).toEqual([]);
  });

  it("in the language of the browser, on each of one's browsers", async () => {
    const [first, second] = [await withPush(nurse, "staff"), await aStaff(patient.facilityId)];
    await alter("UPDATE staff_sessions SET staff_id = ? WHERE id = ?", nurse.id, second.sessionId);
    const other = await withPush(second, "staff");
    await alter("UPDATE push_subscriptions SET language = 'km' WHERE session_id = ?", second.sessionId);
    await submit();
    await drainNow();
    expect((await first.received(1))[0]?.text).toBe(`{"code":"emergency","about":"${patient.episodeId}","language":"vi"}`);
    expect((await other.received(1))[0]?.text).toContain('"km"');
  });
});

describe("what is worth it", () => {
  it("an ordinary check-in and an urgent one write nothing into the outbox, and wake nobody", async () => {
    await submit({});
    await submit({ spo2: { first: 95 } });
    expect([await column("SELECT count(*) FROM outbox"), woken]).toEqual([0, []]);
  });

  it("the same emergency again does not ring again; a new danger sign does, and one after it was taken", async () => {
    const browser = await withPush(nurse, "staff");
    await submit();
    await submit();
    await drainNow();
    expect(await browser.told(1)).toHaveLength(1);
    await submit({ ...EMERGENCY, symptoms: { answered: true, codes: ["cyanosis"] } });
    await drainNow();
    expect(await browser.told(2)).toHaveLength(2);
  });

  it("commits with the fact, and wakes the dispatcher by itself", async () => {
    await submit();
    expect(await column("SELECT key FROM outbox")).toBe(await column("SELECT id FROM alerts"));
    expect(woken).toEqual([patient.facilityId]);
  });
});

describe("the truth is read again", () => {
  it.each([
    ["somebody has taken it", "UPDATE alerts SET state = 'acknowledged'"],
    ["it is closed", "UPDATE alerts SET state = 'resolved'"],
    ["it is no emergency", "UPDATE alerts SET severity = 'urgent'"],
  ])("before anybody is told: %s", async (_, sql) => {
    const browser = await withPush(nurse, "staff");
    await submit();
    await alter(sql);
    await drainNow();
    expect([await browser.told(0), await waiting()]).toEqual([[], 0]);
  });

  it.each([
    ["somebody has taken it", "UPDATE alerts SET state = 'acknowledged'"],
    ["the shift is over", "UPDATE duties SET until_at = 1"],
    ["the session is over", "UPDATE staff_sessions SET revoked_at = 1"],
    ["the browser is told no more", "DELETE FROM push_subscriptions"],
  ])("before it is tried again: %s", async (_, sql) => {
    const browser = await withPush(nurse, "staff", { status: 500 });
    await submit();
    now = (await drainNow()) ?? now;
    expect(await browser.told(1)).toHaveLength(1);
    await alter(sql);
    await drainNow();
    expect([(await browser.told(1)).length, await waiting()]).toEqual([1, 0]);
  });
});

describe("a push service that does not take it", () => {
  const sendTo = async (...answers: Parameters<typeof withPush> extends [unknown, unknown, ...infer A] ? A : never) => {
    const browser = await withPush(nurse, "staff", ...answers);
    await submit();
    const again = await drainNow();
    return { browser, again };
  };
  const subscriptions = () => column("SELECT count(*) FROM push_subscriptions");

  it.each([404, 410])("%i: the browser is forgotten, which the audit says, and not asked again", async (status) => {
    await sendTo({ status });
    expect([await subscriptions(), await waiting()]).toEqual([0, 0]);
    expect(await column("SELECT actor FROM audit WHERE action = 'push_subscription_gone'")).toBe("system");
  });

  it("410 of an address that its owner has left meanwhile forgets nobody", async () => {
    const before = await withPush(nurse, "staff");
    const [left] = await load(ctx, [subscriptionOf({ kind: "session_id", id: nurse.sessionId })]);
    await withPush(nurse, "staff");
    expect(left?.endpoint).toBe(before.subscription.subscription.endpoint);
    if (left) await forgetSubscription(ctx, left);
    expect(await subscriptions()).toBe(1);
  });

  it("500 and silence: tried again later and later, and that is no failure of ours", async () => {
    const { browser, again } = await sendTo({ status: 500 }, { hangs: true });
    expect(again).toBe(now + 2_000);
    now = again ?? now;
    const third = await drainNow();
    expect((third ?? 0) - now).toBe(4_000);
    now = third ?? now;
    expect(await drainNow()).toBeNull();
    expect(await browser.told(3)).toEqual([emergency(), emergency(), emergency()]);
    expect(logged).toEqual([]);
  });

  it("429: not before it says", async () => {
    const { browser, again } = await sendTo({ status: 429, headers: { "retry-after": "120" } });
    expect(again).toBe(now + 120_000);
    now += 119_999;
    await drainNow();
    expect(await browser.told(1)).toHaveLength(1);
    now += 1;
    await drainNow();
    expect((await browser.received(2))[1]?.headers.ttl).toBe(String(3_600 - 120));
  });

  it("is given up when it is worth nothing any more, and the log says so", async () => {
    await sendTo({ status: 503, headers: { "retry-after": "3600" } });
    expect(await waiting()).toBe(0);
    expect(logged).toMatchObject([{ event: "push_given_up", code: "emergency", tries: 1 }]);
  });

  it.each([
    [403, "keys"],
    [400, "other"],
  ])("%i: given up at once, the log names the reason, the browser stays", async (status, reason) => {
    await sendTo({ status });
    expect([await subscriptions(), await waiting()]).toEqual([1, 0]);
    expect(logged).toMatchObject([{ event: "push_refused", reason, status }]);
  });

  it("holds up nobody else", async () => {
    const colleague = await aStaff(patient.facilityId);
    await onDuty(colleague);
    const [dead, alive] = [await withPush(nurse, "staff", { hangs: true }), await withPush(colleague, "staff")];
    await submit();
    const drained = drainNow();
    expect(await alive.told(1)).toEqual([emergency()]);
    await drained;
    expect([(await dead.told(1)).length, await waiting()]).toEqual([1, 1]);
  });
});

describe("told once, and told at all", () => {
  const browsersOf = async (many: number): Promise<TestBrowser[]> => {
    const browsers = [await withPush(nurse, "staff")];
    for (let more = 1; more < many; more++) {
      const staff = await aStaff(patient.facilityId);
      await onDuty(staff);
      browsers.push(await withPush(staff, "staff"));
    }
    return browsers;
  };

  it("a row that is handled again tells nobody twice", async () => {
    const browsers = await browsersOf(2);
    await submit();
    const row = await env.DB.prepare("SELECT seq, effect, key, tries FROM outbox").first<Parameters<typeof onPushEmergency>[1]>();
    if (row === null) throw new Error("no row was written");
    await onPushEmergency(ctx, row);
    await onPushEmergency(ctx, row);
    await drainNow();
    for (const browser of browsers) expect(await browser.told(1)).toHaveLength(1);
    expect(await waiting()).toBe(0);
  });

  it("the service dies between the record and the push: the sweep finds it after ten seconds", async () => {
    const [browser] = await browsersOf(1);
    await submit();
    expect(await browser?.told(0)).toEqual([]);
    const wake = (facilities: readonly string[]) =>
      facilities.forEach((each) => {
        void env.DISPATCHER.getByName(each).fetch(`https://object/wake/${each}`, { method: "POST" });
      });
    now += 10_001;
    await sweep({ ...ctx, wake });
    expect(await browser?.told(1)).toEqual([emergency()]);
  });

  it("a deployment without push has nothing to do and fails at nothing", async () => {
    await withPush(nurse, "staff");
    await submit();
    await drain({ ...ctx, push: null }, patient.facilityId, effects);
    expect([await waiting(), logged]).toEqual([0, []]);
  });
});
