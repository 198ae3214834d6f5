import type { Browser, Page, Route } from "playwright-core";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { launchBrowser } from "../browser.ts";
import { here } from "../here.ts";
import { acceptRing, aSickPatient, askHospital, ringOf, signOpinion } from "../people/consultation.ts";
import { signIn } from "../people/desk.ts";
import { said } from "../words.ts";

const GENERAL = /Đa khoa/;
const LUNGS = /Bệnh phổi/;

/** These go without a call server: a consultation needs none. */
describe("nobody is left ringing, and nobody is left alone with a question", () => {
  const { origin } = here();
  let browser: Browser;
  let khoa: Page;
  beforeAll(async () => {
    browser = await launchBrowser();
    khoa = await signIn(browser, origin, "khoa");
  });
  afterAll(() => browser.close());

  it("declined with a reason: the nurse is told, asks elsewhere, and nobody answers there in time", {
    timeout: 150_000,
  }, async () => {
    const nga = await signIn(browser, origin, "nga");
    await nga.getByRole("button", { name: said("shift_start") }).click();
    const { desk } = await aSickPatient(browser, origin, "Bùi Thị Không Ai Nhận");
    const id = await askHospital(desk, "SpO2 91. Có cần chuyển ngay không?", GENERAL);
    await ringOf(khoa, id)
      .getByRole("button", { name: said("ring_decline"), exact: true })
      .click();
    await ringOf(khoa, id).getByText(said("consult_with_a_patient")).click();
    await ringOf(khoa, id)
      .getByRole("button", { name: said("ring_decline_submit") })
      .click();
    await desk.getByText(said("consult_unanswered")).first().waitFor();
    await desk.getByText(said("consult_with_a_patient")).first().waitFor();

    await desk.getByRole("button", { name: said("consultation_ask_other") }).click();
    const elsewhere = desk.getByRole("dialog");
    await elsewhere.getByText(LUNGS).first().click();
    await elsewhere
      .getByRole("button", { name: said("consultation_ask_here") })
      .last()
      .click();
    await ringOf(nga, id).waitFor();
    await ringOf(nga, id).waitFor({ state: "detached", timeout: 90_000 });
    await desk.getByText(said("consultation_ring_not_answered")).first().waitFor();
    await desk.getByText(said("consult_unanswered")).first().waitFor();
  });

  it("of two doctors who accept at once one has it, and the other is told who", async () => {
    const van = await signIn(browser, origin, "van");
    const { desk } = await aSickPatient(browser, origin, "Dương Thị Hai Bác Sĩ");
    const id = await askHospital(desk, "SpO2 91?", GENERAL);
    await ringOf(khoa, id).waitFor();
    const accept = (page: Page) =>
      page.request.post(`${origin}/api/consultations/${id}/accept`, { headers: { "sec-fetch-site": "same-origin" } });
    const answers = await Promise.all([accept(khoa), accept(van)]);
    expect(answers.map((answer) => answer.status()).sort()).toEqual([204, 409]);
    const winner = answers[0]?.status() === 204 ? "BS Đăng Khoa" : "BS Hải Vân";
    const [lost, loser] = winner === "BS Đăng Khoa" ? [answers[1], van] : [answers[0], khoa];
    const problem: { state: string; by: { title: string; name: string } } = await lost?.json();
    expect([problem.state, `${problem.by.title} ${problem.by.name}`]).toEqual(["accepted", winner]);
    await loser.goto(`${origin}/staff/consultations/${id}`);
    await loser
      .getByText(said("consultation_has_it", { who: winner }))
      .first()
      .waitFor();
  });

  it("an acceptance that overtakes the page's first answer is not missed", async () => {
    const { desk } = await aSickPatient(browser, origin, "Huỳnh Thị Trả Lời Muộn");
    const ITSELF = /\/api\/consultations\/con_[0-9a-z]{26}$/;
    const late = Promise.withResolvers<void>();
    const hold = async (route: Route) => {
      const ringing = await route.fetch();
      await late.promise;
      await route.fulfill({ response: ringing });
    };
    await desk.route(ITSELF, hold, { times: 1 });
    const first = desk.waitForRequest(ITSELF);
    const id = await askHospital(desk, "SpO2 91?", GENERAL);
    await first;
    const again = desk.waitForRequest(ITSELF);
    await acceptRing(khoa, id);
    await again;
    late.resolve();
    await desk
      .getByText(said("consultation_has_it", { who: "BS Đăng Khoa" }))
      .first()
      .waitFor();
  });

  it("written and signed without any call", async () => {
    const { desk } = await aSickPatient(browser, origin, "Cao Thị Không Gọi");
    const id = await askHospital(desk, "SpO2 91?", GENERAL);
    await acceptRing(khoa, id);
    await signOpinion(khoa, "Theo dõi thêm.", "consult_team_visit", "Tổ y tế tới chiều nay.");
    await desk.getByText("Theo dõi thêm.").first().waitFor();
  });
});
