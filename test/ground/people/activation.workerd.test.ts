import { beforeEach, describe, expect, it } from "vitest";
import { deviceSession } from "#schema/api/access.ts";
import { activation } from "#schema/api/enrolment.ts";
import { alter, column, cookieOf, problemOf, read } from "../../builders/answers.ts";
import { aFacility, aPatient, aPhone, aStaff, send, type TestPatient, type TestStaff } from "../../builders/world.ts";

const redeem = (code: string, { birthYear = 1981, as }: { birthYear?: number; as?: { cookie: string } } = {}) =>
  send("/api/phone/activations", { body: { code, birthYear, relation: "self" }, ...(as ? { as } : {}) });

let nurse: TestStaff;
let patient: TestPatient;
const issue = async (of: TestPatient = patient) =>
  read(await send(`/api/episodes/${of.episodeId}/activation`, { as: nurse, method: "POST" }), 201, activation);

beforeEach(async () => {
  nurse = await aStaff(await aFacility());
  patient = await aPatient(nurse.facilityId);
});

describe("an activation code puts a person on a phone", () => {
  it("as a link whose code no server sees, a QR, and eight typeable signs", async () => {
    const issued = await issue();
    expect(issued.code).toMatch(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/);
    expect(issued.link).toBe(`http://localhost/a#${issued.code.replace("-", "")}`);
    expect(issued.qrSvg).toMatch(/^<svg/);
    const response = await redeem(issued.code.toLowerCase());
    const session = await read(response.clone(), 200, deviceSession);
    expect(session.people).toMatchObject([
      { personId: patient.personId, episodeId: patient.episodeId, episodeState: "active", relation: "self", openAlert: null },
    ]);
    expect(response.headers.get("set-cookie")).toMatch(/^device=[\w-]{43}; Path=\/; Max-Age=34560000; HttpOnly; SameSite=Lax$/);
    expect((await send("/api/phone/session", { as: cookieOf(response) })).status).toBe(200);
  });

  it("beside those who are on it already", async () => {
    const child = await aPatient(nurse.facilityId, { birth_date: "2015-02-01", name: "Bé Na" });
    const phone = await aPhone(patient.personId);
    const response = await redeem((await issue(child)).code, { birthYear: 2015, as: phone });
    expect(response.headers.get("set-cookie")).toBeNull();
    const session = await read(response, 200, deviceSession);
    expect(session.deviceId).toBe(phone.deviceId);
    expect(session.people.map((person) => person.name)).toEqual(["Nguyễn Thị Lành", "Bé Na"]);
  });

  it("once: of two phones at once one wins", async () => {
    const { code } = await issue();
    const answers = await Promise.all([redeem(code), redeem(code), redeem(code)]);
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 410, 410]);
    expect(await column("SELECT count(*) FROM grants WHERE person_id = ?", patient.personId)).toBe(1);
    expect(await column("SELECT count(*) FROM devices")).toBe(1);
  });

  it("and the same phone, whose answer was lost, is answered again; another is not", async () => {
    const { code } = await issue();
    const phone = await aPhone();
    const first = await read(await redeem(code, { as: phone }), 200, deviceSession);
    const second = await read(await redeem(code, { as: phone }), 200, deviceSession);
    expect(second.people).toEqual(first.people);
    // One sentence, and the station's number: it alone gives a new one.
    const station = { shortName: "An Khánh", healthPhone: "0292 300 0001" };
    expect((await problemOf(await redeem(code), "code-used")).station).toEqual(station);
    expect(await column("SELECT count(*) FROM audit WHERE action = 'phone_linked'")).toBe(1);
  });
});

describe("a code is refused", () => {
  it("when nobody has it, whatever it looks like", async () => {
    await problemOf(await redeem("ABCD-EFGH"), "code-unknown");
    await problemOf(await redeem("no code at all"), "code-unknown");
  });
  it("when its time is over", async () => {
    const { code } = await issue();
    await alter("UPDATE activations SET expires_at = ?", Date.now() - 1);
    await problemOf(await redeem(code), "code-expired");
  });
  it("when a newer one was issued, or it was taken back", async () => {
    const first = await issue();
    const second = await issue();
    await problemOf(await redeem(first.code), "code-revoked");
    expect((await send(`/api/episodes/${patient.episodeId}/activation`, { as: nurse, method: "DELETE" })).status).toBe(204);
    await problemOf(await redeem(second.code), "code-revoked");
  });
  it("after five wrong birth years, the right one too", async () => {
    const { code } = await issue();
    for (const triesLeft of [4, 3, 2, 1, 0]) {
      expect((await problemOf(await redeem(code, { birthYear: 1980 }), "wrong-birth-year")).triesLeft).toBe(triesLeft);
    }
    await problemOf(await redeem(code), "code-dead");
    expect(await column("SELECT count(*) FROM audit WHERE action = 'activation_refused'")).toBe(5);
  });
  it("when many years are guessed at once: five are heard", async () => {
    const { code } = await issue();
    const years = Array.from({ length: 12 }, (_, index) => 1950 + index);
    const answers = await Promise.all(years.map((birthYear) => redeem(code, { birthYear })));
    expect(answers.filter((answer) => answer.status === 422)).toHaveLength(5);
    expect(answers.filter((answer) => answer.status === 410)).toHaveLength(7);
  });
});

it("keeps of a code only its hash", async () => {
  const { code } = await issue();
  const bare = code.replace("-", "");
  expect(await column("SELECT length(code_hash) FROM activations")).toBe(32);
  const audit = String(await column("SELECT json_group_array(coalesce(detail, '') || coalesce(subject, '')) FROM audit"));
  expect(audit).not.toContain(bare);
});
