import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../browser.ts";
import { here } from "../here.ts";
import { signIn } from "../people/desk.ts";
import { aLinkedPatient } from "../people/linked-patient.ts";
import { endCare, episodeOn } from "../people/record.ts";
import { said } from "../words.ts";

const { origin } = here();
const onPhone = (phone: Page) => phone.locator(".medicines");
const save = (desk: Page, key = "medicine_save") => desk.getByRole("button", { name: said(key), exact: true }).click();
const change = (desk: Page, name: string) => desk.getByRole("button", { name: said("medicine_change_name", { name }) }).click();
const field = (desk: Page, key: string) => desk.getByRole("dialog").getByLabel(said(key), { exact: true });
const openCourse = async (phone: Page) => {
  await phone.goto(`${origin}/course`);
  await onPhone(phone).waitFor();
};

describe("the medicines that the station has set", () => {
  let browser: Browser;
  let desk: Page;
  let phone: Page;
  let context: BrowserContext;
  let faults: string[];
  beforeAll(async () => {
    browser = await launchBrowser();
    ({ desk, phone, context, faults } = await aLinkedPatient(browser, origin, "Đinh Thị Thuốc Men"));
  });
  afterAll(() => browser.close());

  it("are on the phone as the nurse wrote them; what is no hour is named and not guessed", async () => {
    await openCourse(phone);
    await onPhone(phone).getByText(said("medicine_none")).waitFor();
    await desk.getByRole("button", { name: said("medicine_add"), exact: true }).click();
    await field(desk, "medicine_name").fill("Oresol 245");
    await field(desk, "medicine_dose").fill("1 gói, pha 200 ml");
    await field(desk, "medicine_times").fill("15h30, sáng");
    await save(desk);
    await desk.getByText(said("medicine_wrong_times", { text: "sáng" })).waitFor();
    await field(desk, "medicine_times").fill("15h30, 9");
    await desk.getByText("09:00 · 15:30").waitFor();
    await save(desk);
    await desk.locator(".medicine", { hasText: "Oresol 245" }).waitFor();

    await phone.reload();
    const shown = onPhone(phone).locator(".medicine");
    await shown.getByText("1 gói, pha 200 ml").waitFor();
    expect(await shown.locator(".times li").allTextContents()).toEqual(["09:00", "15:30"]);
    expect(await shown.textContent()).toContain("ĐD Diễm My");
  });

  it("are kept on the phone: without a network it says that they may have changed since", async () => {
    await phone.evaluate("navigator.serviceWorker.ready.then(() => undefined)");
    await context.setOffline(true);
    await openCourse(phone);
    await onPhone(phone).getByText("Oresol 245").waitFor();
    await onPhone(phone).getByText(said("medicine_offline")).waitFor();
    await context.setOffline(false);
  });

  it("changed by two at once: the second sees the first's, loses nothing, and both stay in the history", async () => {
    const colleague = await signIn(browser, origin, "tu");
    await colleague.goto(`${origin}/staff/patients/${episodeOn(desk)}`);
    await change(colleague, "Oresol 245");
    await field(colleague, "medicine_dose").fill("2 gói");
    await change(desk, "Oresol 245");
    await field(desk, "medicine_dose").fill("3 gói");
    await save(desk);
    await desk.locator(".medicine").getByText("3 gói").waitFor();
    await colleague.getByText("ĐD Diễm My vừa đổi thuốc này: Oresol 245, 3 gói").waitFor();
    expect(await field(colleague, "medicine_dose").inputValue()).toBe("2 gói");
    await save(colleague);
    await desk.locator(".medicine").getByText("2 gói", { exact: true }).waitFor();
    await desk.getByText(said("medicine_earlier", { count: "2" })).click();
    await desk.getByText(/3 gói, 09:00, 15:30/).waitFor();
    await colleague.context().close();
  });

  it("stopped it is stopped on the phone too, and can be taken up again", async () => {
    await change(desk, "Oresol 245");
    await save(desk, "medicine_stop");
    await desk.getByText(said("medicine_past", { count: "1" })).waitFor();
    await openCourse(phone);
    await onPhone(phone)
      .getByText(said("medicine_past", { count: "1" }))
      .waitFor();
    expect(await onPhone(phone).locator(".medicine").count()).toBe(0);
    await desk.getByText(said("medicine_past", { count: "1" })).click();
    await change(desk, "Oresol 245");
    await save(desk, "medicine_resume");
    await desk.getByText(said("medicine_past", { count: "1" })).waitFor({ state: "detached" });
    await openCourse(phone);
    await onPhone(phone).locator(".medicine").getByText("2 gói").waitFor();
    expect(faults).toEqual([]);
  });
});

describe("what else the family may know of its record", () => {
  let browser: Browser;
  let desk: Page;
  let phone: Page;
  beforeAll(async () => {
    browser = await launchBrowser();
    ({ desk, phone } = await aLinkedPatient(browser, origin, "Cao Văn Xong Rồi"));
  });
  afterAll(() => browser.close());

  it("who has opened it: name, role, place, when; without a network it says that it needs one", async () => {
    await openCourse(phone);
    await phone.locator(".readers summary").click();
    const reader = phone.locator(".reader").first();
    await reader.getByText("ĐD Diễm My").waitFor();
    expect(await reader.textContent()).toMatch(/\d\d:\d\d.*Điều dưỡng, An Khánh/);
    await phone.locator(".readers summary").click();
    await phone.context().setOffline(true);
    await phone.locator(".readers summary").click();
    await phone.getByText(said("readers_failed")).waitFor();
    await phone.context().setOffline(false);
    await phone.getByRole("button", { name: said("certificate_again") }).click();
    await reader.waitFor();
  });

  it("a certificate when it is over: none before, then the same paper on the phone and at the station, alone on its page", async () => {
    await phone.goto(`${origin}/certificate`);
    await phone.getByRole("heading", { name: said("certificate_none") }).waitFor();
    await endCare(desk, origin, "recovered");
    await phone.goto(`${origin}/`);
    await phone.getByRole("link", { name: said("certificate_open") }).click();
    const number = await phone.locator(".cert header .num").textContent();
    expect(number).toMatch(/^20\d\d-\d{6}$/);
    expect(await phone.locator(".cert").textContent()).toContain("Cao Văn Xong Rồi");

    await desk.reload();
    await desk.getByRole("link", { name: said("certificate_open") }).click();
    await desk.locator(".cert header .num").waitFor();
    expect(await desk.locator(".cert header .num").textContent()).toBe(number);
    for (const page of [phone, desk]) {
      const paper = (await page.pdf({ format: "A4" })).toString("latin1");
      expect(paper.match(/\/Type\s*\/Page\b/g)).toHaveLength(1);
      await page.emulateMedia({ media: "print" });
      const shown = await page.evaluate<string[]>(
        `[...document.querySelectorAll("body *")].filter((one) => one.innerText && getComputedStyle(one).visibility === "visible"
          && !one.closest(".cert")).map((one) => one.tagName)`,
      );
      expect(shown).toEqual([]);
      await page.emulateMedia({ media: null });
    }
  });
});
