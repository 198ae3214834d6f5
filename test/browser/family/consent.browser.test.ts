import { describe, expect, it } from "vitest";
import { here } from "../here.ts";
import { atADesk } from "../people/at-a-desk.ts";
import { aFamilyPhone, anEnrolled, type Enrolled, linkByCode } from "../people/household.ts";
import { agree, aHandset, press } from "../people/phone.ts";
import { recordOf } from "../people/record.ts";
import { expectWellMade } from "../well-made.ts";
import { said } from "../words.ts";

describe("consent and one's own data", () => {
  const { origin } = here();
  const at = atADesk("my");
  /** On the phone an answer counts before the station has it. */
  const heardAs = ({ episode }: Enrolled, decision: "given" | "declined" | "withdrawn") =>
    expect.poll(async () => (await recordOf(at.desk, origin, episode)).consent?.decision, { timeout: 30_000 }).toBe(decision);

  it("nothing is asked before somebody has agreed; a no leaves help in reach and stands on the station's page", async () => {
    const one = await anEnrolled(at.desk, "Võ Thị Hỏi", 1991);
    const { page } = await aHandset(at.browser);
    await linkByCode(page, origin, one);
    await expectWellMade(page);
    await page.goto(`${origin}/checkin`);
    const heard = Promise.withResolvers<void>();
    await page.route("**/consent", async (route) => {
      await heard.promise;
      await route.continue();
    });
    await page.getByRole("button", { name: said("consent_no") }).click();
    await page.getByText(said("consent_off_title")).waitFor();
    expect(await page.getByText(said("home_measure_now")).count()).toBe(0);
    await expectWellMade(page);
    await page.getByRole("link", { name: said("shell_help") }).click();
    await page.getByRole("link", { name: new RegExp(said("calls_115")) }).waitFor();
    // Whoever has gone to the help page meanwhile is not taken from it when the station has heard the answer.
    const noted = page.waitForResponse("**/consent");
    heard.resolve();
    await (await noted).finished();
    await heardAs(one, "declined");
    expect(new URL(page.url()).pathname).toBe("/help");
    await page.unroute("**/consent");
    await at.desk.goto(`${origin}/staff/patients/${one.episode}`);
    await at.desk.getByText(said("record_consent_declined"), { exact: true }).waitFor();
    await at.desk.getByText(said("why_consent_off")).first().waitFor();

    await page.goto(`${origin}/`);
    await page.getByText(said("consent_read")).click();
    await agree(page);
    await page.getByText(said("spo2_question")).waitFor();
    await heardAs(one, "given");
  });

  it("what cannot wait does not wait for the answer: help is called, and what comes of it stands above the question", async () => {
    const one = await anEnrolled(at.desk, "Võ Thị Gấp", 1990);
    const { page } = await aHandset(at.browser);
    await linkByCode(page, origin, one);
    await page.getByRole("link", { name: said("shell_help") }).click();
    await page.getByRole("button", { name: /^Báo trạm/ }).click();
    await page.getByText(said("help_pressed")).first().waitFor();
    await page.goto(`${origin}/`);
    await page.getByText(/đã biết, sẽ có người gọi$/).waitFor();
    await page.getByRole("link", { name: new RegExp(said("calls_115")) }).waitFor();
    await page.getByRole("button", { name: said("consent_yes"), exact: true }).waitFor();
    await expectWellMade(page);
  });

  it("an answer without a network counts at once and reaches the station later; a taking back ends the measuring", async () => {
    const one = await anEnrolled(at.desk, "Võ Văn Rút", 1962);
    const { page, context } = await aFamilyPhone(at.browser, origin, [one]);
    await page.evaluate("navigator.serviceWorker.ready.then(() => undefined)");
    await page.goto(`${origin}/privacy`);
    await page.getByText(said("privacy_agreed")).waitFor();
    await heardAs(one, "given");
    await context.setOffline(true);
    await press(page, "privacy_withdraw");
    await page
      .getByRole("dialog")
      .getByRole("button", { name: said("privacy_withdraw") })
      .click();
    await page.getByText(said("privacy_waits")).waitFor();
    await page.goto(`${origin}/`);
    await page.getByText(said("consent_off_title")).waitFor();
    expect((await recordOf(at.desk, origin, one.episode)).consent?.decision).toBe("given");
    await context.setOffline(false);
    await heardAs(one, "withdrawn");
  });

  it("a copy is a file and a page, and a wish to delete is answered in words", async () => {
    const one = await anEnrolled(at.desk, "Võ Thị Chép", 1963);
    const { page } = await aFamilyPhone(at.browser, origin, [one]);
    await heardAs(one, "given");
    await page.goto(`${origin}/privacy`);
    await page.getByText(said("copy_file")).waitFor();
    const [file] = await Promise.all([page.waitForEvent("download"), page.getByText(said("copy_file")).click()]);
    expect(file.suggestedFilename()).toMatch(/^dong-hanh-\d{4}-\d\d-\d\d\.json$/);
    const stream = await file.createReadStream();
    const copy = JSON.parse(Buffer.concat(await stream.toArray()).toString());
    expect(copy).toMatchObject({ format: "dong-hanh-person-1", person: { name: one.name }, consents: [{ decision: "given" }] });
    expect(copy.about).toContain(one.name);

    await page.getByText(said("deletion_ask")).click();
    await page.getByLabel(said("deletion_message")).fill("Xoá số điện thoại của con tôi");
    await page.getByRole("button", { name: said("deletion_send"), exact: true }).dblclick();
    await page.getByText(said("deletion_waits")).waitFor();
    await expectWellMade(page);
    expect((await recordOf(at.desk, origin, one.episode)).dataRequests).toMatchObject([{ state: "sent" }]);

    await at.desk.goto(`${origin}/staff/patients/${one.episode}`);
    await at.desk.getByText("Xoá số điện thoại của con tôi").waitFor();
    await at.desk.getByRole("button", { name: said("record_request_take") }).click();
    await at.desk.getByRole("button", { name: said("record_request_answer") }).click();
    await at.desk.getByRole("radio", { name: said("record_request_as_done") }).check();
    await at.desk.getByLabel(said("record_request_words")).fill("Đã xoá số. Hồ sơ bệnh trạm giữ.");
    await expectWellMade(at.desk);
    await at.desk.getByRole("button", { name: said("record_request_submit") }).click();
    await at.desk.getByRole("dialog").waitFor({ state: "detached" });

    await page.goto(`${origin}/privacy`);
    await page.getByText("Đã xoá số. Hồ sơ bệnh trạm giữ.").waitFor();
    await page.getByText(said("copy_page")).click();
    await page.getByRole("heading", { name: one.name }).waitFor();
    await expectWellMade(page);
  });
});
