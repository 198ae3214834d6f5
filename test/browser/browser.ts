import { type Browser, chromium } from "playwright-core";
import { chromiumPath } from "../../scripts/service/chromium.ts";

/** A test's browser talks to the service and to nobody else. */
const QUIET = [
  "--no-sandbox",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--disable-quic",
];

/** The phone in the hand (decisions.md 22). */
export const PHONE = { width: 360, height: 640 } as const;
export const DESKTOP = { width: 1366, height: 768 } as const;

/** The system's Chromium without a window. Whoever launches it closes it. */
export function launchBrowser(): Promise<Browser> {
  const executablePath = chromiumPath();
  if (executablePath === null) throw new Error("Chromium was not found; npm test says how to install it");
  return chromium.launch({ executablePath, args: QUIET });
}
