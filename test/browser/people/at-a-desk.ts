import type { Browser, Page } from "playwright-core";
import { afterAll, beforeAll } from "vitest";
import { launchBrowser } from "../browser.ts";
import { here } from "../here.ts";
import { signIn } from "./desk.ts";

/** Of the tests beside which it is called: a browser, and in it the desk of this account; there from the first test to the last. */
export function atADesk(username: string): { readonly browser: Browser; readonly desk: Page } {
  let open: { readonly browser: Browser; readonly desk: Page } | null = null;
  const opened = () => {
    if (open === null) throw new Error("The desk is open only while tests run");
    return open;
  };
  beforeAll(async () => {
    const browser = await launchBrowser();
    open = { browser, desk: await signIn(browser, here().origin, username) };
  });
  afterAll(() => opened().browser.close());
  return {
    get browser() {
      return opened().browser;
    },
    get desk() {
      return opened().desk;
    },
  };
}
