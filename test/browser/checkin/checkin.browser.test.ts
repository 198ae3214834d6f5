import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, it } from "vitest";
import { launchBrowser } from "../browser.ts";
import { here } from "../here.ts";
import { signIn } from "../people/desk.ts";
import { anEnrolled } from "../people/household.ts";
import { activate, aHandset, press, typeFigure } from "../people/phone.ts";
import { said } from "../words.ts";

describe("a whole check-in on a narrow phone", () => {
  const { origin } = here();
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    browser = await launchBrowser();
    const desk = await signIn(browser, origin, "tu");
    const { code } = await anEnrolled(desk, "Phan Văn Khoẻ", 1975);
    ({ page } = await aHandset(browser));
    await activate(page, origin, code, 1975);
  });
  afterAll(() => browser.close());

  const ask = (question: string) => page.getByRole("heading", { name: said(question) }).waitFor();
  const figure = async (question: string, value: string) => {
    await ask(question);
    await typeFigure(page, value);
    await press(page, "shell_next");
  };

  it("asks one question a screen, shows what is not known, and ends with the receipt and the advice", async () => {
    await page.getByText(said("home_measure_now")).click();
    await figure("spo2_question", "98");
    await figure("pulse_question", "76");
    await ask("breaths_question");
    await press(page, "breaths_cannot");
    await ask("temperature_question");
    for (const sign of ["3", "6"]) await typeFigure(page, sign);
    await press(page, "shell_next");
    await ask("cuff_question");
    await page.getByRole("button", { name: said("cuff_no") }).click();
    await ask("conditions_question");
    await page.getByRole("radio", { name: said("oxygen_no"), exact: true }).click();
    await press(page, "shell_next");
    for (const question of ["symptoms_danger", "symptoms_more", "symptoms_mild"]) {
      await ask(question);
      await page.getByRole("checkbox", { name: said("symptoms_none") }).click();
      await press(page, "shell_next");
    }
    await ask("summary_title");
    await page.getByText(said("shell_not_measured")).first().waitFor();
    await press(page, "summary_send");
    await page.getByText(said("chain_station_has_it")).waitFor();
  });
});
