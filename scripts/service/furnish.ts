import { step } from "../install/step.mjs";
import { seedDemoCity } from "../seed.ts";
import { isEmpty, openDatabase } from "./database.ts";
import { welcome } from "./welcome.ts";

/** Fills an empty database with the demo city, if wanted; one that holds anything stays as it is. Answers the words of welcome. */
export async function furnish(
  state: string,
  seed: boolean,
  port: number,
  sessionKey: string,
  calls: readonly string[],
): Promise<string> {
  const database = openDatabase(state);
  try {
    if (seed && isEmpty(database))
      await step("Put in the demo city", () => seedDemoCity(database, { now: Date.now(), sessionKey }));
    return await welcome(database, port, sessionKey, calls);
  } finally {
    database.close();
  }
}
