import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { here } from "../here.ts";
import { atADesk } from "../people/at-a-desk.ts";
import { anOpenRecord, reissued } from "../people/household.ts";
import { activate, aHandset, press, typeFigure } from "../people/phone.ts";
import { recorded } from "../people/record.ts";
import { expectWellMade } from "../well-made.ts";
import { said } from "../words.ts";

/** What lies on the phone of the pulse that is being typed. */
const KEPT = `new Promise((resolve) => {
  const opened = indexedDB.open("dong-hanh");
  opened.onsuccess = () => {
    const read = opened.result.transaction("letters").objectStore("letters").getAll();
    read.onsuccess = () => resolve(read.result[0]?.form?.answers?.typing?.pulse);
  };
})`;

describe("what is typed wrong", () => {
  const { origin } = here();
  const at = atADesk("my");

  async function atTheQuestion(name: string): Promise<Page> {
    const { code } = await anOpenRecord(at.desk, name, 1970);
    const { page } = await aHandset(at.browser);
    await activate(page, origin, code, 1970);
    await page.getByText(said("home_measure_now")).click();
    await page.getByText(said("spo2_question")).waitFor();
    return page;
  }
  const field = (page: Page, place = 0) => page.locator(".field input").nth(place);
  const question = (page: Page, key: string) => page.getByRole("heading", { name: said(key) }).waitFor();
  const hinted = (page: Page, value: string) =>
    page.locator(".hint").getByText(said("slip_is_it", { value }), { exact: true }).waitFor();
  const yes = (page: Page, value: string) => page.getByRole("button", { name: said("slip_yes", { value }), exact: true }).click();
  /** Types on a keyboard, is helped meanwhile, presses "next", is asked, says yes. */
  const slip = async (page: Page, typed: string, meant: string) => {
    await field(page).fill("");
    await field(page).pressSequentially(typed);
    await hinted(page, meant);
    expect(await field(page).inputValue()).toBe(typed);
    await press(page, "shell_next");
    await page
      .getByRole("alert")
      .getByText(said("slip_is_it", { value: meant }))
      .waitFor();
    await page.getByText(said("slip_nothing_changed")).waitFor();
    expect(await field(page).inputValue()).toBe(typed);
    await page
      .getByRole("alert")
      .getByRole("button", { name: said("slip_yes", { value: meant }) })
      .click();
    expect(await field(page).inputValue()).toBe(meant);
  };

  it("is understood where it is certain, asked about where it is likely, and never changed in silence", async () => {
    const page = await atTheQuestion("Lý Thị Nhầm");
    await slip(page, "9a8", "98");
    await slip(page, "9,8", "98");
    await slip(page, "980", "98");
    await field(page).fill("chín tám");
    await page
      .locator(".hint")
      .getByText(said("slip_unreadable", { typed: "chín tám" }))
      .waitFor();
    await press(page, "shell_next");
    expect(await page.getByRole("alert").getByRole("button").allTextContents()).toEqual([said("slip_again")]);
    await press(page, "slip_again");
    await field(page).fill("SpO2 98 %");
    expect(await page.locator(".hint").count()).toBe(0);
    await press(page, "shell_next");

    await question(page, "pulse_question");
    await field(page).fill("៨២");
    await press(page, "shell_next");
    await question(page, "breaths_question");
    await page.keyboard.type("16");
    await page.keyboard.press("Enter");
    await question(page, "temperature_question");
    await slip(page, "365", "36,5");
    await press(page, "shell_next");
    await page.getByRole("button", { name: said("cuff_yes"), exact: true }).click();
    await question(page, "pressure_question");
    await page.locator("h1:focus").waitFor();
    await field(page).pressSequentially("8/12");
    expect([await field(page).inputValue(), await field(page, 1).inputValue()]).toEqual(["8", "12"]);
    await press(page, "shell_next");
    await yes(page, "80/120");
    await press(page, "shell_next");
    await yes(page, "120/80");
    expect([await field(page).inputValue(), await field(page, 1).inputValue()]).toEqual(["120", "80"]);
    await press(page, "shell_next");
    await question(page, "oxygen_question");
    await press(page, "checkin_pass");
    await question(page, "symptoms_danger");
    await page.getByRole("checkbox").first().click();
    await press(page, "checkin_send_now");
    await page.getByText(said("chain_station_has_it")).first().waitFor();
    const [checkin] = await recorded(at.desk, origin);
    expect(checkin?.measurements).toMatchObject({
      spo2: { first: 98 },
      pulse: 82,
      respiratoryRate: { counted: 16 },
      temperatureCelsius: 36.5,
      bloodPressure: { systolicMmhg: 120, diastolicMmhg: 80 },
    });
  });

  it("SpO2 and pulse in each other's place are noticed while the pulse is typed", async () => {
    const page = await atTheQuestion("Lý Văn Đổi Chỗ");
    await typeFigure(page, "76");
    await page
      .locator(".hint")
      .getByText(said("slip_unusual", { value: "76" }))
      .waitFor();
    await press(page, "checkin_send_now");
    // Asked once; then it is taken for what it says, and a person who is in danger is not held up.
    await page.getByRole("button", { name: said("slip_again") }).click();
    await typeFigure(page, "97");
    await press(page, "shell_next");
    await question(page, "pulse_question");
    await typeFigure(page, "97");
    await page
      .locator(".hint")
      .getByText(said("slip_same", { value: "97" }))
      .waitFor();
    await page.locator(".back-step").click();
    await question(page, "spo2_question");
    // What had been typed of the pulse is still there.
    await press(page, "shell_next");
    await question(page, "pulse_question");
    expect(await field(page).inputValue()).toBe("97");
  });

  it("a code and a year of birth: what is misread is said at once, what is likely is asked, and a dead code names whom to call", async () => {
    const { code, episode } = await anOpenRecord(at.desk, "Lý Thị Mã", 1958);
    const { page } = await aHandset(at.browser);
    const next = page.locator(".p-bar .btn:not(.btn-help)");
    await page.goto(`${origin}/a`);
    await page.locator("#code").pressSequentially(`${code.slice(0, 7).toLowerCase()}0`);
    await page.getByText(said("activate_misread", { signs: "0" })).waitFor();
    await page.keyboard.press("Enter");
    await page.locator("#code").fill(code);
    await next.click();
    await page.getByRole("radio", { name: said("activate_self") }).click();
    await next.click();
    await page.locator("#year").fill("2058");
    await next.click({ force: true });
    await page.getByText(said("activate_no_year", { typed: "2058" })).waitFor();
    await page
      .locator(".hint")
      .getByText(said("slip_is_it", { value: "1958" }))
      .waitFor();
    // A phone that loads the page anew, while its holder looks for the year, asks nothing twice.
    await page.reload();
    // The way back is laid when the field has the focus.
    await page.locator("#year:focus").waitFor();
    expect(await page.locator("#year").inputValue()).toBe("2058");
    // The phone's own back goes to the question before, and what was answered stands there.
    await page.goBack();
    await page.getByRole("radio", { checked: true }).waitFor();
    await page.goBack();
    expect((await page.locator("#code").inputValue()).replace("-", "")).toBe(code);
    await next.click();
    await next.click();
    await reissued(at.desk, origin, episode);
    await yes(page, "1958");
    await next.click();
    await page.getByRole("heading", { name: said("problem_code_revoked") }).waitFor();
    await page.getByRole("link", { name: /0900 000 908/ }).waitFor();
    await expectWellMade(page);
    // A dead code comes back with no reload, and one that was left for home lies here for nobody.
    await page.reload();
    await expect.poll(() => page.locator("#code").inputValue()).toBe("");
    await page.locator("#code").fill(code);
    await page.locator(".back-step, header a").first().click();
    await page.getByRole("heading", { name: said("welcome_title") }).waitFor();
    await page.goto(`${origin}/a`);
    await expect.poll(() => page.locator("#code").inputValue()).toBe("");
  });

  it("is kept as it stands when the phone dies in the middle of a figure, and counts for nothing until it is confirmed", async () => {
    const page = await atTheQuestion("Lý Thị Nửa Chừng");
    await typeFigure(page, "98");
    await press(page, "shell_next");
    await question(page, "pulse_question");
    await typeFigure(page, "12");
    await expect.poll(() => page.evaluate(KEPT), { timeout: 10_000 }).toBe("12");
    await page.reload();
    await question(page, "pulse_question");
    expect(await field(page).inputValue()).toBe("12");
    await press(page, "checkin_cannot");
    await question(page, "breaths_question");
    await page.locator(".back-step").click();
    await question(page, "pulse_question");
    expect(await field(page).inputValue()).toBe("");
    expect(await recorded(at.desk, origin)).toEqual([]);
  });
});
