import { seedDemoCity } from "../seed.ts";
import { readSimulateFlags } from "../simulate/flags.ts";
import { simulate } from "../simulate/main.ts";
import { atMost, type Figure, told } from "./figure.ts";
import { withService } from "./own-service.ts";

/** Twenty-four hours of an illness; `quick` lets them pass in half a minute and is for a few people. */
const DAY = { patients: 200, minutes: 4.8, speed: 300 };
const QUICK_DAY = { patients: 20, minutes: 0.5, speed: 2_880 };

/** A day of invented people against the real service: what they did beside what the API and the database hold. */
export function dayFigures({ quick }: { readonly quick: boolean }): Promise<Figure[]> {
  const { patients, minutes, speed } = quick ? QUICK_DAY : DAY;
  const seeded = (database: Parameters<typeof seedDemoCity>[0], sessionKey: string) =>
    seedDemoCity(database, { now: Date.now(), sessionKey });
  return withService(seeded, async ({ origin, state }) => {
    const sizes = { "--patients": patients, "--minutes": minutes, "--speed": speed };
    const args = Object.entries(sizes).flatMap(([flag, value]) => [flag, String(value)]);
    const flags = readSimulateFlags([...args, "--origin", origin, `--check-database=${state}`]);
    const { lines, differences, totals } = await simulate(flags, new AbortController().signal);
    if (differences > 0) console.error(lines.join("\n"));
    return [
      atMost(`simulated day of ${patients}: ledger, API and database differ in`, differences, "things", 0),
      told(`simulated day of ${patients}: sent / recorded / alerts expected / alerts found`, totals.join(" / ")),
    ];
  });
}
