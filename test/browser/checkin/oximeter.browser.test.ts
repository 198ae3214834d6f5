import AxeBuilder from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { here } from "../here.ts";
import {
  CONTINUOUS,
  deviceLeaves,
  deviceRests,
  deviceSends,
  deviceStreams,
  SPOT_CHECK,
  withOximeter,
  withoutBluetooth,
} from "../outside/oximeter.ts";
import { atADesk } from "../people/at-a-desk.ts";
import { anOpenRecord } from "../people/household.ts";
import { activate, aHandset, press, typeFigure } from "../people/phone.ts";
import { recorded } from "../people/record.ts";
import { said } from "../words.ts";

const [NO_FINGER, POOR_SIGNAL] = [1 << 11, 1 << 4];
const STORED = 1 << 9;
const ARRIVES = { timeout: 30_000 };

describe("an oximeter that speaks to the phone", () => {
  const { origin } = here();
  const at = atADesk("my");

  /** A new patient with a check-in open at its first question. */
  async function atTheQuestion(name: string, offered?: readonly number[]): Promise<Page> {
    const { code } = await anOpenRecord(at.desk, name, 1980);
    const { page, context } = await aHandset(at.browser);
    await (offered ? withOximeter(context, offered) : withoutBluetooth(context));
    await activate(page, origin, code, 1980);
    await page.getByText(said("home_measure_now")).click();
    await page.getByText(said("spo2_question")).waitFor();
    return page;
  }
  const says = (page: Page, key: string) => page.getByRole("dialog").getByText(said(key), { exact: true }).waitFor();
  const read = (page: Page) => page.getByRole("button", { name: said("oximeter_read") }).click();
  const take = (page: Page, spo2: string, pulse: string) =>
    page.getByRole("button", { name: said("oximeter_use", { spo2, pulse }), exact: true });
  const field = (page: Page) => page.locator(".field input").inputValue();
  const pass = async (page: Page, question: string, answer: string) => {
    await page.getByRole("heading", { name: said(question) }).waitFor();
    await press(page, answer);
  };

  it("gives a figure that stands still, with its pulse, marked from the phone to the nurse's page", async () => {
    const page = await atTheQuestion("Vũ Thị Máy Đo", [CONTINUOUS, SPOT_CHECK]);
    await read(page);
    await says(page, "oximeter_wait");
    expect(await page.evaluate("air.asked")).toEqual([{ filters: [{ services: [0x1822] }] }]);
    await deviceStreams(page, 97, 82, NO_FINGER);
    await says(page, "oximeter_no_finger");
    await deviceStreams(page, 97, 82, POOR_SIGNAL);
    await says(page, "oximeter_weak");
    await deviceRests(page);
    await deviceSends(page, 88, 60, STORED);
    await says(page, "oximeter_old");
    expect(await take(page, "97", "82").count()).toBe(0);
    await deviceStreams(page, 97, 82, 0);
    await says(page, "oximeter_steadying");
    await says(page, "oximeter_steady");
    expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await take(page, "97", "82").click();
    await page.getByText(said("oximeter_mark"), { exact: true }).waitFor();
    expect(await field(page)).toBe("97");
    await expect.poll(() => page.evaluate("air.isConnected()")).toBe(false);
    await press(page, "shell_next");
    // The pulse came along.
    await pass(page, "breaths_question", "breaths_cannot");
    await pass(page, "temperature_question", "checkin_cannot");
    await pass(page, "cuff_question", "cuff_no");
    await pass(page, "oxygen_question", "checkin_pass");
    for (const question of ["symptoms_danger", "symptoms_more", "symptoms_mild"]) {
      await page.getByRole("heading", { name: said(question) }).waitFor();
      await page.getByRole("checkbox", { name: said("symptoms_none") }).click();
      await press(page, "shell_next");
    }
    await page.getByRole("heading", { name: said("summary_title") }).waitFor();
    expect(await page.getByText(said("oximeter_mark"), { exact: true }).count()).toBe(2);
    await press(page, "summary_send");
    await page.getByText(said("chain_station_has_it")).waitFor();
    const [checkin] = await recorded(at.desk, origin);
    expect(checkin?.measurements).toMatchObject({ spo2: { first: 97 }, pulse: 82, deviceRead: ["spo2_first", "pulse"] });
    await at.desk.reload();
    await at.desk.getByRole("button", { name: said("course_table") }).click();
    await expect
      .poll(() => at.desk.locator(".checkins").getByText(said("oximeter_mark"), { exact: true }).count(), ARRIVES)
      .toBe(2);
  });

  it("loses its mark when the figure is typed over, and a spot check is taken at once", async () => {
    const page = await atTheQuestion("Vũ Văn Gõ Lại", [SPOT_CHECK]);
    await read(page);
    await says(page, "oximeter_wait");
    await deviceSends(page, 98, 70);
    await deviceLeaves(page);
    await take(page, "98", "70").click();
    await page.getByText(said("oximeter_mark"), { exact: true }).waitFor();
    await page.getByRole("button", { name: said("checkin_pad_delete") }).click();
    await typeFigure(page, "7");
    expect(await field(page)).toBe("97");
    expect(await page.getByText(said("oximeter_mark"), { exact: true }).count()).toBe(0);
    await press(page, "shell_next");
    await page.getByRole("heading", { name: said("pulse_question") }).waitFor();
  });

  it("says what is wrong when nobody chose one, when it is out of reach, leaves, or speaks another language; typing still works", async () => {
    const page = await atTheQuestion("Vũ Thị Không Nối", [CONTINUOUS]);
    await page.evaluate("air.chosen = false");
    await read(page);
    await says(page, "oximeter_none");
    await page.evaluate("air.chosen = true; air.near = false");
    await press(page, "oximeter_choose");
    await says(page, "oximeter_unreachable");
    await page.evaluate("air.near = true");
    await press(page, "oximeter_again");
    await deviceStreams(page, 97, 82);
    await says(page, "oximeter_steadying");
    await deviceLeaves(page);
    await says(page, "oximeter_gone");
    await press(page, "shell_close");
    await typeFigure(page, "97");
    await press(page, "shell_next");
    await page.getByRole("heading", { name: said("pulse_question") }).waitFor();

    const foreign = await atTheQuestion("Vũ Văn Máy Lạ", []);
    await read(foreign);
    await says(foreign, "oximeter_foreign");
  });

  it("gives the second reading of a low SpO2 that was sent at once", async () => {
    const page = await atTheQuestion("Vũ Thị Đo Lại", [SPOT_CHECK]);
    await typeFigure(page, "92");
    await press(page, "checkin_send_now");
    await page.getByRole("heading", { name: said("danger_call_115") }).waitFor();
    await press(page, "result_again_spo2");
    await read(page);
    await says(page, "oximeter_wait");
    await deviceSends(page, 91, 96);
    await page.getByRole("button", { name: said("oximeter_use_spo2", { spo2: "91" }) }).click();
    await press(page, "summary_send");
    await expect
      .poll(async () => (await recorded(at.desk, origin))[0]?.addenda, ARRIVES)
      .toMatchObject([{ spo2Second: 91, deviceRead: true }]);
    expect((await recorded(at.desk, origin))[0]?.measurements).not.toHaveProperty("deviceRead");
  });

  it("is not offered where the browser knows no Bluetooth", async () => {
    const page = await atTheQuestion("Vũ Văn Iphone");
    expect(await page.getByRole("button", { name: said("oximeter_read") }).count()).toBe(0);
  });
});
