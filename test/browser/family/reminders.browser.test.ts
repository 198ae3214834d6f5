import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startPushService } from "../../push-service/service.ts";
import { launchBrowser } from "../browser.ts";
import { here } from "../here.ts";
import { deliver, type PushBrowser, pressNotification, shown, withPush } from "../outside/push.ts";
import { signIn } from "../people/desk.ts";
import { anEnrolled, type Enrolled, linkByCode } from "../people/household.ts";
import { agree, aHandset, press, sendLowSpo2 } from "../people/phone.ts";
import { recordOf } from "../people/record.ts";
import { expectWellMade } from "../well-made.ts";
import { said } from "../words.ts";

describe("a family sets its own hours, and sees whether reminders reach its phone", () => {
  const { origin } = here();
  let browser: Browser;
  let service: Awaited<ReturnType<typeof startPushService>>;
  let desk: Page;
  let phone: Page;
  let push: PushBrowser;
  let mother: Enrolled;
  const record = () => recordOf(desk, origin, mother.episode);
  const hourOf = (slot: "am" | "pm") => phone.getByLabel(said(`remind_hour_${slot}`), { exact: true }).first();

  beforeAll(async () => {
    browser = await launchBrowser({ notices: true });
    service = await startPushService();
    desk = await signIn(browser, origin, "my");
    mother = await anEnrolled(desk, "Tạ Thị Đúng Giờ", 1958);
    const handset = await aHandset(browser);
    await handset.context.grantPermissions(["notifications"], { origin });
    push = await withPush(handset.context, service.origin);
    phone = handset.page;
    await linkByCode(phone, origin, mother);
    await agree(phone);
    await phone.getByText(said("home_measure_now")).waitFor();
  });
  afterAll(async () => {
    await browser.close();
    await service.stop();
  });

  it("by quarters of an hour and from the list; saved, the next check-in and the station have them", async () => {
    await phone.goto(`${origin}/phone`);
    await phone.getByRole("link", { name: said("remind_title") }).click();
    await hourOf("am").waitFor();
    await phone.getByText(said("remind_push_off")).waitFor();
    await press(phone, "remind_later");
    await press(phone, "remind_later");
    await hourOf("pm").selectOption("18:30");
    await phone.getByText(said("remind_unsaved")).waitFor();
    await expectWellMade(phone);
    await press(phone, "remind_save");
    await phone.getByText(/^Đã lưu, \d\d:\d\d\.$/).waitFor();
    const { settings } = (await record()).reminders;
    expect(settings).toEqual({ am: { minute: 450, on: true }, pm: { minute: 1110, on: true }, byText: true });
    await desk.goto(`${origin}/staff/patients/${mother.episode}`);
    await desk.getByText(said("record_remind", { am: "07:30", pm: "18:30" })).waitFor();
    await desk.getByText(said("phone_push_off")).waitFor();
  });

  it("without a line nothing counts as saved, and what was chosen stays on the screen", async () => {
    await phone.getByRole("checkbox", { name: said("remind_am") }).click();
    await phone.context().setOffline(true);
    await press(phone, "remind_save");
    await phone.getByText(said("remind_not_saved")).waitFor();
    await phone.context().setOffline(false);
    expect(await hourOf("am").count()).toBe(0);
    await press(phone, "remind_save");
    await phone.getByText(/^Đã lưu/).waitFor();
    expect((await record()).reminders.settings.am).toEqual({ minute: 450, on: false });
  });

  it("a trial says when it has come; the station learns from the phone itself that it is reached", async () => {
    await press(phone, "push_turn_on");
    await phone.locator('[data-push="on"]').waitFor();
    expect(await phone.getByText(said("remind_push_off")).count()).toBe(0);
    await press(phone, "remind_try");
    await phone.getByText(said("remind_try_waiting")).waitFor();
    // Not the reminder that the service itself sends, should its minute come.
    const trial = await push.about('"test"');
    expect(JSON.parse(trial)).toEqual({ code: "test", about: null, language: "vi" });
    expect((await record()).phones[0]?.push).toMatchObject({ heardAt: null, unheardSince: expect.any(Number) });

    await deliver(phone, origin, trial);
    await phone.getByText(/^Đã tới máy này lúc \d\d:\d\d:\d\d\.$/).waitFor();
    await expectWellMade(phone);
    await expect.poll(async () => (await record()).phones[0]?.push?.unheardSince).toBeNull();
    await desk.reload();
    await desk.getByText(/^Báo tin tới máy lúc/).waitFor();
  });

  it("a reminder names nobody on the lock screen, a press shows whom it was for, and a check-in takes it off the screen", async () => {
    const reminder = JSON.stringify({ code: "reminder", about: mother.episode, language: "vi" });
    const title = said("push_reminder_title");
    const reminders = async () => (await shown(phone)).filter((notice) => notice.title === title);
    await deliver(phone, origin, reminder);
    expect(await reminders()).toMatchObject([{ body: said("push_reminder_body") }]);
    await pressNotification(phone, title);
    await phone.waitForURL(`${origin}/`);
    await phone.getByText(mother.name).first().waitFor();
    await deliver(phone, origin, reminder);
    expect(await reminders()).toHaveLength(1);
    await sendLowSpo2(phone, 90);
    await expect.poll(reminders).toEqual([]);
  });
});
