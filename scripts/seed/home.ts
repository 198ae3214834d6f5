import { type Credential, sha256 } from "../../worker/ground/access/credential.ts";
import { redeemActivation } from "../../worker/ground/people/activation/redeem-activation.ts";
import { submitCheckin } from "../../worker/journey/checkin/submit-checkin.ts";
import { askForHelp } from "../../worker/journey/triage/ask-for-help.ts";
import { COURSES } from "./courses.ts";
import { done } from "./done.ts";
import type { Patient } from "./patient.ts";
import { filledIn } from "./vitals.ts";
import type { World } from "./world.ts";

/** From writing on the phone to the station's having it, ms: a line that works. */
const ON_ITS_WAY_MS = 1_500;
const AGENT = "Chrome, Android";
const DAY_MS = 86_400_000;

/** What is done at home, with the phone. The clock stands at its hour. */
export async function linkPhone({ ctx }: World, patient: Patient, household: Credential | null): Promise<void> {
  const { code, birthYear, story } = patient;
  const relation = story.carer === undefined || story.ageMonths >= 192 ? "self" : "carer";
  const entry = { code, birthYear, relation, agent: AGENT } as const;
  const linked = await done(`linking ${story.name}`, redeemActivation(ctx, household ?? { kind: "none" }, entry));
  patient.phone = linked.token === null ? household : { kind: "phone", tokenHash: await sha256(linked.token) };
}

/** One check-in of the course: `before` counts back from the last one. */
export async function checkIn(
  { ctx, chance }: World,
  patient: Patient,
  { before, opened }: { before: number; opened: number },
): Promise<void> {
  const { story, episodeId, phone } = patient;
  if (phone === null) throw new Error(`${story.name} has no phone`);
  const now = ctx.clock.now();
  const reading = COURSES[story.course](before, Math.floor((now - opened) / DAY_MS));
  const measurements = filledIn(reading, story.ageMonths, chance);
  const recordedAt = now - ON_ITS_WAY_MS;
  const body = { id: ctx.ids.next("chk"), recordedAt, sentAt: recordedAt, language: story.language ?? "vi", measurements };
  await done(`a check-in of ${story.name}`, submitCheckin(ctx, phone, episodeId, body));
}

export async function cry({ ctx }: World, { story, episodeId, phone }: Patient): Promise<void> {
  if (phone === null || story.cry === undefined) throw new Error(`${story.name} has no phone to call with`);
  const { kind, wants, message } = story.cry;
  const recordedAt = ctx.clock.now() - ON_ITS_WAY_MS;
  const body = { id: ctx.ids.next("not"), kind, recordedAt, sentAt: recordedAt, message, ...(wants && { wants: [...wants] }) };
  await done(`a call of ${story.name}`, askForHelp(ctx, phone, episodeId, body));
}
