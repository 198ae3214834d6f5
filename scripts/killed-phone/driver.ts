import type { Locator, Page } from "playwright-core";
import words from "../../web/shared/words/vi.json" with { type: "json" };
import type { Told } from "./plan.ts";

type Word = keyof typeof words;
const said = (key: Word): string => words[key];
/** A title with a figure in it, by what stands before the figure. */
const begins = (key: Word): string => words[key].split("{")[0] ?? "";

/** One press, or the fact that there is nothing to press: the page is loading, sending, or done. */
export interface Act {
  /** Title of the question that the press answers and leaves; null: it only types, or leads somewhere. */
  readonly title: string | null;
  /** It begins a check-in from the home page. */
  readonly begins?: true;
  /** What the press says beside its question, if it is a figure: for the comparison at the end. */
  readonly says?: Partial<Record<"spo2" | "pulse" | "temperature", number>>;
  readonly press: () => Promise<void>;
}

const button = (page: Page, key: Word): Locator => page.getByRole("button", { name: said(key), exact: true }).first();
const onward = (page: Page): Locator => page.locator(".p-bar .btn:not(.btn-help)").last();

/** The next key of the app's own pad, or the way on when the figure stands. */
async function typing(page: Page, question: string, figure: string, says: Act["says"]): Promise<Act> {
  const asksBack = button(page, "slip_right");
  if (await asksBack.isVisible()) return { title: question, ...(says && { says }), press: () => asksBack.click() };
  const stands = await page.locator("main input").first().inputValue();
  if (stands === figure) return { title: question, ...(says && { says }), press: () => onward(page).click() };
  const key = figure.startsWith(stands) ? figure.charAt(stands.length) : null;
  const pad = page.locator(".pad button");
  if (key === null) return { title: null, press: () => pad.last().click() };
  return { title: null, press: () => pad.filter({ hasText: new RegExp(`^${key === "," ? "[.,]" : key}$`) }).click() };
}

/** A choice, then the way on. */
async function choosing(page: Page, question: string, choice: Locator): Promise<Act> {
  if ((await choice.getAttribute("aria-checked")) === "true" || (await choice.isChecked().catch(() => false)))
    return { title: question, press: () => onward(page).click() };
  return { title: null, press: () => choice.click() };
}

const leaving = (page: Page, question: string, key: Word): Act => ({ title: question, press: () => button(page, key).click() });

/** What a person would press next on the page as it stands; null: nothing. */
export async function nextAct(page: Page, told: Told): Promise<Act | null> {
  const { pathname } = new URL(page.url());
  const consents = button(page, "consent_yes");
  if (await consents.isVisible()) return { title: null, press: () => consents.click() };
  if (pathname === "/") {
    const goOn = page.getByRole("link", { name: said("home_go_on"), exact: true });
    const begin = page.getByRole("link", { name: said("home_measure_now"), exact: true });
    if (await goOn.isVisible()) return { title: null, press: () => goOn.click() };
    return (await begin.isVisible()) ? { title: null, begins: true, press: () => begin.click() } : null;
  }
  if (pathname !== "/checkin") return null;
  const title =
    (await page
      .locator("main h1")
      .first()
      .textContent({ timeout: 2_000 })
      .catch(() => null)) ?? "";
  const none = page.getByRole("checkbox", { name: said("symptoms_none") });
  const mild = page.getByRole("checkbox").first();
  switch (title) {
    case said("spo2_question"):
      return typing(page, title, String(told.spo2), { spo2: told.spo2 });
    case said("pulse_question"):
      return typing(page, title, String(told.pulse), { pulse: told.pulse });
    case said("temperature_question"):
      return typing(page, title, told.temperature, { temperature: Number(told.temperature.replace(",", ".")) });
    case said("breaths_question"):
      return leaving(page, title, "breaths_cannot");
    case said("cuff_question"):
      return leaving(page, title, "cuff_no");
    case said("oxygen_question"):
      return choosing(page, title, page.getByRole("radio", { name: said("oxygen_no"), exact: true }));
    case said("symptoms_danger"):
    case said("symptoms_more"):
      return choosing(page, title, none);
    case said("symptoms_mild"):
      return choosing(page, title, told.ticksMild ? mild : none);
    case said("summary_title"):
      return leaving(page, title, "summary_send");
  }
  if (title.startsWith(begins("spo2_again"))) return leaving(page, title, "spo2_cannot_again");
  if (title === said("spo2_now_again") || title === said("spo2_third")) return leaving(page, title, "checkin_cannot");
  return null;
}

/** Whether the phone says that the station has it. */
export const isReceipted = (page: Page): Promise<boolean> => page.getByText(said("chain_station_has_it")).first().isVisible();
