import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../browser.ts";
import { here } from "../here.ts";
import { acceptRing, aSickPatient, askHospital } from "../people/consultation.ts";
import { signIn } from "../people/desk.ts";
import { press, typeFigure } from "../people/phone.ts";
import { expectInEveryLanguage } from "../three-languages.ts";
import { said } from "../words.ts";

/** The service knows of a call server that does not run: the way into the call and out of it is the phone's own. */
describe("asked into a call while something else is being done", () => {
  const { origin } = here();
  let browser: Browser;
  let phone: Page;
  beforeAll(async () => {
    browser = await launchBrowser({ media: "given" });
    const doctor = await signIn(browser, origin, "khoa");
    const { desk, phone: handset } = await aSickPatient(browser, origin, "Kim Thị Đang Đo");
    phone = handset;
    const id = await askHospital(desk, "SpO2 91. Có cần chuyển ngay không?", /Đa khoa/);
    await acceptRing(doctor, id);
    await doctor.getByRole("button", { name: said("consultation_invite") }).click();
    await doctor.getByRole("button", { name: said("consultation_uninvite") }).waitFor();
  });
  afterAll(() => browser.close());

  const join = () => phone.getByRole("link", { name: said("pcall_join") });

  it("in the middle of a check-in: the devices are tried first, and after the call the question stands as it was left", async () => {
    await phone.goto(`${origin}/checkin`);
    await phone.getByRole("heading", { name: said("spo2_question") }).waitFor();
    await typeFigure(phone, "97");
    await press(phone, "shell_next");
    await phone.getByRole("heading", { name: said("pulse_question") }).waitFor();
    await typeFigure(phone, "8");
    await join().waitFor();
    await expectInEveryLanguage(phone, "asked into a call in a check-in");
    await join().click();
    const bySound = phone.getByRole("button", { name: said("room_join_sound") });
    await bySound.waitFor();
    await phone.locator('[data-device="microphone"][data-result="ok"]').waitFor();
    await expectInEveryLanguage(phone, "the check of the devices");
    await press(phone, "pcall_leave");
    await phone.getByRole("heading", { name: said("pulse_question") }).waitFor();
    expect(await phone.locator(".field input").inputValue()).toBe("8");
  });

  it("at home the invitation stands first", async () => {
    await phone.goto(`${origin}/`);
    await join().waitFor();
    expect((await join().boundingBox())?.y).toBeLessThan(400);
    await expectInEveryLanguage(phone, "asked into a call at home");
  });
});
