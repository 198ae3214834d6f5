import { chromium } from "playwright-core";
import { chanceFrom } from "../seed/chance.ts";
import { windowlessPath } from "../service/chromium.ts";
import { apiOf } from "../simulate/api.ts";
import { inParallel } from "../simulate/in-parallel.ts";
import { inventPeople } from "../simulate/people.ts";
import { readRecord, signIn, takeIn } from "../simulate/station.ts";
import { planOf } from "./plan.ts";
import { type Outcome, runKilled } from "./run.ts";

const STATION = "long-hoa";
const PHONES_AT_ONCE = 4;

/** `runs` disturbed check-ins, each of a person of its own: what was lost, doubled, asked again or changed. `onEnd` hears how many have ended. */
export async function disturb(
  origin: string,
  seed: number,
  runs: number,
  onEnd: (ended: number) => void = () => {},
): Promise<Outcome[]> {
  const executablePath = windowlessPath();
  if (executablePath === null) throw new Error("Chromium was not found; npm test says how to install it");
  const api = apiOf(origin);
  const nurse = await signIn(api, STATION);
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  try {
    const people = inventPeople(seed, runs, [STATION], Date.now());
    let ended = 0;
    return await inParallel(people, PHONES_AT_ONCE, async (person) => {
      const patient = await takeIn(api, nurse, person);
      const plan = planOf(chanceFrom(seed * 10_000 + person.number));
      const outcome = await runKilled(browser, origin, patient, plan, () => readRecord(api, nurse, patient.episodeId));
      ended += 1;
      onEnd(ended);
      return outcome;
    });
  } finally {
    await browser.close();
  }
}
