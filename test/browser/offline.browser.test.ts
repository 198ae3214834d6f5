import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { launchBrowser } from "./browser.ts";
import { enrol, signIn } from "./desk.ts";
import { activate, aHandset, sendLowSpo2 } from "./phone.ts";
import { said } from "./words.ts";

/** The check-ins that the station's record holds of whoever the console's page shows. */
async function recorded(desk: Page, origin: string): Promise<unknown[]> {
  const episode = /epi_[0-9a-z]{26}/.exec(desk.url())?.[0] ?? "";
  const answer = await desk.request.get(`${origin}/api/episodes/${episode}`, { headers: { "sec-fetch-site": "same-origin" } });
  const record: { checkins: unknown[] } = await answer.json();
  return record.checkins;
}

/** A new patient of the station: their page on the desk, their phone with the app linked. */
async function aLinkedPatient(browser: Browser, origin: string, name: string) {
  const desk = await signIn(browser, origin, "my");
  const code = await enrol(desk, name, "15/3/1990");
  await desk.getByRole("link", { name: "Mở hồ sơ" }).click();
  await desk.getByRole("heading", { name, exact: true }).waitFor();
  const { page, context } = await aHandset(browser);
  await activate(page, origin, code, 1990);
  return { desk, phone: page, context };
}

describe("a reading is never lost", () => {
  const origin = inject("origin");
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it("taken without a network it survives the page, says that nobody knows, and is sent once when the network is back", async () => {
    const { desk, phone, context } = await aLinkedPatient(browser, origin, "Lê Văn Ngoại");
    await phone.evaluate("navigator.serviceWorker.ready.then(() => undefined)");
    await context.setOffline(true);
    await sendLowSpo2(phone, 89);
    await phone.getByText(said("chain_station_unaware")).first().waitFor();
    expect(
      await phone
        .getByRole("link", { name: new RegExp(said("calls_115")) })
        .first()
        .getAttribute("href"),
    ).toBe("tel:115");

    await phone.goto(`${origin}/`);
    await phone
      .getByText(said("chain_sends_itself"))
      .or(phone.getByText(said("shell_offline_waiting", { count: "1" })))
      .first()
      .waitFor();
    await context.setOffline(false);
    await phone.getByText(said("chain_station_has_it")).first().waitFor({ timeout: 60_000 });
    expect(await recorded(desk, origin)).toHaveLength(1);
  });

  it("whose answer was lost on the way is recorded once", async () => {
    const { desk, phone } = await aLinkedPatient(browser, origin, "Trần Thị Mất Sóng");
    let lost = 0;
    await phone.route("**/checkins", async (route) => {
      if (lost > 0) return route.continue();
      lost += 1;
      await route.fetch();
      await route.abort();
    });
    await sendLowSpo2(phone, 88);
    await phone.getByText(said("chain_station_has_it")).first().waitFor({ timeout: 60_000 });
    expect(lost).toBe(1);
    expect(await recorded(desk, origin)).toHaveLength(1);
  });
});
