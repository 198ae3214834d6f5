import { createHmac } from "node:crypto";
import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import type { Livekit } from "../../../scripts/livekit/server.ts";
import { launchBrowser } from "../browser.ts";
import { callServerHere, here } from "../here.ts";
import { startCallServer } from "../outside/livekit.ts";
import { expectMedia, watchMedia } from "../outside/media.ts";
import {
  acceptRing,
  aSickPatient,
  askHospital,
  inPhase,
  joinWithPicture,
  sessionOf,
  signOpinion,
} from "../people/consultation.ts";
import { signIn } from "../people/desk.ts";
import { said } from "../words.ts";

const GENERAL = /Đa khoa/;
const { origin } = here();
const plan = callServerHere();
const asOurs = { headers: { "sec-fetch-site": "same-origin" } };

let browser: Browser;
let doctor: Page;
let server: Livekit;
beforeAll(async () => {
  browser = await launchBrowser({ media: "given" });
  doctor = await signIn(browser, origin, "khoa");
});
afterAll(() => browser.close());
afterEach(() => server.stop());

/** A nurse and a doctor in the call of a consultation about a new patient. */
async function inTheCall(name: string) {
  const { desk, phone } = await aSickPatient(browser, origin, name);
  const id = await askHospital(desk, "SpO2 91. Có cần chuyển ngay không?", GENERAL);
  await acceptRing(doctor, id);
  for (const page of [desk, doctor]) {
    await watchMedia(page);
    await joinWithPicture(page);
  }
  for (const page of [desk, doctor]) await inPhase(page, "live").waitFor();
  return { desk, phone, id };
}

/** Ends what a test began, so that the next one finds the patient's consultation closed and the room empty. */
async function decide(id: string): Promise<number> {
  const data = { disposition: "stay_home", assessment: "Ổn", meanwhile: null, remeasureMinutes: null, patientText: null };
  return (await doctor.request.post(`${origin}/api/consultations/${id}/decide`, { ...asOurs, data })).status();
}

describe("from the alert to a signed opinion, with the patient as third", () => {
  beforeEach(async () => {
    server = await startCallServer(plan);
  });

  it("rings, is accepted, sound and pictures reach all three, and what was decided reaches nurse and patient", async () => {
    const { desk, phone, id } = await inTheCall("Sơn Thị Hội Chẩn");
    await expectMedia(desk, 1);
    await expectMedia(doctor, 1);

    await doctor.getByRole("button", { name: said("consultation_invite") }).click();
    await phone.goto(`${origin}/`);
    await phone.getByRole("link", { name: said("pcall_join") }).click();
    await watchMedia(phone);
    await joinWithPicture(phone);
    await inPhase(phone, "live").waitFor();
    for (const page of [phone, desk, doctor]) await expectMedia(page, 2);

    await signOpinion(doctor, "Viêm phổi, cần oxy.", "consult_transfer_hospital", "Xe đến đón bác trong 20 phút.");
    await desk.getByText("Viêm phổi, cần oxy.").first().waitFor();
    await desk.getByRole("button", { name: said("consultation_read"), exact: true }).click();
    await doctor
      .getByText(said("consultation_read_by", { who: "ĐD Diễm My", when: "" }).trim())
      .first()
      .waitFor();
    for (const page of [desk, doctor]) await page.getByText(said("consultation_call_ended")).first().waitFor();
    await phone.goto(`${origin}/`);
    await phone.getByText("Xe đến đón bác trong 20 phút.").first().waitFor();

    const presences = async () => {
      const answer = await desk.request.get(`${origin}/api/consultations/${id}`, asOurs);
      const { call }: { call: { presences: { who: { kind: string }; leftAt: number | null }[] } } = await answer.json();
      return call.presences;
    };
    expect((await presences()).map(({ who }) => who.kind).sort()).toEqual(expect.arrayContaining(["phone", "staff"]));
    await expect.poll(async () => (await presences()).filter(({ leftAt }) => leftAt === null)).toEqual([]);
  });

  it("over TCP alone, the path that a hospital's firewall leaves", async () => {
    await server.stop();
    server = await startCallServer(plan, { forceTcp: true });
    const { desk, id } = await inTheCall("Lê Thị Tường Lửa");
    for (const page of [desk, doctor]) {
      const { protocols } = await expectMedia(page, 1);
      expect(new Set(protocols)).toEqual(new Set(["tcp"]));
    }
    expect(await decide(id)).toBe(204);
  });
});

describe("ready while it rings", () => {
  beforeEach(async () => {
    server = await startCallServer(plan);
  });

  it("whoever tried their devices before is in the call with the acceptance, without a press", async () => {
    const { desk } = await aSickPatient(browser, origin, "Mai Thị Sẵn Sàng");
    const id = await askHospital(desk, "SpO2 91?", GENERAL);
    await watchMedia(desk);
    await joinWithPicture(desk, "room_check_waits");
    await desk.getByText(said("room_ready")).waitFor();
    // By the API: a ring of thirty seconds may be over when two devices have been tried.
    expect((await doctor.request.post(`${origin}/api/consultations/${id}/accept`, asOurs)).status()).toBe(204);
    await doctor.goto(`${origin}/staff/consultations/${id}`);
    await inPhase(desk, "live").waitFor();
    await joinWithPicture(doctor);
    await expectMedia(desk, 1);
    expect(await decide(id)).toBe(204);
  });
});

describe("a call that breaks does not break the consultation", () => {
  beforeEach(async () => {
    server = await startCallServer(plan);
  });

  it("whoever reloads is back in the call without a press", async () => {
    const { desk, id } = await inTheCall("Trần Thị Tải Lại");
    await expectMedia(desk, 1);
    await desk.reload();
    await inPhase(desk, "live").waitFor();
    for (const page of [desk, doctor]) await expectMedia(page, 1);
    expect(await decide(id)).toBe(204);
  });

  it("a pass that has expired is asked for anew", async () => {
    const { desk } = await aSickPatient(browser, origin, "Phạm Thị Hết Hạn");
    const id = await askHospital(desk, "SpO2 91. Theo dõi tiếp?", GENERAL);
    await acceptRing(doctor, id);
    let asked = 0;
    await doctor.route(`**/consultations/${id}/call`, async (route) => {
      asked += 1;
      const response = await route.fetch();
      const body: { token: string } = await response.json();
      await route.fulfill({ response, json: asked === 1 ? { ...body, token: expired(body.token) } : body });
    });
    await joinWithPicture(doctor);
    await inPhase(doctor, "live").waitFor();
    expect(asked).toBe(2);
    await doctor.unroute(`**/consultations/${id}/call`);
    expect(await decide(id)).toBe(204);
  });

  it("the call server dies: both are told, write on, and it ends with its disposition", async () => {
    const { desk, id } = await inTheCall("Võ Thị Mất Máy Chủ");
    await expectMedia(doctor, 1);
    await server.kill();
    for (const page of [desk, doctor]) await page.locator('[data-call-phase="lost"], [data-call-phase="reconnecting"]').waitFor();
    await desk.getByPlaceholder(said("consultation_write_to", { who: "BS Đăng Khoa" })).fill("Mất cuộc gọi rồi bác sĩ.");
    await desk.keyboard.press("Enter");
    await doctor.getByText("Mất cuộc gọi rồi bác sĩ.").first().waitFor();
    await signOpinion(doctor, "Ổn định, đo dày hơn.", "consult_stay_home", "Bác đo lại mỗi giờ.");
    await desk.getByText("Ổn định, đo dày hơn.").first().waitFor();
    const answer = await desk.request.get(`${origin}/api/consultations/${id}`, asOurs);
    expect(await answer.json()).toMatchObject({ state: "decided", opinion: { disposition: "stay_home" } });
  });
});

describe("whoever has no part in it does not get in", () => {
  beforeEach(async () => {
    server = await startCallServer(plan);
  });
  const call = (page: Page, id: string, way = "consultations") =>
    page.request.post(`${origin}/api/${way}/${id}/call`, asOurs).then((answer) => answer.status());

  it("an outsider, another facility, a former participant, and a token of an ended call", async () => {
    const { desk, phone, id } = await inTheCall("Huỳnh Thị Người Lạ");
    const stranger = await browser.newPage();
    expect(await call(stranger, id)).toBe(401);
    for (const other of ["lien", "nga"]) {
      await sessionOf(stranger, origin, other);
      expect([other, await call(stranger, id)]).toEqual([other, 404]);
    }
    expect(await call(phone, id, "phone/consultations")).toBe(404);
    await desk.getByRole("button", { name: said("consultation_invite") }).click();
    await expect.poll(() => call(phone, id, "phone/consultations")).toBe(200);
    await desk.getByRole("button", { name: said("consultation_uninvite") }).click();
    await expect.poll(() => call(phone, id, "phone/consultations")).toBe(404);

    const pass: { token: string } = await (await desk.request.post(`${origin}/api/consultations/${id}/call`, asOurs)).json();
    const atTheDoor = async () =>
      (await fetch(`http://127.0.0.1:${plan.ports.signal}/rtc/validate?access_token=${pass.token}`)).status;
    expect(await atTheDoor()).toBe(200);
    expect(await decide(id)).toBe(204);
    await inPhase(desk, "live").waitFor({ state: "detached" });
    expect(await call(desk, id)).toBe(409);
    await expect.poll(atTheDoor).toBe(404);
  });

  it("a doctor who handed it back is put out, and the station's nurse stays", async () => {
    const { desk, id } = await inTheCall("Đặng Thị Trả Lại");
    await doctor.request.post(`${origin}/api/consultations/${id}/decline`, {
      ...asOurs,
      data: { reason: "leaving_duty", text: null },
    });
    await inPhase(doctor, "live").waitFor({ state: "detached" });
    expect(await call(doctor, id)).toBe(409);
    await desk.request.post(`${origin}/api/consultations/${id}/withdraw`, { ...asOurs, data: { reason: "Xong" } });
  });
});

/** The same token, dead for an hour: signed with the server's own key, as only time could have made it. */
function expired(token: string): string {
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claims: { exp: number; nbf: number } = JSON.parse(Buffer.from(token.split(".")[1] ?? "", "base64url").toString());
  const unsigned = `${part({ alg: "HS256" })}.${part({ ...claims, nbf: claims.nbf - 7_200, exp: claims.exp - 7_200 })}`;
  return `${unsigned}.${createHmac("sha256", plan.secret).update(unsigned).digest("base64url")}`;
}

describe("a browser without microphone", () => {
  it("says so, and lets one listen and write", async () => {
    server = await startCallServer(plan);
    const refusing = await launchBrowser({ media: "refused" });
    try {
      const { desk } = await aSickPatient(refusing, origin, "Ngô Thị Không Tiếng");
      const id = await askHospital(desk, "SpO2 91?", GENERAL);
      await acceptRing(doctor, id);
      await desk.getByRole("button", { name: said("room_check"), exact: true }).click();
      await desk.getByText(said("room_microphone_refused")).waitFor();
      await desk.getByText(said("room_go_on_writing")).waitFor();
      await desk.getByRole("button", { name: said("room_join_listen") }).click();
      await inPhase(desk, "live").waitFor();
      expect(await decide(id)).toBe(204);
    } finally {
      await refusing.close();
    }
  });
});
