import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../browser.ts";
import { here } from "../here.ts";
import { aLinkedPatient } from "../people/linked-patient.ts";
import { lookUntil, press } from "../people/phone.ts";
import { recordOf } from "../people/record.ts";
import { said } from "../words.ts";

const { origin } = here();
const asked = async (desk: Page) => (await recordOf(desk, origin)).asked;
/** The card of what was asked for, once it stands there. */
const card = (phone: Page, standing: string) => phone.locator(`.asked[data-standing="${standing}"]`);
const helpPage = async (phone: Page) => {
  await phone.locator(".btn-help").first().click();
  await phone.getByRole("button", { name: said("help_needs") }).waitFor();
};

describe("a wish that is no danger", () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it("pressed twice is one, can be taken back before it leaves, and is followed until somebody has done it", async () => {
    const { desk, phone, faults } = await aLinkedPatient(browser, origin, "Hồ Thị Nhờ");
    await helpPage(phone);
    const callBack = phone.getByRole("button", { name: said("help_call_back"), exact: true });
    await callBack.dblclick();
    await card(phone, "leaving").waitFor();
    expect(await phone.locator(".asked").count()).toBe(1);
    await press(phone, "asked_take_back");
    await callBack.waitFor();
    expect(await phone.locator(".asked").count()).toBe(0);
    expect(await asked(desk)).toEqual([]);

    await callBack.click();
    await card(phone, "station").waitFor({ timeout: 30_000 });
    expect(await asked(desk)).toMatchObject([{ wants: ["call_back"], message: null }]);
    expect(await callBack.count()).toBe(0);

    await desk.getByRole("heading", { name: said("requests_title") }).waitFor();
    await desk.getByRole("button", { name: new RegExp(said("act_take")) }).click();
    await lookUntil(phone, card(phone, "taken"));
    await card(phone, "taken")
      .getByText(said("asked_taken", { who: "ĐD Diễm My" }))
      .waitFor();
    await desk.getByRole("button", { name: new RegExp(said("act_close")) }).click();
    await desk.getByRole("radio", { name: said("resolve_request_met") }).check();
    await desk.getByLabel(said("act_patient_text")).fill("Đã gọi cho chị rồi nhé");
    await desk.getByRole("button", { name: said("resolve_submit") }).click();
    const earlier = phone.getByText(said("asked_earlier", { count: "1" }));
    await lookUntil(phone, earlier);
    await earlier.click();
    await card(phone, "done").getByText("Đã gọi cho chị rồi nhé").waitFor();
    expect(faults).toEqual([]);
  });

  it("asked for by keyboard without a network it is kept, says that nobody knows, and is sent once when the network is back", async () => {
    const { desk, phone, context } = await aLinkedPatient(browser, origin, "Vũ Văn Hết Gạo");
    await phone.evaluate("navigator.serviceWorker.ready.then(() => undefined)");
    await context.setOffline(true);
    await helpPage(phone);
    const numbers = await phone.locator('a[href^="tel:"]').evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    expect(numbers).toContain("tel:115");
    expect(new Set(numbers).size).toBe(3);

    await phone.getByRole("button", { name: said("help_needs") }).focus();
    await phone.keyboard.press("Enter");
    await phone.getByRole("button", { name: said("help_needs_send") }).press("Enter");
    await phone.getByText(said("help_needs_choose")).waitFor();
    for (const want of ["want_food", "want_medicine"])
      await phone.getByRole("checkbox", { name: said(want), exact: true }).press("Space");
    await phone.getByLabel(said("help_needs_more")).fill("Hết gạo, hết thuốc hạ sốt");
    await phone.getByRole("button", { name: said("help_needs_send") }).press("Enter");
    await card(phone, "here").waitFor({ timeout: 30_000 });
    await card(phone, "here").getByText(said("chain_station_waiting")).waitFor();

    // The page is closed and opened again, still without a network.
    await phone.goto(`${origin}/`);
    const what = `${said("want_food")}, ${said("want_medicine")}`;
    // In words that name what was asked for, or, where the part with these words cannot be had, without naming it.
    const waits = [said("asked_now_waiting", { what }), said("chain_station_unaware")].join("|");
    await expect.poll(() => phone.locator("main").innerText()).toMatch(new RegExp(waits));
    await context.setOffline(false);
    const wish = { wants: ["food", "medicine"], message: "Hết gạo, hết thuốc hạ sốt" };
    await expect.poll(() => asked(desk), { timeout: 60_000 }).toMatchObject([wish]);
    await phone.goto(`${origin}/`);
    await phone.getByText(said("asked_now_station", { what })).waitFor();
    await desk.locator(".phead").getByText("Cần: thức ăn, thuốc").waitFor();
  });

  it("what was chosen and typed is still there after a look at another page and a reload", async () => {
    const { phone } = await aLinkedPatient(browser, origin, "Mai Thị Dở Dang");
    await helpPage(phone);
    await press(phone, "help_needs");
    await phone.getByRole("checkbox", { name: said("want_other"), exact: true }).click();
    await phone.getByLabel(said("help_needs_more")).fill("Cần người");
    await phone.getByRole("link", { name: said("shell_today"), exact: true }).click();
    await phone.getByText(said("home_measure_now")).waitFor();
    await helpPage(phone);
    await phone.reload();
    expect(await phone.getByLabel(said("help_needs_more")).inputValue()).toBe("Cần người");
    expect(await phone.getByRole("checkbox", { name: said("want_other"), exact: true }).getAttribute("aria-checked")).toBe(
      "true",
    );
  });

  it("the red button without a network stays first until the station has it; words under it outlive the alarm", async () => {
    const { desk, phone, context } = await aLinkedPatient(browser, origin, "Tạ Văn Đỏ");
    await phone.evaluate("navigator.serviceWorker.ready.then(() => undefined)");
    await context.setOffline(true);
    await helpPage(phone);
    await phone.getByRole("button", { name: said("help_tell_station", { station: "An Khánh" }) }).click();
    await card(phone, "here").getByText(said("chain_station_unaware")).waitFor();
    await phone.goto(`${origin}/`);
    await phone.getByText(said("asked_now_waiting", { what: said("want_help") })).waitFor();
    await context.setOffline(false);
    await phone.getByText(said("notice_alert_open", { station: "An Khánh" })).waitFor({ timeout: 60_000 });

    await helpPage(phone);
    const words = phone.getByLabel(said("help_message"));
    await words.fill("Ông hết oxy");
    await phone.reload();
    expect(await words.inputValue()).toBe("Ông hết oxy");
    await desk.getByRole("button", { name: new RegExp(said("act_take")) }).click();
    await desk.getByRole("button", { name: new RegExp(said("act_close")) }).click();
    await desk.getByRole("radio", { name: said("resolve_care_given") }).check();
    await desk.getByRole("button", { name: said("resolve_submit") }).click();
    await lookUntil(phone, card(phone, "done").getByText(said("help_words_left")));
    expect(await words.inputValue()).toBe("Ông hết oxy");
    await press(phone, "help_words_request");
    await card(phone, "station").waitFor({ timeout: 30_000 });
    expect(await words.count()).toBe(0);
    expect((await asked(desk))[0]).toMatchObject({ kind: "request", wants: ["other"], message: "Ông hết oxy" });
  });
});

describe("help is one press away", () => {
  let browser: Browser;
  let phone: Page;
  beforeAll(async () => {
    browser = await launchBrowser();
    ({ phone } = await aLinkedPatient(browser, origin, "Lý Thị Mọi Nơi"));
    await helpPage(phone);
    await press(phone, "help_needs");
    await phone.getByRole("checkbox", { name: said("want_food"), exact: true }).click();
    await press(phone, "help_needs_send");
    await card(phone, "station").waitFor({ timeout: 30_000 });
  });
  afterAll(() => browser.close());

  it.each(["/", "/a", "/phone", "/course", "/certificate", "/checkin", "/result/chk_none", "/call/con_none"])(
    "on %s",
    async (path) => {
      await phone.goto(`${origin}${path}`);
      const help = phone.locator('.p-bar a[href="/help"]');
      await help.waitFor();
      // While the page finds out who is on the phone, it has a bar of its own.
      await phone.locator("main:not([aria-busy])").waitFor();
      const box = await help.boundingBox();
      expect(Math.min(box?.width ?? 0, box?.height ?? 0)).toBeGreaterThanOrEqual(48);
      expect((box?.y ?? 0) + (box?.height ?? 0)).toBeLessThanOrEqual(640);
    },
  );

  it("on the help page itself the button that tells the station is seen without scrolling", async () => {
    await phone.goto(`${origin}/help`);
    const tell = phone.getByRole("button", { name: said("help_tell_station", { station: "An Khánh" }) });
    await tell.waitFor();
    const box = await tell.boundingBox();
    expect((box?.y ?? 640) + (box?.height ?? 0)).toBeLessThanOrEqual(560);
  });

  it("on a locked phone it calls for help and shows nothing of what was asked", async () => {
    const pin = await phone.evaluate<string | null>('localStorage.getItem("pin")');
    expect(pin).toBeNull();
    await phone.evaluate('localStorage.setItem("pin", JSON.stringify({ salt: "", hash: "", wrong: 0, until: 0 }))');
    await phone.goto(`${origin}/help`);
    await phone.getByRole("button", { name: said("help_tell_station", { station: "An Khánh" }) }).waitFor();
    await phone.getByRole("link", { name: new RegExp(said("calls_115")) }).waitFor();
    expect(await phone.locator(".asked, [aria-controls=needs]").count()).toBe(0);
    await phone.evaluate('localStorage.removeItem("pin")');
  });
});
