import type { Locator, Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { here } from "../here.ts";
import { atADesk } from "../people/at-a-desk.ts";
import { anOpenRecord } from "../people/household.ts";
import { activate, aHandset, press, sendLowSpo2, typeFigure } from "../people/phone.ts";
import { recorded } from "../people/record.ts";
import { said } from "../words.ts";

describe("a hand that shakes", () => {
  const { origin } = here();
  const at = atADesk("tu");

  async function aPhoneOf(name: string): Promise<Page> {
    const { code } = await anOpenRecord(at.desk, name, 1949);
    const { page } = await aHandset(at.browser);
    await activate(page, origin, code, 1949);
    return page;
  }
  const question = (page: Page, key: string) => page.getByRole("heading", { name: said(key) }).waitFor();
  const button = (page: Page, key: string) => page.getByRole("button", { name: said(key), exact: true }).first();
  /** A second tap that comes when the first has brought another screen already. */
  const twice = async (page: Page, key: string, shown: Locator) => {
    const { x, y, width, height } = (await button(page, key).boundingBox()) ?? { x: 0, y: 0, width: 0, height: 0 };
    await page.mouse.move(x + width / 2, y + height / 2);
    await page.mouse.down();
    await page.mouse.up();
    await shown.waitFor();
    await page.mouse.down({ clickCount: 2 });
    await page.mouse.up({ clickCount: 2 });
  };
  const ticked = (page: Page) => page.locator("main").getByRole("radio", { checked: true });

  it("taps twice: no question is passed over unread, and nothing leaves before somebody has looked it over", async () => {
    const page = await aPhoneOf("Mạc Thị Run Tay");
    await page.getByText(said("home_measure_now")).click();
    await typeFigure(page, "98");
    await button(page, "shell_next").dblclick();
    await question(page, "pulse_question");
    await button(page, "checkin_cannot").dblclick();
    await question(page, "breaths_question");
    await button(page, "breaths_cannot").dblclick();
    await question(page, "temperature_question");
    await typeFigure(page, "38");
    await button(page, "shell_next").dblclick();
    await question(page, "fever_question");
    await page.getByRole("radio", { name: said("fever_one_day") }).click();
    await page.getByRole("radio", { name: said("medicine_helped") }).click();
    // A tick counts before "next": neither a reload nor a call that comes in between takes it back.
    await expect.poll(() => ticked(page).count()).toBe(2);
    await button(page, "checkin_later_kept").click();
    await page.getByText(said("home_go_on")).click();
    await question(page, "fever_question");
    expect(await ticked(page).count()).toBe(2);
    await button(page, "shell_next").dblclick();
    await button(page, "cuff_no").dblclick();
    await question(page, "oxygen_question");
    await button(page, "checkin_pass").dblclick();
    for (const asked of ["symptoms_danger", "symptoms_more", "symptoms_mild"]) {
      await question(page, asked);
      await page.getByRole("checkbox", { name: said("symptoms_none") }).click();
      await button(page, "shell_next").dblclick();
    }
    await question(page, "summary_title");
    expect(await recorded(at.desk, origin)).toEqual([]);
    await twice(page, "summary_send", page.getByText(said("chain_station_has_it")));
    // What it means stays on the screen: "done" has come where "send" was.
    expect(new URL(page.url()).pathname).toMatch(/^\/result\//);
    await page.getByRole("link", { name: said("result_done") }).waitFor();
  });

  it("loads the page anew as the check-in leaves: it is shown what came of it, and is not asked everything a second time", async () => {
    const page = await aPhoneOf("Lâm Thị Tải Lại");
    await sendLowSpo2(page, 87);
    // As a reload finds it that comes between the sending and the next screen.
    await page.evaluate('history.replaceState({ overHome: true }, "", "/checkin")');
    const depth = await page.evaluate<number>("history.length");
    await page.reload();
    await page.getByRole("heading", { name: said("danger_call_115") }).waitFor();
    expect(new URL(page.url()).pathname).toMatch(/^\/result\//);
    // No page of questions is laid over what came of them: one step back leads home.
    expect(await page.evaluate<number>("history.length")).toBe(depth);
    await page.goBack();
    await page.getByText(said("home_measure_now")).first().click();
    await question(page, "spo2_question");
  });

  it("sends a second reading twice: the station gets one", async () => {
    const page = await aPhoneOf("Mạc Văn Run Tay");
    await sendLowSpo2(page, 91);
    await press(page, "result_again_spo2");
    await typeFigure(page, "92");
    await button(page, "summary_send").dblclick();
    await page.getByRole("heading", { name: said("danger_call_115") }).waitFor();
    await expect.poll(async () => (await recorded(at.desk, origin))[0]?.addenda.length).toBe(1);
    await page.reload();
    await page.getByRole("heading", { name: said("danger_call_115") }).waitFor();
    expect((await recorded(at.desk, origin))[0]?.addenda).toHaveLength(1);
  });
});
