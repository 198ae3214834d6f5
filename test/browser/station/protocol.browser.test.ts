import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ParameterHistory, parameterHistory } from "../../../schema/api/parameters.ts";
import { launchBrowser } from "../browser.ts";
import { here } from "../here.ts";
import { signIn } from "../people/desk.ts";
import { anOpenRecord } from "../people/household.ts";
import { activate, aHandset, press, typeFigure } from "../people/phone.ts";
import { said } from "../words.ts";

const NAME = "Lâm Thị Ngưỡng";

describe("the medical lead changes a threshold", () => {
  const { origin } = here();
  let browser: Browser;
  let hoa: Page;
  let nurse: Page;
  let phone: Page;
  beforeAll(async () => {
    browser = await launchBrowser();
    [hoa, nurse] = [await signIn(browser, origin, "hoa"), await signIn(browser, origin, "tu")];
    const { code } = await anOpenRecord(nurse, NAME, 1984);
    ({ page: phone } = await aHandset(browser));
    await activate(phone, origin, code, 1984);
    await openProtocol(hoa);
  });
  // The other tests of the browser share this service.
  afterAll(async () => {
    const { version } = await inForce(hoa);
    const data = { version, adultNotifyMax: 96, adultRrNotifyMin: 20, dbpAloneSeverity: "watch", reason: "Như Bộ Y tế" };
    const restored = await hoa.request.post(`${origin}/api/site-parameters`, { data, headers: { origin } });
    await browser.close();
    expect(restored.status()).toBe(201);
  });

  const openProtocol = async (page: Page) => {
    await page.goto(`${origin}/staff/protocol`);
    await page.getByText(said("param_in_force")).waitFor();
  };
  const inForce = async (page: Page): Promise<ParameterHistory["versions"][number]> => {
    const [first] = parameterHistory.parse(await (await page.request.get(`${origin}/api/site-parameters`)).json()).versions;
    if (first === undefined) throw new Error("No parameters are in force");
    return first;
  };
  const set = async (page: Page, field: string, value: string, reason: string) => {
    await page.getByLabel(said(field)).selectOption(value);
    await page.getByLabel(said("param_reason")).fill(reason);
    const answer = page.waitForResponse((one) => one.url().endsWith("/api/site-parameters") && one.request().method() === "POST");
    await page.getByRole("button", { name: said("param_submit") }).dblclick();
    return (await answer).status();
  };

  const figure = async (question: string, value: string) => {
    await phone.getByRole("heading", { name: said(question) }).waitFor();
    await typeFigure(phone, value);
    await press(phone, "shell_next");
  };
  /** Goes as far as the question after the pulse: the second SpO2 where the first is low, else the breaths. */
  const measureTo = async (question: string, fill: Readonly<Record<string, string>> = {}) => {
    // The limits come with the session; until then the phone asks by those that it kept.
    const heard = phone.waitForResponse((one) => one.url().endsWith("/api/phone/session") && one.request().method() === "GET");
    await phone.goto(origin);
    await (await heard).finished();
    await phone.getByText(said("home_measure_now")).click();
    await figure("spo2_question", "96");
    await figure("pulse_question", "76");
    await phone.getByRole("heading", { name: said(question, fill) }).waitFor();
  };
  const finish = async () => {
    await press(phone, "breaths_type");
    await figure("breaths_type_question", "16");
    await figure("temperature_question", "37");
    const cuff = phone.getByRole("button", { name: said("cuff_no") });
    const conditions = phone.getByRole("radio", { name: said("oxygen_no"), exact: true });
    await cuff.or(conditions).first().waitFor();
    if (await cuff.isVisible()) await cuff.click();
    await conditions.click();
    await press(phone, "shell_next");
    for (const question of ["symptoms_danger", "symptoms_more", "symptoms_mild"]) {
      await phone.getByRole("heading", { name: said(question) }).waitFor();
      await phone.getByRole("checkbox", { name: said("symptoms_none") }).click();
      await press(phone, "shell_next");
    }
    await press(phone, "summary_send");
    await phone.getByText(said("chain_station_has_it")).waitFor();
  };
  const verdict = () => phone.locator(".verdict").getAttribute("data-sev");
  /** What the console says of the newest check-in, unfolded. */
  const explained = async (page: Page, version: number): Promise<string> => {
    await page.getByText(new RegExp(`${said("param_touched", { version: `${version}` })}$`, "i")).waitFor({ state: "attached" });
    // The limits of an earlier day are fetched.
    await page.locator(".course details ul").waitFor({ state: "attached" });
    return (await page.locator(".course details").textContent()) ?? "";
  };

  it("is told what the choice would change, must say why, and a doubled press makes one version", async () => {
    await measureTo("spo2_again", { value: "96" });
    await press(phone, "spo2_cannot_again");
    await finish();
    expect(await verdict()).toBe("ur");
    const before = await inForce(hoa);
    expect(await explained(nurse, before.version)).toContain("SpO2 96 (94–96)");

    await hoa.getByLabel(said("param_spo2")).selectOption("95");
    const effect = { what: "SpO2 96 %", before: said("severity_urgent"), after: said("severity_routine") };
    await hoa.getByText(said("param_effect", effect)).waitFor();
    await hoa.getByRole("button", { name: said("param_submit") }).click();
    await hoa.getByText(said("param_reason_needed")).waitFor();
    expect((await inForce(hoa)).version).toBe(before.version);

    expect(await set(hoa, "param_spo2", "95", "Như Hà Nội")).toBe(201);
    await hoa.getByText(said("param_done", { version: `${before.version + 1}` })).waitFor();
    expect(await inForce(hoa)).toMatchObject({ version: before.version + 1, adultNotifyMax: 95, reason: "Như Hà Nội" });
    await hoa.getByText("BS Kim Hòa").first().waitFor();
  });

  it("what was judged before is explained by the limits of its day, on a console that knows the new ones", async () => {
    const { version } = await inForce(hoa);
    const other = await signIn(browser, origin, "my");
    await other.goto(nurse.url());
    expect(await explained(other, version - 1)).toContain("SpO2 96 (94–96)");
    await other.getByText("94–95", { exact: false }).first().waitFor();
  });

  it("the phone's next check-in and a console that has been open all the time name the new version", async () => {
    const { version } = await inForce(hoa);
    await measureTo("breaths_question");
    await finish();
    expect(await verdict()).toBe("un");
    await nurse.getByText("94–95", { exact: false }).first().waitFor();
    expect(await explained(nurse, version)).toContain(said("explain_nothing"));
  });

  it("of two at once the second hears who was first, and puts nothing back that was not touched", async () => {
    const { version } = await inForce(hoa);
    const late = await hoa.context().newPage();
    await openProtocol(late);
    expect(await set(hoa, "param_breaths", "22", "Theo 2671")).toBe(201);
    expect(await set(late, "param_diastolic", "urgent", "An toàn hơn")).toBe(409);
    await late.getByText("BS Kim Hòa").last().waitFor();
    await late.getByText(said("param_version", { version: `${version + 1}` })).waitFor();
    expect(await set(late, "param_diastolic", "urgent", "An toàn hơn")).toBe(201);
    expect(await inForce(hoa)).toMatchObject({ version: version + 2, adultRrNotifyMin: 22, dbpAloneSeverity: "urgent" });
    await late.getByText(said("param_done", { version: `${version + 2}` })).waitFor();
    await late.getByLabel(said("param_breaths")).selectOption("20");
    expect(await set(late, "param_diastolic", "watch", "Như trước")).toBe(201);
    await late.close();
  });

  it("on the phone a result stays as the station judged it when the limits become stricter again", async () => {
    const result = phone.url();
    await hoa.reload();
    expect(await set(hoa, "param_spo2", "96", "Như Bộ Y tế")).toBe(201);
    await measureTo("spo2_again", { value: "96" });
    await phone.goto(result);
    await phone.getByText(said("chain_station_has_it")).waitFor();
    expect(await verdict()).toBe("un");
  });

  it("a nurse reads what holds, since when and why, and cannot set it", async () => {
    await openProtocol(nurse);
    await nurse.getByText("Như Hà Nội").waitFor();
    await nurse.getByText(said("param_not_yours")).waitFor();
    expect(await nurse.getByRole("button", { name: said("param_submit") }).count()).toBe(0);
  });
});
