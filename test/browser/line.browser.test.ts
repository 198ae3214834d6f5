import type { Browser } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "./browser.ts";
import { here } from "./here.ts";
import { enrol, rowOf, signIn } from "./people/desk.ts";
import { activate, aHandset, sendLowSpo2 } from "./people/phone.ts";
import { said } from "./words.ts";

describe("the line: enrol, activate, check in, alert, take, seen", () => {
  const { origin } = here();
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it("a danger sent from a phone stands on every screen of the station, and the phone hears who saw it", async () => {
    const name = "Huỳnh Thị Mai Lan";
    const ha = await signIn(browser, origin, "ha");
    const tu = await signIn(browser, origin, "tu");
    const code = await enrol(ha, name, "15/3/1990");
    await ha.getByRole("link", { name: /Bảng trực/ }).click();

    const { page: phone, faults } = await aHandset(browser);
    await activate(phone, origin, code, 1990);
    await sendLowSpo2(phone, 90);
    await phone.getByText(said("chain_station_has_it")).waitFor();

    await rowOf(ha, name).waitFor();
    await rowOf(tu, name).waitFor();
    expect(await rowOf(tu, name).textContent()).toContain("90");

    await rowOf(ha, name)
      .getByRole("button", { name: said("row_take") })
      .click();
    await rowOf(tu, name).getByText("Thu Hà").waitFor();
    await phone
      .getByText(said("chain_seen", { who: "ĐD Thu Hà" }))
      .or(phone.getByText(said("chain_holder", { who: "ĐD Thu Hà" })))
      .first()
      .waitFor();
    expect(faults).toEqual([]);
  });
});
