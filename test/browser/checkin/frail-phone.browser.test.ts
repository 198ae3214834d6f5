import type { Page } from "playwright-core";
import { describe, expect, it } from "vitest";
import { here } from "../here.ts";
import { deployable } from "../outside/newer-version.ts";
import { atADesk } from "../people/at-a-desk.ts";
import { anEnrolled } from "../people/household.ts";
import { activate, aHandset, type Handset, press, sendLowSpo2, typeFigure } from "../people/phone.ts";
import { recordOf } from "../people/record.ts";
import { said } from "../words.ts";

const HOUR = 3_600_000;
const LONG = { timeout: 20_000 } as const;

describe("a phone that is full, private, wrong about the time, or of an older version", () => {
  const { origin } = here();
  const at = atADesk("my");

  /** A phone whose person is linked; `before` is done to it before the app opens, `opensAt` says where. */
  async function aPhone(name: string, before: (phone: Handset) => Promise<void> = async () => {}, opensAt = origin) {
    const one = await anEnrolled(at.desk, name, 1966);
    const phone = await aHandset(at.browser);
    await before(phone);
    await activate(phone.page, opensAt, one.code, 1966);
    return { ...phone, checkins: async () => (await recordOf(at.desk, origin, one.episode)).checkins };
  }
  const isReady = (page: Page) => page.evaluate("navigator.serviceWorker.ready.then(() => undefined)");
  const begin = async (page: Page) => {
    await page.getByText(said("home_measure_now")).click();
    await page.getByRole("heading", { name: said("spo2_question") }).waitFor();
  };

  it("full, it says that it keeps nothing, asks before the page is left, and sends what the page holds", async () => {
    const { page, checkins } = await aPhone("Huỳnh Văn Đầy Máy", async ({ page, context }) => {
      const line = await context.newCDPSession(page);
      await line.send("Storage.overrideQuotaForOrigin", { origin, quotaSize: 1 });
    });
    await page.route("**/checkins", (route) => route.abort());
    await sendLowSpo2(page, 87);
    await page.getByText(said("shell_keeps_nothing")).waitFor();
    await page.getByText(said("chain_measured")).waitFor();
    expect(await page.getByText(said("chain_saved")).count()).toBe(0);
    const asked = page.waitForEvent("dialog");
    await page.close({ runBeforeUnload: true });
    expect((await asked).type()).toBe("beforeunload");
    await (await asked).dismiss();
    await page.unroute("**/checkins");
    await page.getByText(said("chain_station_has_it")).waitFor({ timeout: 30_000 });
    expect(await checkins()).toMatchObject([{ measurements: { spo2: { first: 87 } } }]);
  });

  it("forbidden to keep anything, it says what the app is for and whom to call, instead of nothing at all", async () => {
    const { page, faults } = await aHandset(at.browser);
    await page.addInitScript(`for (const name of ["localStorage", "indexedDB"])
      Object.defineProperty(window, name, { configurable: true, get() { throw new DOMException("forbidden", "SecurityError"); } });`);
    await page.goto(`${origin}/`);
    await page.getByRole("heading", { name: said("welcome_title") }).waitFor();
    await page.locator('.p-bar a[href="/help"]').click();
    await page.locator('a[href="tel:115"]').waitFor();
    expect(faults).toEqual([]);
  });

  it("in a window that keeps nothing the app opens, says so, and a check-in reaches the station", async () => {
    const { page, checkins } = await aPhone(
      "Huỳnh Thị Riêng Tư",
      async ({ context }) =>
        void (await context.addInitScript(
          'IDBFactory.prototype.open = () => { throw new DOMException("", "InvalidStateError"); }',
        )),
    );
    await page.getByText(said("shell_keeps_nothing")).waitFor();
    await begin(page);
    await typeFigure(page, "96");
    await press(page, "shell_next");
    await page.getByRole("heading", { name: said("pulse_question") }).waitFor();
    await page.goBack();
    await page.getByRole("heading", { name: said("spo2_question") }).waitFor();
    expect(await page.locator(".field input").inputValue()).toBe("96");
    for (const _ of "96") await page.getByRole("button", { name: said("checkin_pad_delete") }).click();
    await typeFigure(page, "86");
    await press(page, "checkin_send_now");
    await page.getByText(said("chain_station_has_it")).waitFor();
    expect(await checkins()).toMatchObject([{ measurements: { spo2: { first: 86 } } }]);
  });

  it("five hours behind, it is told so; the reading stands at its right time here and at the station", async () => {
    const { page, checkins } = await aPhone("Huỳnh Văn Sai Giờ", ({ page }) =>
      page.clock.install({ time: Date.now() - 5 * HOUR }),
    );
    const measuredFrom = Date.now();
    await page.getByText(said("notice_clock")).waitFor();
    await sendLowSpo2(page, 89);
    await page.getByText(said("chain_station_has_it")).waitFor();
    const [checkin] = await checkins();
    expect(checkin?.measuredAt).toBeGreaterThan(measuredFrom - 60_000);
    expect((checkin?.measuredAt ?? 0) - (checkin?.recordedAt ?? 0)).toBeGreaterThan(4.9 * HOUR);
    const shown = await page.locator(".chain time").first().getAttribute("datetime");
    expect(Date.parse(shown ?? "")).toBeGreaterThan(measuredFrom - 60_000);
    await page.goto(`${origin}/`);
    await page.getByText(said("notice_clock")).waitFor();
    expect(Date.parse((await page.locator(".chain time").first().getAttribute("datetime")) ?? "")).toBe(Date.parse(shown ?? ""));
  });

  it("a check-in that is open in two windows is sent from one of them, once", async () => {
    const { page, context, checkins } = await aPhone("Huỳnh Thị Hai Cửa Sổ");
    await begin(page);
    await typeFigure(page, "8");
    const other = await context.newPage();
    await other.goto(`${origin}/checkin`);
    await expect.poll(() => other.locator(".field input").inputValue(), LONG).toBe("8");
    // What is answered in one of them is not written over from the other, which was opened before.
    await other.getByRole("button", { name: said("checkin_pad_delete") }).click();
    await typeFigure(other, "97");
    await press(other, "shell_next");
    await other.getByRole("heading", { name: said("pulse_question") }).waitFor();
    await typeFigure(other, "81");
    await press(other, "shell_next");
    await other.getByRole("heading", { name: said("breaths_question") }).waitFor();
    await typeFigure(page, "8");
    await press(page, "checkin_send_now");
    await other.waitForURL(/\/result\/chk_/);
    await page.getByText(said("chain_station_has_it")).waitFor();
    await other.getByText(said("chain_station_has_it")).waitFor();
    expect(await checkins()).toMatchObject([{ measurements: { spo2: { first: 88 }, pulse: 81 } }]);
  });

  it("left open for hours, what was measured goes with its own time, and what is ticked now stands at now", async () => {
    const { page, checkins } = await aPhone("Huỳnh Văn Bỏ Quên", ({ page }) => page.clock.install());
    await begin(page);
    await typeFigure(page, "97");
    await press(page, "shell_next");
    await page.getByRole("heading", { name: said("pulse_question") }).waitFor();
    await page.clock.fastForward(9 * HOUR);
    await page.evaluate('document.dispatchEvent(new Event("visibilitychange"))');
    await press(page, "draft_anew");
    await page.getByRole("heading", { name: said("spo2_question") }).waitFor();
    await typeFigure(page, "88");
    await press(page, "checkin_send_now");
    await page.getByRole("heading", { name: said("danger_call_115") }).waitFor();
    await expect.poll(async () => (await checkins()).length, LONG).toBe(2);
    const [now, before] = (await checkins()).sort((a, b) => b.recordedAt - a.recordedAt);
    expect([before?.measurements.spo2.first, now?.measurements.spo2.first]).toEqual([97, 88]);
    expect((now?.recordedAt ?? 0) - (before?.recordedAt ?? 0)).toBeGreaterThan(8.9 * HOUR);
  });

  it("a newer version that comes in the middle of a check-in takes nothing back of it", async () => {
    const deployment = await deployable(origin);
    const { page, context, checkins } = await aPhone("Huỳnh Văn Bản Mới", ({ page }) => page.clock.install(), deployment.origin);
    await isReady(page);
    await begin(page);
    await typeFigure(page, "97");
    await press(page, "shell_next");
    await page.getByRole("heading", { name: said("pulse_question") }).waitFor();
    await typeFigure(page, "8");
    deployment.deploy();
    const isTaken = "navigator.serviceWorker.ready.then(({ installing, waiting }) => !installing && !waiting)";
    await page.evaluate("navigator.serviceWorker.ready.then((registration) => void registration.update())");
    await expect
      .poll(() => page.evaluate("navigator.serviceWorker.ready.then(({ waiting }) => Boolean(waiting))"), LONG)
      .toBe(true);
    // Opened again in the middle of the question: the newer version is asked to take over, and does when the older one rests.
    await page.reload();
    await expect.poll(() => page.locator(".field input").inputValue(), LONG).toBe("8");
    await context.newCDPSession(page).then(async (line) => {
      await line.send("ServiceWorker.enable");
      // A worker that a test looks at never rests by itself.
      const rest = () => line.send("ServiceWorker.stopAllWorkers").then(() => page.evaluate(isTaken));
      await expect.poll(rest, { interval: 1_000, timeout: 30_000 }).toBe(true);
    });
    await page.clock.runFor(10_000);
    await typeFigure(page, "1");
    expect(await page.locator('script[src*="assets-2"]').count()).toBe(0);
    // Home again, where nothing is typed, the page begins anew with the newer version, and the question stands where it stood.
    await press(page, "checkin_later_kept");
    await page.locator('script[src*="assets-2"]').waitFor({ state: "attached" });
    await page.getByText(said("home_go_on")).click();
    await page.getByRole("heading", { name: said("pulse_question") }).waitFor();
    await expect.poll(() => page.locator(".field input").inputValue(), LONG).toBe("81");
    expect(await checkins()).toEqual([]);
    deployment.close();
  });
});
