import { join } from "node:path";
import type { Browser, Page } from "playwright-core";
import { uuidv7obj } from "uuidv7";
import * as z from "zod/mini";
import { hospitalList } from "#schema/api/consultation.ts";
import { encodeId, episodeId } from "#schema/ids.ts";
import { launchBrowser } from "../../test/browser/browser.ts";
import { joinWithPicture } from "../../test/browser/people/consultation.ts";
import { signIn } from "../../test/browser/people/desk.ts";
import { said } from "../../test/browser/words.ts";
import { livekitPath } from "../livekit/find.ts";
import { planLivekit, writeSettings } from "../livekit/plan.ts";
import { startLivekit } from "../livekit/server.ts";
import { seedDemoCity } from "../seed.ts";
import { migrate, openDatabase } from "../service/database.ts";
import { ownFolder } from "../service/own-folder.ts";
import { freePort } from "../service/port.ts";
import { keepSecrets } from "../service/secrets.ts";
import { startService } from "../service/service.ts";
import { atMost, type Figure, median, told } from "./figure.ts";

const TIMES = 10;
const FIRST_FRAME_MS = 1_500;
const AGAIN_MS = 3_000;
const OURS = { headers: { "sec-fetch-site": "same-origin" } };

/** Pictures of the other side that are really shown. */
const REMOTE = 'video[data-playing="true"]:not([data-party="me"])';
const frame = (page: Page) => page.locator(REMOTE).first().waitFor();

interface Desks {
  readonly origin: string;
  readonly nurse: Page;
  readonly doctor: Page;
}

/** People about whom nobody has asked yet. */
async function patientsOf({ origin, nurse }: Desks): Promise<z.infer<typeof episodeId>[]> {
  const answer = await nurse.request.get(`${origin}/api/patients`, OURS);
  const shape = z.object({ patients: z.array(z.object({ episodeId })) });
  return z.parse(shape, await answer.json()).patients.map((one) => one.episodeId);
}

async function hospitalOf({ origin, nurse }: Desks): Promise<string> {
  const answer = await nurse.request.get(`${origin}/api/hospitals`, OURS);
  const [found] = z.parse(hospitalList, await answer.json()).hospitals.filter(({ onDuty }) => onDuty.length > 0);
  if (found === undefined) throw new Error("Nobody is on duty");
  return found.facility.id;
}

/** Asks; null when a question about this person is open already. */
async function ask({ origin, nurse }: Desks, about: string, hospitalId: string): Promise<string | null> {
  const id = encodeId("con", uuidv7obj().bytes);
  const data = { id, hospitalId, alertId: null, question: "SpO2 91?", done: null, medicines: null, allergies: null };
  const answer = await nurse.request.post(`${origin}/api/episodes/${about}/consultations`, { ...OURS, data });
  return answer.status() === 201 ? id : null;
}

async function getReady(page: Page, origin: string, id: string): Promise<void> {
  await page.goto(`${origin}/staff/consultations/${id}`);
  await joinWithPicture(page, "room_check_waits");
  await page.getByText(said("room_ready")).waitFor();
}

/** Both have tried their devices while it rings; from the press that accepts to the other's picture on both screens, ms. */
async function acceptToFrame({ origin, nurse, doctor }: Desks, id: string): Promise<number> {
  for (const page of [nurse, doctor]) await getReady(page, origin, id);
  const accept = doctor.getByRole("button", { name: said("consult_accept"), exact: true }).first();
  await accept.waitFor();
  const begun = performance.now();
  await accept.click();
  await Promise.all([frame(nurse), frame(doctor)]);
  return performance.now() - begun;
}

async function reloadToFrame({ nurse }: Desks): Promise<number> {
  const begun = performance.now();
  await nurse.reload({ waitUntil: "commit" });
  await frame(nurse);
  return performance.now() - begun;
}

async function decide({ origin, doctor }: Desks, id: string): Promise<void> {
  const data = { disposition: "stay_home", assessment: "Ổn", meanwhile: null, remeasureMinutes: null, patientText: null };
  await doctor.request.post(`${origin}/api/consultations/${id}/decide`, { ...OURS, data });
}

async function measure(desks: Desks): Promise<Figure[]> {
  const hospital = await hospitalOf(desks);
  const [first, again]: [number[], number[]] = [[], []];
  for (const about of await patientsOf(desks)) {
    if (first.length === TIMES) break;
    const id = await ask(desks, about, hospital);
    if (id === null) continue;
    first.push(await acceptToFrame(desks, id));
    again.push(await reloadToFrame(desks));
    await decide(desks, id);
  }
  const slowest = (list: readonly number[]) => Math.round(Math.max(...list));
  return [
    atMost(
      `call: accept to first remote frame on both sides, median of ${TIMES}`,
      Math.round(median(first)),
      "ms",
      FIRST_FRAME_MS,
    ),
    told("call: accept to first remote frame on both sides, slowest", slowest(first), "ms"),
    atMost(`call: reload to media again, median of ${TIMES}`, Math.round(median(again)), "ms", AGAIN_MS),
    told("call: reload to media again, slowest", slowest(again), "ms"),
  ];
}

async function atDesks(browser: Browser, origin: string): Promise<Figure[]> {
  const nurse = await signIn(browser, origin, "ha");
  const doctor = await signIn(browser, origin, "khoa");
  return measure({ origin, nurse, doctor });
}

/** A nurse and a doctor in one browser, over a real LiveKit on the loopback; wall time on a machine that others share. */
export async function callFigures(): Promise<Figure[]> {
  const binary = livekitPath();
  if (binary === null) return [];
  const { path: folder, remove } = ownFolder("dong-hanh-bench-");
  const [state, secrets, port] = [join(folder, "state"), join(folder, "secrets.env"), await freePort()];
  const { SESSION_KEY: sessionKey = "" } = keepSecrets(secrets);
  await migrate(state);
  const database = openDatabase(state);
  await seedDemoCity(database, { now: Date.now(), sessionKey });
  database.close();
  const plan = await planLivekit({ binary, folder, servicePort: port });
  const livekit = await startLivekit(plan);
  const origin = `http://localhost:${port}`;
  const calls = writeSettings(plan, join(folder, "livekit.env"));
  const service = await startService({ port, origin, state, secrets, calls, log: join(folder, "log"), onTrouble: console.error });
  const browser = await launchBrowser({ media: "given" });
  try {
    return await atDesks(browser, origin);
  } finally {
    await browser.close();
    await Promise.all([service.stop(), livekit.stop()]);
    remove();
  }
}
