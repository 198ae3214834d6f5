import type { Browser, Page } from "playwright-core";
import { uuidv7obj } from "uuidv7";
import { type EnrolBody, enrolled } from "#schema/api/enrolment.ts";
import { encodeId } from "#schema/ids.ts";
import { said } from "../words.ts";
import { agree, aHandset, type Handset } from "./phone.ts";
import { HEADERS } from "./record.ts";

/** Somebody enrolled at a desk; `episode` names their record. */
export interface Enrolled {
  readonly name: string;
  readonly birthYear: number;
  readonly code: string;
  readonly episode: string;
}

/** Somebody enrolled by the API with the desk's session: as with the form's least, which line.browser.test.ts fills in. */
export async function anEnrolled(desk: Page, name: string, birthYear: number): Promise<Enrolled> {
  const data: EnrolBody = {
    personId: encodeId("per", uuidv7obj().bytes),
    householdOf: null,
    person: {
      name,
      honorific: "chi",
      sex: "female",
      birth: { date: `${birthYear}-09-02`, precision: "day" },
      phone: null,
      address: "9 hẻm 12",
      hamlet: "Khu vực 2",
      language: "vi",
      carer: null,
    },
    episode: {
      ...{ onsetDate: null, testKind: "rapid_antigen", testDate: null, conditions: null, vaccineDoses: null },
      ...{ pregnant: null, pregnancyWeeks: null, postpartum: null, hasOximeter: null, chronicHypoxia: false, spo2Baseline: null },
      ...{ amHour: 7, pmHour: 18 },
    },
  };
  const answer = await desk.request.post(new URL("/api/patients", desk.url()).href, { headers: HEADERS, data });
  const { episodeId, activation } = enrolled.parse(await answer.json());
  return { name, birthYear, code: activation.code.replace("-", ""), episode: episodeId };
}

/** The same, with their page open on the desk. */
export async function anOpenRecord(desk: Page, name: string, birthYear: number): Promise<Enrolled> {
  const one = await anEnrolled(desk, name, birthYear);
  await desk.goto(new URL(`/staff/patients/${one.episode}`, desk.url()).href);
  await desk.getByRole("heading", { name, exact: true }).waitFor();
  return one;
}

/** Types or follows a code of the station and proves the birth year; ends before the question of consent. */
export async function linkByCode(page: Page, origin: string, { code, birthYear }: Enrolled): Promise<void> {
  await page.goto(`${origin}/a#${code}`);
  await page.getByRole("radio", { name: said("activate_carer") }).click();
  await page.locator(".p-bar .btn:not(.btn-help)").last().click();
  await page.locator("input").first().fill(String(birthYear));
  await page.locator(".p-bar .btn:not(.btn-help)").last().click();
  await page.getByRole("button", { name: said("consent_yes"), exact: true }).waitFor();
}

/** A phone in a carer's hand, with everybody of a household on it, who have all agreed. */
export async function aFamilyPhone(
  browser: Browser,
  origin: string,
  people: readonly Enrolled[],
  more: { alone?: boolean } = {},
): Promise<Handset> {
  const handset = await aHandset(browser, more);
  for (const one of people) {
    await linkByCode(handset.page, origin, one);
    await agree(handset.page);
    await handset.page.getByText(said("home_measure_now")).waitFor();
  }
  return handset;
}

/** The station gives a fresh code for somebody. */
export async function reissued(desk: Page, origin: string, episode: string): Promise<string> {
  await desk.goto(`${origin}/staff/patients/${episode}`);
  await desk.getByRole("button", { name: said("activation_issue") }).click();
  const code = await desk
    .getByText(/^[2-9A-Z]{4}-[2-9A-Z]{4}$/)
    .first()
    .textContent();
  return (code ?? "").replace("-", "");
}
