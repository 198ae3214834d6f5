import type { Browser, BrowserContext, Locator, Page } from "playwright-core";
import { expect } from "vitest";
import { PHONE } from "../browser.ts";
import { said } from "../words.ts";

/** A phone in the hand, 360 x 640, with what its page complained of. */
export interface Handset {
  readonly context: BrowserContext;
  readonly page: Page;
  readonly faults: string[];
}

/** `alone`: no service worker sends what the page could not. */
export async function aHandset(browser: Browser, { alone = false }: { alone?: boolean } = {}): Promise<Handset> {
  const context = await browser.newContext({
    ...{ viewport: PHONE, locale: "vi-VN", timezoneId: "Asia/Ho_Chi_Minh", hasTouch: true },
    serviceWorkers: alone ? "block" : "allow",
  });
  // The browser knows nothing of a network that a test has taken away, and would wake the service worker at once; its own test wakes it.
  await context.addInitScript("delete ServiceWorkerRegistration.prototype.sync");
  const page = await context.newPage();
  const faults: string[] = [];
  page.on("pageerror", (fault) => faults.push(fault.message));
  page.on("console", (line) => {
    if (line.type() === "error" && /Content Security Policy/.test(line.text())) faults.push(line.text());
  });
  return { context, page, faults };
}

/** The filled button at the right thumb. */
const goOn = (page: Page) => page.locator(".p-bar .btn:not(.btn-help)").last();
export const press = (page: Page, key: string) =>
  page
    .getByRole("button", { name: said(key), exact: true })
    .first()
    .click();

/** Takes the phone up again until it shows this: an open page asks the station by itself only twice a minute. */
export const lookUntil = (page: Page, shown: Locator): Promise<void> =>
  expect
    .poll(
      async () => {
        await page.evaluate('document.dispatchEvent(new Event("visibilitychange"))');
        return shown.isVisible();
      },
      // Each look asks the station anew: on a busy machine a faster one only queues.
      { interval: 500, timeout: 30_000 },
    )
    .toBe(true);

/** Says yes to what is kept of whoever is asked about. */
export const agree = (page: Page) => page.getByRole("button", { name: said("consent_yes"), exact: true }).click();

/** Opens the link of an activation, proves the year of birth and agrees; ends on the person's home. */
export async function activate(page: Page, origin: string, code: string, birthYear: number): Promise<void> {
  await page.goto(`${origin}/a#${code}`);
  await page.getByRole("radio", { name: said("activate_self") }).click();
  await goOn(page).click();
  await page.locator("input").first().fill(String(birthYear));
  await goOn(page).click();
  await agree(page);
  await page.getByText(said("home_measure_now")).waitFor();
}

/** Types a figure on the app's own pad. */
export async function typeFigure(page: Page, figure: string): Promise<void> {
  for (const digit of figure) await page.locator(".pad button", { hasText: new RegExp(`^${digit}$`) }).click();
}

/** A check-in with one figure that is an emergency by itself: it leaves at once. */
export async function sendLowSpo2(page: Page, spo2: number): Promise<void> {
  await page.getByText(said("home_measure_now")).click();
  await page.getByText(said("spo2_question")).waitFor();
  await typeFigure(page, String(spo2));
  await press(page, "checkin_send_now");
  await page.getByRole("heading", { name: said("danger_call_115") }).waitFor();
}
