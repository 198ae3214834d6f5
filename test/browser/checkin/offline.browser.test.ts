import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { loadPatientWords } from "#clinical/words.ts";
import { launchBrowser } from "../browser.ts";
import { here } from "../here.ts";
import { aLinkedPatient } from "../people/linked-patient.ts";
import { sendLowSpo2 } from "../people/phone.ts";
import { recorded } from "../people/record.ts";
import { speak } from "../three-languages.ts";
import { said } from "../words.ts";

const isReady = (page: Page) => page.evaluate("navigator.serviceWorker.ready.then(() => undefined)");

/** The browser has found a network while nothing of the app is open: it wakes the service worker, as it does for a closed app. */
async function wakeByBackgroundSync(page: Page): Promise<void> {
  const line = await page.context().newCDPSession(page);
  const registered = new Promise<string>((resolve) =>
    line.on("ServiceWorker.workerRegistrationUpdated", ({ registrations }) => {
      const ours = registrations.find(({ scopeURL, isDeleted }) => scopeURL === `${here().origin}/` && !isDeleted);
      if (ours) resolve(ours.registrationId);
    }),
  );
  await line.send("ServiceWorker.enable");
  const registrationId = await registered;
  await line.send("ServiceWorker.dispatchSyncEvent", {
    origin: here().origin,
    registrationId,
    tag: "outbox",
    lastChance: false,
  });
}

describe("a reading is never lost", () => {
  const { origin } = here();
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it("taken without a network it survives the page, says that nobody knows, and is sent once when the network is back", async () => {
    const { desk, phone, context } = await aLinkedPatient(browser, origin, "Lê Văn Ngoại");
    await isReady(phone);
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

  it("is sent by the browser itself while the app is closed", async () => {
    const { desk, phone, context } = await aLinkedPatient(browser, origin, "Mai Văn Đóng App");
    await isReady(phone);
    await context.setOffline(true);
    await sendLowSpo2(phone, 90);
    await phone.getByText(said("chain_station_unaware")).first().waitFor();
    const elsewhere = await context.newPage();
    await phone.close();
    expect(await recorded(desk, origin)).toHaveLength(0);
    await context.setOffline(false);
    await wakeByBackgroundSync(elsewhere);
    await expect.poll(() => recorded(desk, origin), { timeout: 30_000 }).toHaveLength(1);
  });
});

/** Asked of the browser: faces of the Khmer letters that have been loaded, and the files of letters that were fetched. */
const KHMER_LOADED = `document.fonts.ready.then(() => [...document.fonts].filter(({ family, status }) => /Khmer/.test(family) && status === "loaded").length)`;

describe("a phone without a line, from the first press on", () => {
  const { origin } = here();
  let browser: Browser;
  beforeAll(async () => {
    browser = await launchBrowser();
  });
  afterAll(() => browser.close());

  it("opens, asks every question and says what to do in Khmer with its letters, and the same in the other languages", async () => {
    const { desk, phone, context } = await aLinkedPatient(browser, origin, "Thạch Thị Sóc Trăng");
    const letters: string[] = [];
    context.on("request", (request) => {
      if (request.url().endsWith(".woff2")) letters.push(request.url());
    });
    await phone.reload();
    await phone.getByText(said("home_measure_now")).waitFor();
    await isReady(phone);
    // Nobody who reads Vietnamese pays for the Khmer letters.
    expect([letters, await phone.evaluate(KHMER_LOADED)]).toEqual([[], 0]);
    await speak(phone, "km");
    await expect.poll(() => phone.evaluate<number>(KHMER_LOADED)).toBeGreaterThan(0);
    expect(letters.length).toBeGreaterThan(0);
    await phone.close();

    await context.setOffline(true);
    const cold = await context.newPage();
    await cold.goto(`${origin}/`);
    const khmer = (key: string) => said(key, {}, "km");
    await cold.getByText(khmer("home_measure_now")).click();
    for (const [question, figure] of [
      ["spo2_question", "98"],
      ["pulse_question", "76"],
      ["breaths_question", "16"],
      ["temperature_question", "36,7"],
      ["cuff_question", "118/76"],
    ] as const) {
      await cold.getByRole("heading", { name: khmer(question) }).waitFor();
      await cold.keyboard.type(figure);
      await cold.keyboard.press("Enter");
    }
    await cold.getByRole("heading", { name: khmer("oxygen_question") }).waitFor();
    await cold.locator(".choice:focus").waitFor();
    for (const key of ["ArrowDown", "Enter"]) await cold.keyboard.press(key);
    await cold.getByRole("heading", { name: khmer("symptoms_danger") }).waitFor();
    await cold.locator(".choice:focus").waitFor();
    for (const key of ["Space", "Enter"]) await cold.keyboard.press(key);
    await cold.getByRole("heading", { name: khmer("danger_call_115") }).waitFor();
    expect(await cold.evaluate(KHMER_LOADED)).toBeGreaterThan(0);
    for (const language of ["km", "en", "vi"] as const) {
      await speak(cold, language);
      await cold.getByText(said("chain_station_unaware", {}, language)).waitFor();
      await cold.getByText((await loadPatientWords(language)).advice["sit-up"]).waitFor();
      expect(await cold.locator('a[href="tel:115"]').isVisible()).toBe(true);
    }
    await context.setOffline(false);
    await cold.getByText(said("chain_station_has_it")).first().waitFor({ timeout: 60_000 });
    expect(await recorded(desk, origin)).toMatchObject([
      { measurements: { spo2: { first: 98 }, pulse: 76, respiratoryRate: { counted: 16 }, temperatureCelsius: 36.7 } },
    ]);
  });
});
