import { beforeEach, describe, expect, it } from "vitest";
import { deviceSession, linkCode, linkCodeState } from "#schema/api/access.ts";
import { alter, column, cookieOf, problemOf, read } from "../../builders/answers.ts";
import { aFacility, aPatient, aPhone, aStaff, newId, send, type TestPatient, type TestStaff } from "../../builders/world.ts";

let nurse: TestStaff;
let mother: TestPatient;
let child: TestPatient;
let phone: Awaited<ReturnType<typeof aPhone>>;

beforeEach(async () => {
  nurse = await aStaff(await aFacility());
  mother = await aPatient(nurse.facilityId);
  child = await aPatient(nurse.facilityId, { name: "Bé Na", birth_date: "2015-02-01" });
  phone = await aPhone(mother.personId, child.personId);
  await alter("UPDATE grants SET relation = 'carer' WHERE person_id = ?", child.personId);
});

const ask = (people: readonly string[] = [mother.personId, child.personId], relation: string | null = null, as = phone) =>
  send("/api/phone/link-code", { as, body: { people, relation } });
const make = async (...of: Parameters<typeof ask>) => read(await ask(...of), 201, linkCode);
const use = (code: string, as?: { cookie: string }) => send("/api/phone/links", { body: { code }, ...(as ? { as } : {}) });
const stateOf = async () => (await read(await send("/api/phone/link-code", { as: phone }), 200, linkCodeState)).state;
const peopleOf = async (response: Response) =>
  (await read(response, 200, deviceSession)).people.map(({ personId, relation }) => [personId, relation]);

describe("a linked phone links another one, or its own app on the home screen", () => {
  it("with a code of ten minutes and one use, for all its people at once, each held as on the first phone", async () => {
    const made = await make();
    expect(made.code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    expect(made.link).toBe(`http://localhost/a#${made.code.replace("-", "")}`);
    expect(made.expiresAt).toBeLessThanOrEqual(Date.now() + 10 * 60_000);
    expect(await stateOf()).toBe("waiting");
    const response = await use(made.code.toLowerCase());
    expect(response.headers.get("set-cookie")).toMatch(/^device=[\w-]{43}; Path=\/; Max-Age=34560000; HttpOnly; SameSite=Lax$/);
    expect(await peopleOf(response.clone())).toEqual([
      [mother.personId, "self"],
      [child.personId, "carer"],
    ]);
    expect((await send("/api/phone/session", { as: cookieOf(response) })).status).toBe(200);
    expect((await send("/api/phone/session", { as: phone })).status).toBe(200);
    expect(await stateOf()).toBe("used");
    await problemOf(await use(made.code), "code-used");
  });

  it("for some of its people, held by whoever cares for them", async () => {
    expect(await peopleOf(await use((await make([mother.personId], "carer")).code))).toEqual([[mother.personId, "carer"]]);
  });

  it("that has people of its own already: they stay, and nobody's relation changes", async () => {
    const father = await aPatient(nurse.facilityId, { name: "Trần Văn Tư" });
    const other = await aPhone(father.personId, child.personId);
    const response = await use((await make()).code, other);
    expect(response.headers.get("set-cookie")).toBeNull();
    expect(await peopleOf(response)).toEqual(
      expect.arrayContaining([
        [father.personId, "self"],
        [child.personId, "self"],
        [mother.personId, "self"],
      ]),
    );
  });

  it("once: of three phones at once one is linked", async () => {
    const { code } = await make();
    const answers = await Promise.all([use(code), use(code), use(code)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 410, 410]);
    expect(await column("SELECT count(*) FROM devices")).toBe(2);
  });

  it("and is answered again when its answer was lost; typed where it was made it is not spent", async () => {
    const { code } = await make();
    expect((await use(code, phone)).status).toBe(200);
    expect(await stateOf()).toBe("waiting");
    const first = await use(code);
    const again = await use(code, cookieOf(first));
    expect(await peopleOf(again)).toEqual(await peopleOf(first));
  });
});

describe("a code from phone to phone is refused", () => {
  it("when nobody has it, when ten minutes are over, when a newer one was made, when it was taken back", async () => {
    await problemOf(await use("ABCD-EFGH"), "code-unknown");
    await problemOf(await use("nothing like a code"), "code-unknown");
    const old = await make();
    await alter("UPDATE link_codes SET expires_at = ?", Date.now() - 1);
    await problemOf(await use(old.code), "code-expired");
    expect(await stateOf()).toBe("expired");
    const [first, second] = [await make(), await make()];
    await problemOf(await use(first.code), "code-revoked");
    expect((await send("/api/phone/link-code", { as: phone, method: "DELETE" })).status).toBe(204);
    await problemOf(await use(second.code), "code-revoked");
    expect(await stateOf()).toBe("revoked");
    expect(await column("SELECT count(*) FROM devices")).toBe(1);
  });

  it("when the phone that made it was unlinked meanwhile, and for whoever was taken off it", async () => {
    const { code } = await make();
    await send(`/api/episodes/${child.episodeId}/phones/${phone.deviceId}`, { as: nurse, method: "DELETE" });
    expect(await peopleOf(await use(code))).toEqual([[mother.personId, "self"]]);
    const next = await make([mother.personId]);
    await send("/api/phone/session", { as: phone, method: "DELETE" });
    await problemOf(await use(next.code), "code-revoked");
  });

  it("in the making: for a stranger, also beside one's own, and for nobody", async () => {
    const stranger = await aPatient(nurse.facilityId);
    await problemOf(await ask([stranger.personId]), "not-found");
    await problemOf(await ask([mother.personId, stranger.personId]), "not-found");
    await problemOf(await ask([newId("per")]), "not-found");
    await problemOf(await ask([]), "invalid-body");
    await problemOf(await ask([child.personId], null, await aPhone(mother.personId)), "not-found");
    expect(await column("SELECT count(*) FROM link_codes")).toBe(0);
  });

  it("the seventh time within an hour, with the time from which it works again", async () => {
    for (let times = 0; times < 6; times++) await make();
    const { retryAt = 0 } = await problemOf(await ask(), "too-many-tries");
    expect(retryAt).toBeGreaterThan(Date.now() + 3_500_000);
    await alter("UPDATE link_codes SET issued_at = issued_at - 3600000");
    await make();
  });

  it("when many are asked for at once: six are made, and one of them waits", async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => ask()));
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(6);
    expect(await column("SELECT count(*) FROM link_codes WHERE revoked_at IS NULL")).toBe(1);
  });
});

it("both phones stand in the audit and at the station, the code itself nowhere", async () => {
  const { code } = await make();
  await (await use(code)).text();
  expect(await column("SELECT length(code_hash) FROM link_codes")).toBe(32);
  expect(await column("SELECT count(*) FROM audit WHERE action = 'link_code_issued' AND actor = ?", phone.deviceId)).toBe(2);
  const linked = "SELECT count(*) FROM audit WHERE action = 'phone_linked' AND json_extract(detail, '$.from') = ?";
  expect(await column(linked, phone.deviceId)).toBe(2);
  expect(await column("SELECT count(*) FROM feed")).toBe(4);
  const audit = String(await column("SELECT json_group_array(coalesce(detail, '') || coalesce(subject, '')) FROM audit"));
  expect(audit).not.toContain(code.replace("-", ""));
});
