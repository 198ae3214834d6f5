import type { Browser, Page } from "playwright-core";
import { said } from "../words.ts";
import { enrol } from "./desk.ts";
import { agree, aHandset, type Handset } from "./phone.ts";
import { episodeOn } from "./record.ts";

/** Somebody enrolled at a desk; `episode` names their record. */
export interface Enrolled {
  readonly name: string;
  readonly birthYear: number;
  readonly code: string;
  readonly episode: string;
}

export async function anEnrolled(desk: Page, name: string, birthYear: number): Promise<Enrolled> {
  await desk.goto(new URL("/staff/", desk.url()).href);
  const code = await enrol(desk, name, `2/9/${birthYear}`);
  await desk.getByRole("link", { name: "Mở hồ sơ" }).click();
  await desk.getByRole("heading", { name, exact: true }).waitFor();
  return { name, birthYear, code, episode: episodeOn(desk) };
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
