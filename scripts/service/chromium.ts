import { inPath, isProgram } from "./program.ts";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const PLACES = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The system's Chromium: CHROME_PATH, else the first in PATH; null where there is none. */
export function chromiumPath(): string | null {
  const candidates = [process.env.CHROME_PATH ?? "", ...inPath(NAMES), ...PLACES];
  return candidates.find(isProgram) ?? null;
}

/**
 * Chromium without its windows, where the system has it apart (Debian): the same engine at half the work, but without notices and push.
 * Else Chromium itself. CHROME_PATH names the one for everything.
 */
export function windowlessPath(): string | null {
  const candidates = process.env.CHROME_PATH ? [] : inPath(["chromium-headless-shell"]);
  return candidates.find(isProgram) ?? chromiumPath();
}
