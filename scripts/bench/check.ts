import { finish } from "../install/child.mjs";
import { atMost, type Figure } from "./figure.ts";

const MOST_SECONDS = 120;

/** How long `npm run check` takes, wall time on a machine that others share; it must be green. */
export async function checkFigures(): Promise<Figure[]> {
  const begun = performance.now();
  const { code, output } = await finish("npm", ["run", "check"]);
  if (code !== 0) throw new Error(`npm run check failed:\n${output}`);
  const seconds = Math.round((performance.now() - begun) / 1_000);
  return [atMost("npm run check", seconds, "s", MOST_SECONDS)];
}
