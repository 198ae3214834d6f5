import { step } from "../install/step.mjs";
import { fingerprint, leaveMark, markIs } from "./fingerprint.ts";
import { runTool } from "./tools.ts";

const MARK = ".dev/built";
const SOURCES = ["web", "schema", "worker/clinical", "package.json", "package-lock.json"];
const MADE = ["web/dist", "web/shared/paraglide"];

/** What is built is what is deployed, also when vitest asks, which says "test" here: such a build would leave the service worker out. */
const PRODUCTION = { NODE_ENV: "production" };

/** What was built from what: a build by hand, or one thrown away, changes it too. */
const state = (): string => `${fingerprint(SOURCES, MADE)} ${fingerprint(["web/dist"])}`;

/** Builds the two web apps, unless the same sources were built into what lies there. */
export async function buildWeb(): Promise<void> {
  if (markIs(MARK, state())) return;
  await step("Build the web apps", async () => {
    // The first empties the folder.
    for (const app of ["staff", "patient"])
      await runTool("vite", ["build", "--config", "web/vite.config.ts", "--logLevel", "warn", "--mode", app], PRODUCTION);
  });
  leaveMark(MARK, state());
}
