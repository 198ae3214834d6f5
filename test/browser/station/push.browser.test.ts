import { AxeBuilder } from "@axe-core/playwright";
import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPushService } from "../../push-service/service.ts";
import { DESKTOP, launchBrowser } from "../browser.ts";
import { here } from "../here.ts";
import { deliver, pressNotification, shown, withPush } from "../outside/push.ts";
import { rowOf, signIn, signInHere } from "../people/desk.ts";
import { anEnrolled } from "../people/household.ts";
import { activate, aHandset, press, sendLowSpo2 } from "../people/phone.ts";
import { said } from "../words.ts";

const switchIn = (page: Page, state: string) => page.locator(`[data-push="${state}"]`);

describe("push, to a browser whose push service the test is", () => {
  const { origin } = here();
  let browser: Browser;
  let service: Awaited<ReturnType<typeof startPushService>>;
  beforeAll(async () => {
    browser = await launchBrowser({ notices: true });
    service = await startPushService();
  });
  afterAll(async () => {
    await browser.close();
    await service.stop();
  });

  /** A browser that may show notifications and has mailboxes at the test's push service. */
  async function aToldBrowser() {
    const context = await browser.newContext({ viewport: DESKTOP, locale: "vi-VN", timezoneId: "Asia/Ho_Chi_Minh" });
    await context.grantPermissions(["notifications"], { origin });
    return { context, push: await withPush(context, service.origin) };
  }

  async function openAccount(page: Page): Promise<void> {
    await page.locator(".my-menu summary").click();
    await page.getByRole("link", { name: said("nav_account"), exact: true }).click();
  }

  /** A professional on duty who has turned the switch on. */
  async function onDutyAndTold(username: string) {
    const { context, push } = await aToldBrowser();
    const page = await signInHere(context, origin, username);
    // Some of the demo city are on duty already.
    const start = page.getByRole("button", { name: said("shift_start") });
    await start.or(page.getByRole("button", { name: said("shift_sound_off") })).waitFor();
    if (await start.isVisible()) await start.click();
    await openAccount(page);
    await page.getByRole("button", { name: said("push_turn_on") }).click();
    await switchIn(page, "on").waitFor();
    return { page, push };
  }

  async function aLinkedPhone(desk: Page, name: string, birthYear: number) {
    const { code, episode } = await anEnrolled(desk, name, birthYear);
    const handset = await aHandset(browser);
    await handset.context.grantPermissions(["notifications"], { origin });
    const push = await withPush(handset.context, service.origin);
    await activate(handset.page, origin, code, birthYear);
    return { phone: handset.page, push, episode };
  }

  it("an emergency reaches the nurse on duty whose console is in the background, and a press opens the patient's page", async () => {
    const { page: ha, push } = await onDutyAndTold("ha");
    expect((await new AxeBuilder({ page: ha }).analyze()).violations).toEqual([]);
    const desk = await signIn(browser, origin, "my");
    const { phone, episode } = await aLinkedPhone(desk, "Lâm Thị Báo Tin", 1981);
    await sendLowSpo2(phone, 89);
    const text = await push.about(episode);
    expect(JSON.parse(text)).toEqual({ code: "emergency", about: episode, language: "vi" });

    await deliver(ha, origin, text);
    expect(await shown(ha)).toEqual([
      { title: said("push_emergency_title"), body: said("push_emergency_body"), lang: "vi", requireInteraction: true },
    ]);
    await pressNotification(ha);
    await ha.waitForURL(`${origin}/staff/patients/${episode}`);
    await ha.getByRole("heading", { name: "Lâm Thị Báo Tin", exact: true }).waitFor();
  });

  it("an answer reaches the phone that said yes after its first receipt, in its language, and a press shows the person", async () => {
    const desk = await signIn(browser, origin, "my");
    const name = "Cao Văn Chờ Tin";
    const { phone, push, episode } = await aLinkedPhone(desk, name, 1982);
    await phone.getByText(said("home_measure_now")).waitFor();
    expect(await phone.getByText(said("push_offer")).count()).toBe(0);
    await sendLowSpo2(phone, 91);
    await phone.goto(`${origin}/`);
    await press(phone, "push_offer_yes");
    await switchIn(phone, "on").waitFor();
    expect((await new AxeBuilder({ page: phone }).analyze()).violations).toEqual([]);
    await phone.locator("button.lang").click();
    const changed = phone.waitForRequest((request) => request.method() === "PUT" && request.url().endsWith("push-subscription"));
    await phone.getByRole("button", { name: said("language_km") }).click();
    expect((await changed).postDataJSON()).toMatchObject({ language: "km" });
    await (await changed).response();

    await desk.getByRole("link", { name: /Bảng trực/ }).click();
    await rowOf(desk, name)
      .getByRole("button", { name: said("row_take") })
      .click();
    const text = await push.about(episode);
    expect(JSON.parse(text)).toEqual({ code: "seen", about: episode, language: "km" });
    await deliver(phone, origin, text);
    expect(await shown(phone)).toMatchObject([{ title: "បុគ្គលិកពេទ្យបានមើល", lang: "km", requireInteraction: false }]);
    await phone.goto(`${origin}/phone`);
    await pressNotification(phone);
    await phone.waitForURL(`${origin}/`);
  });

  it("of a nurse who has signed out nothing is told here any more, and the next one at this browser is asked anew", async () => {
    const { page: tu, push } = await onDutyAndTold("tu");
    const { push: quans } = await onDutyAndTold("quan");
    await tu.locator(".my-menu summary").click();
    await tu
      .locator(".my-menu-in")
      .getByRole("button", { name: said("account_sign_out") })
      .click();
    await tu.locator('input[autocomplete="username"]').waitFor();
    const desk = await signIn(browser, origin, "my");
    const { phone, episode } = await aLinkedPhone(desk, "Mai Thị Sau Ca", 1983);
    await sendLowSpo2(phone, 88);
    await quans.about(episode);
    expect((await push.received(0)).filter((text) => text.includes(episode))).toEqual([]);

    const lien = await signInHere(tu.context(), origin, "lien");
    await openAccount(lien);
    await switchIn(lien, "off").waitFor();
  });

  it("turned off in one window, no other window of this browser goes on saying that it is on", async () => {
    const { page } = await onDutyAndTold("ha");
    const other = await page.context().newPage();
    await other.goto(`${origin}/staff/account`);
    await switchIn(other, "on").waitFor();
    await page.getByRole("button", { name: said("push_turn_off") }).click();
    await switchIn(page, "off").waitFor();
    await switchIn(other, "off").waitFor();
  });

  it("refused by the browser the switch says so, and how to allow it", async () => {
    const page = await signIn(browser, origin, "my");
    await openAccount(page);
    const turnOn = page.getByRole("button", { name: said("push_turn_on") });
    await turnOn.or(switchIn(page, "blocked")).first().waitFor();
    if (await turnOn.isVisible()) await turnOn.click();
    await switchIn(page, "blocked").waitFor();
    await page.getByText(said("push_blocked_desk")).waitFor();
  });
});
