import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { aMedicine } from "../../builders/medicine.ts";
import { launchBrowser } from "../browser.ts";
import { here } from "../here.ts";
import { signIn } from "../people/desk.ts";
import { anEnrolled, anOpenRecord, type Enrolled, linkByCode } from "../people/household.ts";
import { agree, aHandset, press, sendLowSpo2, typeFigure } from "../people/phone.ts";
import { endCare, prescribe } from "../people/record.ts";
import { expectInEveryLanguage, LANGUAGE_SWITCH } from "../three-languages.ts";
import { said } from "../words.ts";

const { origin } = here();

const FOCUS_IN_QUESTION = 'document.activeElement?.closest("main") !== null && document.activeElement !== document.body';

/** A sheet that is laid over the page again in the moment in which the one before goes: null, or what has the focus instead of it. */
const OPENED_AGAIN = `(async () => {
  const drawn = async () => { for (let turn = 0; turn < 20; turn += 1) await null; };
  const opener = document.querySelector('${LANGUAGE_SWITCH}');
  opener.click();
  await drawn();
  const before = document.querySelector("dialog[open]");
  // The browser says later that a sheet was closed, when the next one lies there already.
  const told = new Promise((resolve) => before.addEventListener("close", resolve, { once: true }));
  before.querySelector(".btn-q").click();
  await drawn();
  opener.click();
  await told;
  await drawn();
  return document.activeElement.closest("dialog[open]") ? null : document.activeElement.outerHTML;
})()`;

/**
 * One walk over the patient's screens and the questions that lie over them. The screens of a call: invited.calls.browser.test.ts.
 */
describe("every screen of the patient's app, in three languages, on a narrow phone", { timeout: 240_000 }, () => {
  let browser: Browser;
  let desk: Page;
  let context: BrowserContext;
  let page: Page;
  let mother: Enrolled;
  let father: Enrolled;
  let faults: string[];
  beforeAll(async () => {
    browser = await launchBrowser();
    desk = await signIn(browser, origin, "my");
    mother = await anOpenRecord(desk, "Nguyễn Huỳnh Thị Tường Vi", 1954);
    father = await anEnrolled(desk, "Trần Nguyễn Hoàng Khang", 1985);
    ({ context, page, faults } = await aHandset(browser));
    await page.emulateMedia({ reducedMotion: "reduce" });
  });
  afterAll(async () => {
    await browser.close();
    expect(faults).toEqual([]);
  });

  const screen = async (where: string, opener?: string) => {
    await expectInEveryLanguage(page, where, opener);
    expect.soft(await page.evaluate("document.getAnimations().length"), `${where} moves`).toBe(0);
  };
  const hasFocus = (selector: string) => page.evaluate<boolean>(`document.activeElement?.matches('${selector}')`);
  /** A sheet that closes gives a keyboard and a screen reader back to where they were. */
  const givesFocusBack = async (leave: () => Promise<void>) => {
    await page.locator(LANGUAGE_SWITCH).click();
    await page.locator("dialog[open] h2:focus").waitFor();
    await leave();
    await page.locator("dialog").waitFor({ state: "detached" });
    expect(await hasFocus(LANGUAGE_SWITCH)).toBe(true);
  };
  const open = async (path: string, shows: string) => {
    await page.goto(`${origin}${path}`);
    await page.locator(shows).first().waitFor();
  };
  const asked = async (key: string) => {
    await page.getByRole("heading", { name: said(key) }).waitFor();
    // A screen reader and a keyboard go on in the new question, not at the top of the page.
    await expect.poll(() => page.evaluate(FOCUS_IN_QUESTION), { timeout: 10_000, message: key }).toBe(true);
    await screen(key);
  };
  const figure = async (value: string) => {
    await typeFigure(page, value);
    await press(page, "shell_next");
  };
  const typePin = async () => {
    for (const digit of "1379") await page.locator(".pad button", { hasText: new RegExp(`^${digit}$`) }).click();
  };

  it("before anybody is known, and while somebody becomes known", async () => {
    await open("/", ".steps");
    await screen("welcome");
    await screen("the languages", LANGUAGE_SWITCH);
    await givesFocusBack(() => press(page, "shell_close"));
    await givesFocusBack(() => page.locator('dialog button[lang="vi"]').click());
    await givesFocusBack(() => page.keyboard.press("Escape"));
    expect(await page.evaluate(OPENED_AGAIN)).toBeNull();
    await page.keyboard.press("Escape");
    await open("/help", ".call-big");
    await screen("help for nobody");
    await open("/a", "#code");
    await screen("the code");
    await page.locator("#code").fill("22222222");
    await press(page, "shell_next");
    await page.getByRole("radio").first().waitFor();
    await screen("who holds the phone");
    await page.getByRole("radio").first().click();
    await press(page, "shell_next");
    await page.locator("#year").fill("1950");
    await screen("the year of birth");
    await press(page, "activate_go");
    await page.getByRole("alert").waitFor();
    await screen("no such code");
    await open("/install", ".p-main h1");
    await screen("how to install");
    for (const one of [mother, father]) {
      await linkByCode(page, origin, one);
      if (one === mother) await screen("consent");
      await agree(page);
      await page.getByText(said("home_measure_now")).waitFor();
    }
    await screen("home before the first check-in");
  });

  it("each question of a check-in, its summary, and what it came to", async () => {
    await page.getByText(said("home_measure_now")).click();
    await asked("spo2_question");
    await screen("how to measure", ".how-more");
    await screen("why not", ".pad .word");
    await figure("95");
    await typeFigure(page, "300");
    await asked("pulse_question");
    for (const _ of "300") await page.getByRole("button", { name: said("checkin_pad_delete") }).click();
    await figure("95");
    await page.getByRole("button", { name: said("slip_right") }).waitFor();
    await screen("asked back");
    // These walks may have taken longer than the wait for the second reading: with the first one given anew it begins here.
    await page.locator(".back-step").first().click();
    await page.getByRole("heading", { name: said("spo2_question") }).waitFor();
    await press(page, "shell_next");
    await page.getByRole("heading", { name: said("pulse_question") }).waitFor();
    await press(page, "shell_next");
    await press(page, "slip_right");
    await page.getByRole("timer").waitFor();
    await screen("wait for the second reading");
    await press(page, "spo2_cannot_again");
    await asked("breaths_question");
    // Breaths that nobody could touch for, under a sheet, would be missing in the count.
    await page.locator(".counter").click();
    await page.locator(".counter .n").waitFor();
    await page.locator(LANGUAGE_SWITCH).click();
    await page.getByText(said("breaths_interrupted")).waitFor();
    await press(page, "shell_close");
    await page.locator(".counter").getByText(said("breaths_start")).waitFor();
    await press(page, "breaths_type");
    await page.locator(".field input").waitFor();
    await screen("breaths typed");
    await figure("20");
    await page.getByRole("button", { name: said("breaths_cannot") }).waitFor();
    await screen("breaths again");
    await press(page, "breaths_cannot");
    await asked("temperature_question");
    await typeFigure(page, "38");
    await press(page, "shell_next");
    await asked("fever_question");
    for (const group of [0, 1]) await page.getByRole("radiogroup").nth(group).getByRole("radio").first().click();
    await press(page, "shell_next");
    await asked("cuff_question");
    await press(page, "cuff_yes");
    await asked("pressure_question");
    await page.keyboard.type("118/76");
    await press(page, "shell_next");
    await asked("oxygen_question");
    await page.getByRole("radio", { name: said("oxygen_no"), exact: true }).click();
    await press(page, "shell_next");
    for (const signs of ["symptoms_danger", "symptoms_more", "symptoms_mild"]) {
      await asked(signs);
      await page.getByRole("checkbox", { name: said("symptoms_none") }).click();
      await press(page, "shell_next");
    }
    await asked("summary_title");
    await screen("not this person", ".whose .btn-q.btn-full");
    await page.locator(".p-bar .btn:not(.btn-help)").click();
    await page.getByText(said("chain_station_has_it")).waitFor();
    await screen("the result");
    await press(page, "add_note");
    await page.locator("textarea").waitFor();
    await screen("a note is added");
    await press(page, "shell_close");
  });

  it("a danger, with the line and without it, and help", async () => {
    await open("/", ".house");
    await page.locator(".house button").first().click();
    await sendLowSpo2(page, 88);
    await page.getByText(said("chain_station_has_it")).waitFor();
    await screen("danger");
    await context.setOffline(true);
    await page.locator(".offline").waitFor();
    await screen("danger without a line");
    await context.setOffline(false);
    await open("/", ".alert-note");
    await screen("home in danger");
    await open("/help", '[aria-controls="needs"]');
    await page.getByRole("button", { name: /^Báo trạm/ }).click();
    await page.getByText(said("help_pressed")).first().waitFor();
    await page.locator('[aria-controls="needs"]').click();
    await screen("help, called and asked for");
  });

  it("the course, the phone's own pages, the lock, and the end", async () => {
    await prescribe(desk, origin, mother.episode, aMedicine());
    await open("/course", ".medicine");
    await page.locator(".readers summary").click();
    await page.locator(".reader").first().waitFor();
    await page.locator(".curve svg, .panel svg").first().waitFor();
    await screen("the course");
    await open("/certificate", ".p-main h1");
    await screen("no certificate yet");
    await open("/phone", ".row-person");
    await screen("this phone");
    await screen("taken off the phone", ".row-person .btn");
    await screen("signed out", ".p-main > .btn-q:last-of-type");
    await open("/reminders", ".p-main h1");
    await screen("the reminders");
    await open("/link", '[role="radio"]');
    await screen("whom to link");
    await page.getByRole("radio", { name: said("link_to_carer") }).click();
    await press(page, "link_make");
    await page.locator(".code-big").waitFor();
    await screen("a code for another phone");
    await open("/privacy", "#deletion");
    await screen("privacy");
    await screen("taken back", "section[aria-labelledby=agreed] > .btn");
    await screen("a wish to delete", "section[aria-labelledby=deletion] > .btn");
    await open("/copy", ".copy");
    await screen("the copy");
    await open("/call/con_none", ".call-big");
    await screen("no call");
    await open("/pin", ".dots");
    await screen("the PIN");
    await press(page, "pin_set");
    await typePin();
    await page.getByRole("heading", { name: said("pin_again") }).waitFor();
    await screen("the PIN again");
    await typePin();
    await page.getByText(said("pin_is_on")).waitFor();
    await open("/", ".pad");
    await screen("locked");
    await screen("the PIN forgotten", ".pad .word");
    await typePin();
    await page.locator(".house button").nth(1).click();
    await desk.goto(`${origin}/staff/patients/${father.episode}`);
    await endCare(desk, origin, "recovered");
    await open("/certificate", ".pin-field");
    await typePin();
    await page.locator(".cert").waitFor();
    await screen("the certificate");
  });
});
