import type { Browser, BrowserContext, Page } from "playwright-core";
import { signIn } from "./desk.ts";
import { anOpenRecord } from "./household.ts";
import { activate, aHandset } from "./phone.ts";

/** A new patient of the station: their page on the desk, their phone with the app linked. */
export async function aLinkedPatient(
  browser: Browser,
  origin: string,
  name: string,
): Promise<{ desk: Page; phone: Page; context: BrowserContext; faults: string[] }> {
  const desk = await signIn(browser, origin, "my");
  const { code } = await anOpenRecord(desk, name, 1990);
  const { page: phone, context, faults } = await aHandset(browser);
  await activate(phone, origin, code, 1990);
  return { desk, phone, context, faults };
}
