import { step } from "../install/step.mjs";
import { disturb } from "../killed-phone/disturb.ts";
import type { Outcome } from "../killed-phone/run.ts";
import { seedDemoCity } from "../seed.ts";
import { atMost, type Figure, median, told } from "./figure.ts";
import { withService } from "./own-service.ts";

const RUNS = 200;
const QUICK_RUNS = 10;

export function killedPhoneFigures({ quick }: { readonly quick: boolean }): Promise<Figure[]> {
  const runs = quick ? QUICK_RUNS : RUNS;
  const seeded = (database: Parameters<typeof seedDemoCity>[0], sessionKey: string) =>
    seedDemoCity(database, { now: Date.now(), sessionKey });
  return withService(seeded, async ({ origin }) => {
    const outcomes = await step("Kill phones", (note: (words: string) => void) =>
      disturb(origin, 1, runs, (ended) => note(`${ended} of ${runs} check-ins ended`)),
    );
    const bad = outcomes.filter((one) => one.recorded !== 1 || one.changed.length + one.askedAgain.length > 0);
    for (const one of bad) console.error(JSON.stringify(one));
    const count = (is: (one: Outcome) => boolean) => outcomes.filter(is).length;
    const name = `phone killed at random, ${runs} check-ins`;
    return [
      atMost(
        `${name}: lost`,
        count(({ recorded }) => recorded === 0),
        "",
        0,
      ),
      atMost(
        `${name}: doubled`,
        count(({ recorded }) => recorded > 1),
        "",
        0,
      ),
      atMost(
        `${name}: an answer asked again or changed`,
        count((one) => one.askedAgain.length + one.changed.length > 0),
        "check-ins",
        0,
      ),
      told(
        `${name}: kills; presses, median`,
        `${outcomes.flatMap(({ kills }) => kills).length}; ${median(outcomes.map(({ presses }) => presses))}`,
      ),
    ];
  });
}
