import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { PHONE } from "../browser.ts";
import { here } from "../here.ts";
import { atADesk } from "../people/at-a-desk.ts";
import { anEnrolled } from "../people/household.ts";
import { activate, press, sendLowSpo2, typeFigure } from "../people/phone.ts";
import { said } from "../words.ts";

describe("what the station has not heard of", () => {
  const { origin } = here();
  const at = atADesk("my");

  /** Without a service worker, so that every request goes through the page and can be answered by somebody else. */
  async function aPhone(name: string): Promise<Page> {
    const { code } = await anEnrolled(at.desk, name, 1990);
    const context = await at.browser.newContext({ viewport: PHONE, locale: "vi-VN", hasTouch: true, serviceWorkers: "block" });
    const page = await context.newPage();
    await activate(page, origin, code, 1990);
    return page;
  }

  it("is not taken for heard because a page between phone and station answered", async () => {
    const phone = await aPhone("Lê Thị Cổng Mạng");
    let strangers = 0;
    await phone.route("**/checkins", (route) => {
      strangers += 1;
      const contentType = "text/html";
      if (strangers === 1) return route.fulfill({ status: 200, contentType, body: "<p>Wi-Fi</p>" });
      return strangers === 2 ? route.fulfill({ status: 403, contentType, body: "<p>No</p>" }) : route.continue();
    });
    await sendLowSpo2(phone, 90);
    await phone.getByText(said("chain_station_unaware")).waitFor();
    await phone.getByText(said("chain_station_has_it")).waitFor();
    expect(strangers).toBe(3);
  });

  it("stands on the home screen with the calls when it is a danger", async () => {
    const phone = await aPhone("Trần Văn Chưa Biết");
    await phone.route("**/checkins", (route) => route.abort());
    await sendLowSpo2(phone, 90);
    await phone.goto(`${origin}/`);
    await phone.getByText(said("chain_station_unaware")).waitFor();
    expect(await phone.locator('a[href="tel:115"]').isVisible()).toBe(true);
  });

  it("the phone's own back goes to the question before, and the answer is still there", async () => {
    const phone = await aPhone("Phạm Thị Quay Lại");
    await phone.getByText(said("home_measure_now")).click();
    await phone.getByRole("heading", { name: said("spo2_question") }).waitFor();
    await typeFigure(phone, "98");
    await press(phone, "shell_next");
    await phone.getByRole("heading", { name: said("pulse_question") }).waitFor();
    await phone.goBack();
    await phone.getByRole("heading", { name: said("spo2_question") }).waitFor();
    expect(await phone.locator(".field input").inputValue()).toBe("98");
    await phone.goBack();
    await phone.getByText(said("home_go_on")).waitFor();
  });

  it("home that a check-in was left for lies under it: back from there leads into no question", async () => {
    const phone = await aPhone("Phạm Văn Để Sau");
    const place = () => phone.evaluate<number>("navigation.currentEntry.index");
    // A hand that shakes: the second press finds the same button.
    const leftBy = async (button: string) => {
      const questions = await place();
      await phone.evaluate(`for (const _ of [1, 2]) document.querySelector("${button}").click()`);
      await phone.getByText(said("home_go_on")).waitFor();
      expect(await place()).toBe(questions - 1);
      await phone.goBack();
      await phone.getByText(said("home_go_on")).waitFor();
      expect(new URL(phone.url()).pathname).toBe("/");
    };
    await phone.getByText(said("home_measure_now")).click();
    await phone.getByRole("heading", { name: said("spo2_question") }).waitFor();
    await typeFigure(phone, "98");
    await press(phone, "shell_next");
    await phone.getByRole("heading", { name: said("pulse_question") }).waitFor();
    await leftBy(".later");
    await phone.getByText(said("home_go_on")).click();
    await phone.getByRole("heading", { name: said("pulse_question") }).waitFor();
    await phone.locator(".back-step").click();
    await phone.getByRole("heading", { name: said("spo2_question") }).waitFor();
    await leftBy(".back-step");
  });

  it("is still there where it was being added to a result, after back and a reload, and is no reading of now an hour later", async () => {
    const phone = await aPhone("Trần Thị Viết Dở");
    await phone.clock.install();
    await phone.reload();
    await sendLowSpo2(phone, 90);
    const danger = phone.getByRole("heading", { name: said("danger_call_115") });
    const figure = () => phone.locator(".field input").inputValue();
    await press(phone, "result_again_spo2");
    await typeFigure(phone, "9");
    await phone.goBack();
    await danger.waitFor();
    await press(phone, "add_note");
    await phone.locator("textarea").fill("Mẹ thở mệt hơn");
    await press(phone, "shell_close");
    await danger.waitFor();
    await press(phone, "add_breaths");
    for (const _ of "start, one, two".split(",")) {
      await phone.locator(".counter").click();
      await phone.clock.fastForward(1_000);
    }
    await phone.clock.fastForward(60_000);
    await phone.getByText(said("breaths_full_minute")).first().waitFor();
    await phone.goBack();
    await danger.waitFor();
    await press(phone, "add_breaths");
    expect(await figure()).toBe("2");
    await press(phone, "shell_close");
    await danger.waitFor();
    await press(phone, "add_signs");
    const sign = phone.getByRole("checkbox").first();
    await sign.click();
    await phone.reload();
    await sign.and(phone.locator('[aria-checked="true"]')).waitFor();
    await phone.goBack();
    await danger.waitFor();
    await phone.goBack();
    await phone.locator(".last-head a").click();
    await danger.waitFor();
    await press(phone, "result_again_spo2");
    expect(await figure()).toBe("9");
    await typeFigure(phone, "1");
    await phone.clock.fastForward("01:01:00");
    await expect.poll(figure).toBe("");
    await press(phone, "shell_close");
    await press(phone, "add_note");
    expect(await phone.locator("textarea").inputValue()).toBe("");
    await phone.locator("textarea").fill("Mẹ đỡ rồi");
    await press(phone, "summary_send");
    await danger.waitFor();
    await press(phone, "add_note");
    expect(await phone.locator("textarea").inputValue()).toBe("");
  });
});
