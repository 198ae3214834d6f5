import type { Page } from "playwright-core";
import { uuidv7obj } from "uuidv7";
import type { PatientRecord } from "#schema/api/record.ts";
import type { MedicineBody } from "#schema/api/set-medicine.ts";
import { encodeId } from "#schema/ids.ts";
import { newId } from "../../../web/shared/new-id.ts";

/** What a page of the service sends with what it asks. */
export const HEADERS = { "sec-fetch-site": "same-origin" };

/** The episode of whoever the console's page shows. */
export const episodeOn = (desk: Page): string => /epi_[0-9a-z]{26}/.exec(desk.url())?.[0] ?? "";

/** What the station's record holds, asked with the desk's session: of whoever its page shows, else of this episode. */
export async function recordOf(desk: Page, origin: string, episode = episodeOn(desk)): Promise<PatientRecord> {
  const answer = await desk.request.get(`${origin}/api/episodes/${episode}`, { headers: HEADERS });
  return answer.json();
}

/** The check-ins of whoever the console's page shows. */
export const recorded = async (desk: Page, origin: string): Promise<PatientRecord["checkins"]> =>
  (await recordOf(desk, origin)).checkins;

/** Ends the home care of whoever the console's page shows. */
export async function endCare(desk: Page, origin: string, reason: string): Promise<void> {
  await desk.request.post(`${origin}/api/episodes/${episodeOn(desk)}/end`, { headers: HEADERS, data: { reason, note: null } });
}

/** Writes down a medicine for this episode. */
export async function prescribe(desk: Page, origin: string, episode: string, medicine: MedicineBody): Promise<void> {
  const id = encodeId("med", uuidv7obj().bytes);
  await desk.request.put(`${origin}/api/episodes/${episode}/medicines/${id}`, { headers: HEADERS, data: medicine });
}

/** What a nurse types of somebody: SpO2 96 twice, reported by the Ministry's list, and borderline. */
export function aNursesCheckin() {
  const now = Date.now();
  const measurements = {
    spo2: { first: 96, second: 96 },
    pulse: 80,
    respiratoryRate: { counted: 16, calm: true },
    temperatureCelsius: 36.8,
    bloodPressure: { systolicMmhg: 118, diastolicMmhg: 76 },
    onOxygen: false,
    measuringConditions: [],
    symptoms: { answered: true, codes: [] },
    note: null,
  };
  return { id: newId("chk"), recordedAt: now - 5_000, sentAt: now, language: "vi", measurements };
}
