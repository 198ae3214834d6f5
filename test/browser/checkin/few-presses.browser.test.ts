import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { here } from "../here.ts";
import { atADesk } from "../people/at-a-desk.ts";
import { anOpenRecord } from "../people/household.ts";
import { activate, aHandset, typeFigure } from "../people/phone.ts";
import { recorded } from "../people/record.ts";
import { said } from "../words.ts";

/** The figure of issue 8: a check-in with all vitals and three symptoms, beyond the digits. */
const MOST = 25;

describe("a whole check-in with all vitals and three symptoms", () => {
  const { origin } = here();
  const at = atADesk("tu");

  async function aLinkedPhone(name: string): Promise<Page> {
    const { code } = await anOpenRecord(at.desk, name, 1975);
    const { page } = await aHandset(at.browser);
    await activate(page, origin, code, 1975);
    return page;
  }
  const question = (page: Page, key: string) => page.getByRole("heading", { name: said(key) }).waitFor();
  const expectAll = async (page: Page) => {
    await page.getByText(said("chain_station_has_it")).waitFor();
    const [checkin] = await recorded(at.desk, origin);
    expect(checkin?.measurements).toMatchObject({
      spo2: { first: 98 },
      pulse: 76,
      respiratoryRate: { counted: 16 },
      temperatureCelsius: 36.7,
      bloodPressure: { systolicMmhg: 118, diastolicMmhg: 76 },
      onOxygen: false,
      symptoms: { answered: true },
    });
    expect(checkin?.measurements.symptoms.codes).toHaveLength(3);
  };

  it(`needs at most ${MOST} key presses beyond the digits on a keyboard alone`, async () => {
    const page = await aLinkedPhone("Đỗ Thị Bàn Phím");
    let presses = 0;
    const key = async (...keys: string[]) => {
      for (const one of keys) await page.keyboard.press(one);
      presses += keys.length;
    };
    // Digits are not counted, every other sign of a figure is.
    const type = async (figure: string) => {
      await page.keyboard.type(figure);
      presses += figure.replaceAll(/\d/g, "").length;
    };
    await page.getByText(said("home_measure_now")).focus();
    await key("Enter");
    for (const [asked, figure] of [
      ["spo2_question", "98"],
      ["pulse_question", "76"],
      ["breaths_question", "16"],
      ["temperature_question", "36,7"],
    ] as const) {
      await question(page, asked);
      await type(figure);
      await key("Enter");
    }
    // Whoever types a pressure has a cuff.
    await question(page, "cuff_question");
    await type("118/76");
    await key("Enter");
    await question(page, "oxygen_question");
    await page.locator(".choice:focus").waitFor();
    await key("ArrowDown", "Enter");
    for (const asked of ["symptoms_danger", "symptoms_more"]) {
      await question(page, asked);
      await page.locator(".choice:focus").waitFor();
      await key("End", "Space", "Enter");
    }
    await question(page, "symptoms_mild");
    await page.locator(".choice:focus").waitFor();
    await key("Space", "ArrowDown", "Space", "ArrowDown", "Space", "Enter");
    await question(page, "summary_title");
    await key("Enter");
    await expectAll(page);
    expect(presses).toBeLessThanOrEqual(MOST);
  });

  it(`needs at most ${MOST} taps beyond the digits with a thumb`, async () => {
    const page = await aLinkedPhone("Đỗ Văn Ngón Cái");
    let taps = 0;
    const tap = async (role: "button" | "link" | "radio" | "checkbox", key: string) => {
      await page
        .getByRole(role, { name: said(key), exact: true })
        .first()
        .tap();
      taps += 1;
    };
    const next = () => tap("button", "shell_next");
    const figure = async (asked: string, digits: string) => {
      await question(page, asked);
      await typeFigure(page, digits);
    };
    await page.getByText(said("home_measure_now")).tap();
    taps += 1;
    await figure("spo2_question", "98");
    await next();
    await figure("pulse_question", "76");
    await next();
    await question(page, "breaths_question");
    await tap("button", "breaths_type");
    await figure("breaths_type_question", "16");
    await next();
    await figure("temperature_question", "36");
    await tap("button", "checkin_pad_decimal");
    await typeFigure(page, "7");
    await next();
    await tap("button", "cuff_yes");
    await figure("pressure_question", "118");
    await tap("button", "pressure_slash");
    await typeFigure(page, "76");
    await next();
    await question(page, "oxygen_question");
    await tap("radio", "oxygen_no");
    await next();
    for (const asked of ["symptoms_danger", "symptoms_more"]) {
      await question(page, asked);
      await tap("checkbox", "symptoms_none");
      await next();
    }
    await question(page, "symptoms_mild");
    for (const place of [0, 1, 2]) {
      await page.getByRole("checkbox").nth(place).tap();
      taps += 1;
    }
    await next();
    await question(page, "summary_title");
    // Sooner after the tap before than a person looks it over, it counts as the second one of a hand that shakes.
    const send = page.getByRole("button", { name: said("summary_send"), exact: true });
    taps += 1;
    await expect
      .poll(
        () =>
          send.tap({ timeout: 2_000 }).then(
            () => page.url(),
            () => page.url(),
          ),
        { interval: 400, timeout: 30_000 },
      )
      .toContain("/result/");
    await expectAll(page);
    expect(taps).toBeLessThanOrEqual(MOST);
  });
});
