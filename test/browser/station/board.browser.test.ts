import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { patientRecord } from "../../../schema/api/record.ts";
import { launchBrowser } from "../browser.ts";
import { here } from "../here.ts";
import { rowOf, signIn } from "../people/desk.ts";
import { anEnrolled, anOpenRecord } from "../people/household.ts";
import { activate, aHandset, sendLowSpo2 } from "../people/phone.ts";
import { aNursesCheckin } from "../people/record.ts";
import { said } from "../words.ts";

describe("the board among colleagues", () => {
  const { origin } = here();
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it("of two who take an emergency at once one has it, and the other reads who", async () => {
    const name = "Đoàn Thị Cùng Lúc";
    const ha = await signIn(browser, origin, "ha");
    const my = await signIn(browser, origin, "my");
    const { code } = await anEnrolled(ha, name, 1991);
    const { page: phone } = await aHandset(browser);
    await activate(phone, origin, code, 1991);
    await sendLowSpo2(phone, 91);
    await ha.getByRole("link", { name: /Bảng trực/ }).click();
    await rowOf(my, name).waitFor();

    // The second press is on its way while the first arrives: it is held back until the first was answered.
    const taken = Promise.withResolvers<void>();
    await my.route("**/acknowledge", async (route) => {
      await taken.promise;
      await route.continue();
    });
    const lost = my.waitForResponse(/acknowledge/);
    await rowOf(my, name)
      .getByRole("button", { name: said("row_take") })
      .click();
    const won = ha.waitForResponse(/acknowledge/);
    await rowOf(ha, name)
      .getByRole("button", { name: said("row_take") })
      .click();
    expect((await won).status()).toBe(200);
    taken.resolve();
    expect((await lost).status()).toBe(409);
    await rowOf(my, name).getByText("Thu Hà").first().waitFor();
  });

  it("a call for help rings at the station while the phone shows whom to telephone", async () => {
    const name = "Bùi Văn Kêu Cứu";
    const desk = await signIn(browser, origin, "tu");
    const { code } = await anEnrolled(desk, name, 1992);
    await desk.getByRole("link", { name: /Bảng trực/ }).click();
    const { page: phone } = await aHandset(browser);
    await activate(phone, origin, code, 1992);
    await phone.locator(".btn-help").first().click();
    expect(
      await phone
        .getByRole("link", { name: new RegExp(said("calls_115")) })
        .first()
        .getAttribute("href"),
    ).toBe("tel:115");
    await phone.getByRole("button", { name: said("help_tell_station", { station: "An Khánh" }) }).click();
    await phone.getByText(said("help_station_told")).waitFor();
    await rowOf(desk, name).waitFor();
    expect(await rowOf(desk, name).getAttribute("data-sev")).toBe("em");
  });

  it("an acceptance is taken back with one press, and the finding stands on the board again", async () => {
    const name = "Cao Thị Rút Lại";
    const nurse = await signIn(browser, origin, "tu");
    const colleague = await signIn(browser, origin, "ha");
    const { episode } = await anOpenRecord(nurse, name, 1994);
    const post = async (path: string, data: unknown) =>
      expect((await nurse.request.post(`${origin}${path}`, { data, headers: { origin } })).ok()).toBe(true);
    await post(`/api/episodes/${episode}/checkins`, aNursesCheckin());
    await rowOf(colleague, name).waitFor();
    const page = patientRecord.parse(await (await nurse.request.get(`${origin}/api/episodes/${episode}`)).json());
    const closing = { reason: "finding_accepted", text: null, patientText: null, acceptHours: 24 };
    await post(`/api/alerts/${page.alerts[0]?.id}/resolve`, closing);
    await rowOf(colleague, name).waitFor({ state: "detached" });

    const takeBack = nurse.getByRole("button", { name: said("accepted_take_back") });
    await takeBack.dblclick();
    await rowOf(colleague, name).waitFor();
    expect(await rowOf(colleague, name).getAttribute("data-sev")).toBe("ur");
    await takeBack.waitFor({ state: "detached" });
    expect(await nurse.locator(".phead").getAttribute("data-sev")).toBe("ur");
    await nurse.getByText(said("did_acceptance_taken_back")).waitFor();
  });

  it("says how old it is when the line is gone, and is right again when it is back", async () => {
    const name = "Ngô Thị Mất Mạng";
    const ha = await signIn(browser, origin, "ha");
    const { code } = await anEnrolled(ha, name, 1993);
    await ha.getByRole("link", { name: /Bảng trực/ }).click();
    await rowOf(ha, "Trần Thị Út").waitFor();
    await ha.context().setOffline(true);
    await ha.locator(".banner").waitFor();
    const { page: phone } = await aHandset(browser);
    await activate(phone, origin, code, 1993);
    await sendLowSpo2(phone, 90);
    await phone.getByText(said("chain_station_has_it")).waitFor();
    await ha.context().setOffline(false);
    await rowOf(ha, name).waitFor();
    await ha.locator(".banner").waitFor({ state: "detached" });
  });
});
