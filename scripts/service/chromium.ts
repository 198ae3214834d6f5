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
