import { env } from "cloudflare:workers";
import { beforeEach, describe, expect, it } from "vitest";
import type { SubscribeBody } from "#schema/api/push.ts";
import type { Id } from "#schema/ids.ts";
import { subscriptionsOfPerson, subscriptionsOfStaff } from "../../../../worker/ground/delivery/push/store.ts";
import { load } from "../../../../worker/ground/platform/d1.ts";
import { alter, column, problemOf } from "../../../builders/answers.ts";
import { aSubscription } from "../../../builders/push.ts";
import { aFacility, aPatient, aPhone, aStaff, send, type TestPatient, type TestStaff } from "../../../builders/world.ts";

let nurse: TestStaff;
let patient: TestPatient;
let phone: Awaited<ReturnType<typeof aPhone>>;
beforeEach(async () => {
  patient = await aPatient(await aFacility());
  nurse = await aStaff(patient.facilityId);
  phone = await aPhone(patient.personId);
});

interface As {
  readonly cookie: string;
}
const put = (as: As, side: "staff" | "device", body: SubscribeBody) =>
  send(`/api/${side}/push-subscription`, { as, method: "PUT", body });
const drop = (as: As, side: "staff" | "device") => send(`/api/${side}/push-subscription`, { as, method: "DELETE" });
const count = () => column("SELECT count(*) FROM push_subscriptions");
const audited = () => column("SELECT count(*) FROM audit WHERE action LIKE 'push_%'");
const endpointsOf = async (who: TestStaff) => (await load({ db: env.DB }, [subscriptionsOfStaff([who.id], Date.now())]))[0];
const phonesOf = async (person: Id<"per">) => (await load({ db: env.DB }, [subscriptionsOfPerson(person, Date.now())]))[0];

describe("a browser is told because it asked", () => {
  it("once; said again at the next start, nothing is written", async () => {
    const body = aSubscription();
    for (const _ of [1, 2]) expect((await put(nurse, "staff", body)).status).toBe(204);
    expect([await count(), await audited()]).toEqual([1, 1]);
  });

  it("a new address, or language, takes the place of the old one under the same id", async () => {
    await put(nurse, "staff", aSubscription());
    const id = await column("SELECT id FROM push_subscriptions");
    const next = aSubscription(undefined, { language: "km" });
    await put(nurse, "staff", next);
    expect(await endpointsOf(nurse)).toMatchObject([{ id, endpoint: next.subscription.endpoint, language: "km" }]);
  });

  it("a browser belongs to whoever signed in there last; a nurse and a patient may share one", async () => {
    const body = aSubscription();
    const next = await aStaff(patient.facilityId);
    await put(nurse, "staff", body);
    await put(phone, "device", body);
    await put(next, "staff", body);
    expect([await endpointsOf(nurse), (await endpointsOf(next)).length]).toEqual([[], 1]);
    expect(await phonesOf(patient.personId)).toHaveLength(1);
  });

  it("until it asks to be left alone; without a subscription that is fine, too", async () => {
    await put(phone, "device", aSubscription());
    for (const _ of [1, 2]) expect((await drop(phone, "device")).status).toBe(204);
    expect([await count(), await audited()]).toEqual([0, 2]);
  });
});

describe("refused", () => {
  const keys = aSubscription().subscription.keys;
  const at = (endpoint: string) => aSubscription(endpoint);
  it.each([
    ["another host", at("https://push.example.com/x"), "subscription.endpoint"],
    ["plain http", at("http://fcm.googleapis.com/x"), "subscription.endpoint"],
    ["this machine", at("http://127.0.0.1:8787/x"), "subscription.endpoint"],
    ["a sign-in in the address", at("https://a:b@fcm.googleapis.com/x"), "subscription.endpoint"],
    ["another port", at("https://fcm.googleapis.com:444/x"), "subscription.endpoint"],
    ["no address", at("x"), "subscription.endpoint"],
    ["an address that never ends", at(`https://fcm.googleapis.com/${"x".repeat(2_048)}`), "subscription.endpoint"],
    [
      "a short key",
      {
        ...at("https://fcm.googleapis.com/x"),
        subscription: { endpoint: "https://fcm.googleapis.com/x", keys: { ...keys, p256dh: "A" } },
      },
      "subscription.keys.p256dh",
    ],
    [
      "a long secret",
      {
        ...at("https://fcm.googleapis.com/x"),
        subscription: { endpoint: "https://fcm.googleapis.com/x", keys: { ...keys, auth: "A".repeat(23) } },
      },
      "subscription.keys.auth",
    ],
  ] as const)("%s", async (_, body, path) => {
    for (const [as, side] of [
      [nurse, "staff"],
      [phone, "device"],
    ] as const) {
      const problem = await problemOf(await put(as, side, body), "invalid-body");
      expect(problem.fields?.map((field) => field.path)).toContain(path);
    }
    expect(await count()).toBe(0);
  });
});

describe("falls silent with whoever it belongs to", () => {
  it("signing out, and taking everybody off a phone, take it along", async () => {
    await put(nurse, "staff", aSubscription());
    await put(phone, "device", aSubscription());
    await send("/api/session", { as: nurse, method: "DELETE" });
    await send("/api/phone/session", { as: phone, method: "DELETE" });
    expect(await count()).toBe(0);
  });

  it.each([
    ["a session that was ended elsewhere", "UPDATE staff_sessions SET revoked_at = 1"],
    ["a session that is over", "UPDATE staff_sessions SET expires_at = 1"],
    ["an account that is shut", "UPDATE staff SET disabled_at = 1"],
  ])("%s", async (_, sql) => {
    await put(nurse, "staff", aSubscription());
    expect(await endpointsOf(nurse)).toHaveLength(1);
    await alter(sql);
    expect(await endpointsOf(nurse)).toEqual([]);
  });

  it.each([
    ["a phone that has the person no more", "UPDATE grants SET revoked_at = 1"],
    ["a phone that was taken out of service", "UPDATE devices SET revoked_at = 1"],
    ["a phone that nobody used for too long", "UPDATE devices SET expires_at = 1"],
  ])("%s", async (_, sql) => {
    await put(phone, "device", aSubscription());
    expect(await phonesOf(patient.personId)).toHaveLength(1);
    await alter(sql);
    expect(await phonesOf(patient.personId)).toEqual([]);
  });
});

it("who is to be told is found by indexes, however many browsers there are", async () => {
  const now = Date.now();
  for (const { sql, params } of [subscriptionsOfStaff([nurse.id], now), subscriptionsOfPerson(patient.personId, now)]) {
    const plan = await env.DB.prepare(`EXPLAIN QUERY PLAN ${sql}`)
      .bind(...params)
      .all<{ detail: string }>();
    const steps = plan.results
      .map((row) => row.detail)
      .filter((detail) => detail.startsWith("SCAN") && !detail.includes("json_each") && !detail.includes("who"));
    expect(steps).toEqual([]);
  }
});
