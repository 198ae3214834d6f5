import type { Page } from "playwright-core";
import { expect } from "vitest";
import { LANGUAGES, type Language } from "#schema/terms.ts";
import { expectNoViolations, expectReadable } from "./well-made.ts";

/** The app's own switch; "later" beside it looks alike. */
export const LANGUAGE_SWITCH = "button.lang[aria-haspopup]";
const KHMER_IS_THERE = `[...document.fonts].some(({ family, status }) => /Khmer/.test(family) && status === "loaded")`;
/** Vietnamese last: a walk goes on in it. */
const IN_TURN = [...LANGUAGES].reverse();

/** Changes the language on the screen that stands, as a hand does: a screen that has no switch in reach fails here. */
export async function speak(page: Page, language: Language): Promise<void> {
  await page.locator(LANGUAGE_SWITCH).click();
  await page.locator(`dialog[open] button[lang="${language}"]`).click();
  await page.locator(`.p[lang="${language}"]`).waitFor();
  if (language === "km") await expect.poll(() => page.evaluate(KHMER_IS_THERE), { timeout: 20_000 }).toBe(true);
}

async function expectSound(page: Page, where: string): Promise<void> {
  await expectReadable(page, where);
  await expectNoViolations(page, where);
  await page.evaluate('document.documentElement.style.fontSize = "200%"');
  await expectReadable(page, `${where} at 200 %`);
  await page.evaluate('document.documentElement.style.fontSize = ""');
}

/**
 * The screen as it stands, in each language: every word is in sight, also with the text twice as large, and no rule of accessibility is
 * broken. With `opener` the same of the question that a press on it lays over the screen.
 */
export async function expectInEveryLanguage(page: Page, where: string, opener?: string): Promise<void> {
  for (const language of IN_TURN) {
    await speak(page, language);
    if (opener) {
      await page.locator(opener).first().click();
      await page.locator("dialog[open]").waitFor();
    }
    await expectSound(page, `${where} ${language}`);
    if (opener) await page.keyboard.press("Escape");
  }
}
