import type { Browser, Page } from "playwright-core";
import { DEMO_PASSWORD } from "../../../scripts/seed/accounts.ts";
import { said } from "../words.ts";
import { signIn } from "./desk.ts";
import { anOpenRecord } from "./household.ts";
import { activate, aHandset, sendLowSpo2 } from "./phone.ts";
import { HEADERS } from "./record.ts";

/** Somebody of station An Khánh whose SpO2 fell: the nurse has their page open, they have their phone in the hand. */
export async function aSickPatient(browser: Browser, origin: string, name: string): Promise<{ desk: Page; phone: Page }> {
  const desk = await signIn(browser, origin, "my");
  const { code } = await anOpenRecord(desk, name, 1954);
  const { page: phone } = await aHandset(browser);
  await activate(phone, origin, code, 1954);
  await sendLowSpo2(phone, 91);
  await phone.getByText(said("chain_station_has_it")).waitFor();
  return { desk, phone };
}

/** The nurse asks from the patient's page; ends on the consultation's page and answers its id. */
export async function askHospital(desk: Page, question: string, hospital: RegExp): Promise<string> {
  await desk.keyboard.press("h");
  await desk.getByLabel(said("ask_question")).fill(question);
  await desk.getByRole("radio", { name: hospital }).check();
  await desk.getByRole("button", { name: said("ask_submit") }).click();
  await desk.waitForURL(/\/staff\/consultations\/con_/);
  return /con_[0-9a-z]{26}/.exec(desk.url())?.[0] ?? "";
}

/** What rings over whichever page is open. */
export const ringOf = (page: Page, id: string) => page.locator(`[data-ringing="${id}"]`);

export async function acceptRing(page: Page, id: string): Promise<void> {
  await ringOf(page, id)
    .getByRole("button", { name: said("consult_accept") })
    .click();
  await page.waitForURL(new RegExp(id));
}

/** The check of camera and microphone, then into the call with both. A page may have begun the check by itself. */
export async function joinWithPicture(page: Page, begin: "room_check" | "room_check_waits" = "room_check"): Promise<void> {
  const check = page.getByRole("button", { name: said(begin), exact: true });
  const join = page.getByRole("button", { name: said("room_join_picture") });
  await check.or(join).first().waitFor();
  if (await check.isVisible()) await check.click();
  await join.click();
}

export const inPhase = (page: Page, phase: string) => page.locator(`[data-call-phase="${phase}"]`);

/** An opinion with this disposition, signed and confirmed. */
export async function signOpinion(page: Page, assessment: string, disposition: string, forPatient: string): Promise<void> {
  await page.locator('textarea[name="assessment"], input[name="assessment"]').fill(assessment);
  await page.getByRole("radiogroup").or(page.getByRole("group")).getByText(said(disposition), { exact: true }).click();
  await page.locator('textarea[name="patientText"], input[name="patientText"]').fill(forPatient);
  await page.getByRole("button", { name: said("consultation_sign"), exact: true }).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: said("consultation_sign"), exact: true })
    .click();
}

/** A session of its own for what is asked of the API alone. */
export async function sessionOf(page: Page, origin: string, username: string): Promise<void> {
  await page.request.post(`${origin}/api/session`, {
    data: { username, password: DEMO_PASSWORD },
    headers: HEADERS,
  });
}
