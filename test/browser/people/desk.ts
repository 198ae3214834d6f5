import type { Browser, BrowserContext, Page } from "playwright-core";
import { DEMO_PASSWORD } from "../../../scripts/seed/accounts.ts";
import { DESKTOP } from "../browser.ts";
import { said } from "../words.ts";

/**
 * A professional at a desk, signed in, in a browser of their own that asks for no motion: a board that draws its pulse all the time takes a
 * tenth of a processor.
 */
export async function signIn(browser: Browser, origin: string, username: string): Promise<Page> {
  const context = await browser.newContext({
    ...{ viewport: DESKTOP, locale: "vi-VN", timezoneId: "Asia/Ho_Chi_Minh" },
    reducedMotion: "reduce",
  });
  return signInHere(context, origin, username);
}

/** The same in a browser that was made before, in a new window. */
export async function signInHere(context: BrowserContext, origin: string, username: string): Promise<Page> {
  const page = await context.newPage();
  await page.goto(`${origin}/staff/`);
  await page.locator('input[autocomplete="username"]').fill(username);
  await page.locator('input[type="password"]').fill(DEMO_PASSWORD);
  await page.keyboard.press("Enter");
  await page.getByRole("link", { name: /Bảng trực/ }).waitFor();
  return page;
}

/** Enrols an adult with the least that is asked; answers the code of the activation card. */
export async function enrol(page: Page, name: string, birth: string): Promise<string> {
  await page
    .getByRole("link", { name: said("enrol_submit") })
    .first()
    .click();
  await page.getByLabel(said("enrol_name"), { exact: true }).fill(name);
  await page.getByLabel(said("enrol_birth")).fill(birth);
  await page.getByRole("radio", { name: said("sex_female"), exact: true }).check();
  await page.getByLabel(said("enrol_hamlet")).fill("Khu vực 2");
  await page.getByLabel(said("enrol_address")).fill("9 hẻm 12");
  await page.getByRole("button", { name: said("enrol_submit") }).click();
  const card = await page
    .getByText(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/)
    .first()
    .textContent();
  return (card ?? "").replace("-", "");
}

/** The alert row of somebody: a consultation about them has a row of its own. */
export const rowOf = (page: Page, name: string) =>
  page.getByRole("grid", { name: "Việc đang mở, nặng nhất trước" }).getByRole("row").filter({ hasText: name });
