import type { Browser, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { loadPatientWords } from "#clinical/words.ts";
import { launchBrowser } from "../browser.ts";
import { here } from "../here.ts";
import { signIn } from "../people/desk.ts";
import { anEnrolled } from "../people/household.ts";
import { aLinkedPatient } from "../people/linked-patient.ts";
import { activate, aHandset, press, sendLowSpo2, typeFigure } from "../people/phone.ts";
import { recorded } from "../people/record.ts";
import { speak } from "../three-languages.ts";
import { expectWellMade } from "../well-made.ts";
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

/** What the bundler says each time when a part cannot be fetched. */
const PART_IS_GONE = `dispatchEvent(Object.assign(new Event("vite:preloadError"), { payload: new Error("gone") }))`;
/** Gone with the page as soon as it is loaded anew. */
const MARK = 'window.mark = "the same page"';
const markOf = (page: Page) => page.evaluate<string | undefined>("window.mark");

describe("a phone that no service worker keeps the app on", () => {
  const { origin } = here();
  let browser: Browser;
  let phone: Page;
  beforeAll(async () => {
    browser = await launchBrowser();
    const desk = await signIn(browser, origin, "tu");
    const { code } = await anEnrolled(desk, "Châu Thị Đứt Dây", 1964);
    ({ page: phone } = await aHandset(browser, { alone: true }));
    await activate(phone, origin, code, 1964);
  });
  afterEach(() => phone.unrouteAll());
  afterAll(() => browser.close());

  it("fetches what a broken line took away as soon as there is one: the check-in, its signs, the words of what came of it", async () => {
    let lost: RegExp | null = /\/assets\/(?!patient-)|\/$/;
    await phone.route("**/*", (route) => {
      const request = route.request();
      return lost?.test(request.url()) && request.resourceType() !== "document" ? route.abort() : route.continue();
    });
    const broke = phone.waitForEvent("requestfailed", (request) => /\/checkin-/.test(request.url()));
    await phone.reload();
    await broke;
    await phone.evaluate(MARK);
    await phone.getByText(said("home_measure_now")).click();
    // Not the screen before, as if nothing had been pressed: what is missing, and help.
    await phone.getByText(said("shell_not_here")).waitFor();
    await phone.locator('.p-bar a[href="/help"]').waitFor();
    await expectWellMade(phone);
    lost = /\.patient-|\/$/;
    await phone.evaluate('dispatchEvent(new Event("online"))');
    await phone.getByText(said("spo2_question")).waitFor();
    await typeFigure(phone, "89");
    await press(phone, "checkin_send_now");
    await phone.getByText(said("chain_station_has_it")).waitFor();
    const { advice } = await loadPatientWords("vi");
    expect(await phone.getByText(advice["sit-up"]).count()).toBe(0);
    await press(phone, "add_signs");
    await phone.getByText(said("loading")).waitFor();
    lost = null;
    // Nothing tells the browser that this line is good again: it is tried.
    await phone.getByRole("checkbox").first().waitFor();
    await press(phone, "shell_close");
    await phone.getByText(advice["sit-up"]).waitFor();
    // A page whose style sheet was lost does not stay without it.
    lost = /\/reminders-page.*css|\/$/;
    for (const place of ["/", "/phone", "/reminders"]) await phone.locator(`a[href="${place}"]`).first().click();
    await phone.getByText(said("remind_title")).first().waitFor();
    const styled = phone.waitForResponse((response) => /reminders-page.*css/.test(response.url()) && response.ok());
    lost = null;
    await styled;
    expect(await markOf(phone)).toBe("the same page");
  });

  it("begins anew without a part that is gone for good, but not under a finger that types", async () => {
    await phone.goto(`${origin}/checkin`);
    await phone.getByText(said("spo2_question")).waitFor();
    await phone.evaluate(MARK);
    await typeFigure(phone, "9");
    const asked: string[] = [];
    phone.on("request", (request) => void asked.push(request.url()));
    await phone.evaluate(PART_IS_GONE);
    await press(phone, "checkin_later_kept");
    await phone.getByText(said("home_go_on")).waitFor();
    expect([await markOf(phone), asked.filter((url) => url === `${origin}/`)]).toEqual(["the same page", []]);
    // Once is a line that broke; what is not there when it is asked for anew is gone.
    const look = () => phone.evaluate(PART_IS_GONE).then(() => markOf(phone));
    expect(await look()).toBe("the same page");
    await expect.poll(look, { interval: 500, timeout: 20_000 }).toBeUndefined();
    await phone.getByText(said("home_go_on")).waitFor();
  });
});
