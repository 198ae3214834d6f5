import { execFile } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import * as z from "zod/mini";
import { deviceSession } from "#schema/api/access.ts";
import { CONSENT_VERSION } from "#schema/terms.ts";
import { seedDemoCity } from "../seed.ts";
import { chromiumPath } from "../service/chromium.ts";
import { ownFolder } from "../service/own-folder.ts";
import { apiOf, bodyOf } from "../simulate/api.ts";
import { inventPeople } from "../simulate/people.ts";
import { signIn, takeIn } from "../simulate/station.ts";
import { atLeast, atMost, type Figure, median, told } from "./figure.ts";
import { withService } from "./own-service.ts";

const run = promisify(execFile);

/** Fetched when it is asked for: it is larger than all that the project itself needs. */
const LIGHTHOUSE = "lighthouse@13.5.0";
const RUNS = 5;
const QUICK_RUNS = 1;
const STATION = "long-hoa";
const PAGES = [
  ["home", "/"],
  ["check-in", "/checkin"],
] as const;
const CATEGORIES = { performance: 98, accessibility: 100, "best-practices": 100 } as const;
const CATEGORY_NAMES = Object.keys(CATEGORIES) as (keyof typeof CATEGORIES)[];
const LCP_MS = 2_000;
const TBT_MS = 100;

const score = z.object({ score: z.nullable(z.number()) });
const timing = z.object({ numericValue: z.number() });
const audit = z.object({ id: z.string(), score: z.nullable(z.number()), scoreDisplayMode: z.string() });
const report = z.object({
  /** Lighthouse's own measure of this processor: its blocking time goes with it. */
  environment: z.object({ benchmarkIndex: z.number() }),
  finalDisplayedUrl: z.string(),
  categories: z.object({ performance: score, accessibility: score, "best-practices": score }),
  audits: z.pipe(
    z.record(z.string(), z.unknown()),
    z.transform((all) => ({
      all: Object.values(all).map((each) => z.parse(audit, each)),
      lcp: z.parse(timing, all["largest-contentful-paint"]).numericValue,
      tbt: z.parse(timing, all["total-blocking-time"]).numericValue,
    })),
  ),
});
type Report = z.infer<typeof report>;

/** The cookie of a phone whose person is in care and has agreed: both pages then show what they show every day. */
async function agreedPhone(origin: string): Promise<string> {
  const api = apiOf(origin);
  const [person] = inventPeople(1, 1, [STATION], Date.now());
  if (!person) throw new Error("Nobody was invented");
  const { cookie } = await takeIn(api, await signIn(api, STATION), person);
  const session = bodyOf(deviceSession, await api({ method: "GET", path: "/api/phone/session", cookie }));
  for (const { personId } of session?.people ?? []) {
    const body = { decision: "given", version: CONSENT_VERSION, language: "vi", recordedAt: Date.now() };
    const answer = await api({ method: "PUT", path: `/api/phone/people/${personId}/consent`, cookie, body });
    if (answer?.status !== 200) throw new Error(`Consent was answered with ${answer?.status}`);
  }
  return cookie;
}

/** Says of itself that it should be run again: it did not see the page begin to load. */
const RUN_AGAIN = /NO_NAVSTART/;
const MOST_TRIES = 3;

/** Lighthouse's mobile preset: its own slow 4G and a processor four times slower, simulated. */
async function look(url: string, headers: string, folder: string, executablePath: string): Promise<Report> {
  const path = join(folder, "report.json");
  const flags = ["--quiet", "--output=json", `--output-path=${path}`, `--extra-headers=${headers}`];
  const chosen = [`--only-categories=${CATEGORY_NAMES.join(",")}`, "--chrome-flags=--headless=new --no-sandbox"];
  const command = ["exec", "--yes", "--package", LIGHTHOUSE, "--", "lighthouse", url, ...flags, ...chosen];
  for (let tries = 1; ; tries += 1)
    try {
      await run("npm", command, { cwd: folder, env: { ...process.env, CHROME_PATH: executablePath } });
      return z.parse(report, JSON.parse(readFileSync(path, "utf8")));
    } catch (error) {
      if (tries === MOST_TRIES || !(error instanceof Error && RUN_AGAIN.test(error.message))) throw error;
    }
}

/** What keeps a category from its full score, to be mended. */
function tellFailing(name: string, { audits }: Report): void {
  for (const { id, score: points, scoreDisplayMode } of audits.all)
    if (points !== null && points < 1 && scoreDisplayMode === "binary") console.error(`${name}: ${id}`);
}

function figuresOf(name: string, reports: readonly Report[]): Figure[] {
  const middle = (value: (one: Report) => number) => Math.round(median(reports.map(value)));
  return [
    ...CATEGORY_NAMES.map((category) =>
      atLeast(
        `${name}, Lighthouse mobile, ${category}`,
        middle(({ categories }) => (categories[category].score ?? 0) * 100),
        "",
        CATEGORIES[category],
      ),
    ),
    atMost(
      `${name}, largest contentful paint`,
      middle(({ audits }) => audits.lcp),
      "ms",
      LCP_MS,
    ),
    atMost(
      `${name}, total blocking time`,
      middle(({ audits }) => audits.tbt),
      "ms",
      TBT_MS,
    ),
    told(`${name}, Lighthouse's index of this machine`, String(middle(({ environment }) => environment.benchmarkIndex))),
  ];
}

export function lighthouseFigures({ quick }: { readonly quick: boolean }): Promise<Figure[]> {
  const executablePath = chromiumPath();
  if (executablePath === null) throw new Error("Chromium was not found; npm test says how to install it");
  const seeded = (database: Parameters<typeof seedDemoCity>[0], sessionKey: string) =>
    seedDemoCity(database, { now: Date.now(), sessionKey });
  return withService(seeded, async ({ origin }) => {
    const { path: folder, remove } = ownFolder("dong-hanh-lighthouse-");
    try {
      const headers = join(folder, "headers.json");
      writeFileSync(headers, JSON.stringify({ Cookie: await agreedPhone(origin) }));
      const figures: Figure[] = [];
      for (const [name, path] of PAGES) {
        const reports: Report[] = [];
        for (let time = 0; time < (quick ? QUICK_RUNS : RUNS); time += 1)
          reports.push(await look(`${origin}${path}`, headers, folder, executablePath));
        const [first] = reports;
        if (!first?.finalDisplayedUrl.endsWith(path)) throw new Error(`${path} led to ${first?.finalDisplayedUrl}`);
        tellFailing(name, first);
        figures.push(...figuresOf(name, reports));
      }
      return figures;
    } finally {
      remove();
    }
  });
}
