import { slotTimes } from "#clinical/schedule.ts";
import { sweepSilence } from "../../worker/journey/checkin/sweep-silence.ts";
import type { Staff } from "./accounts.ts";
import { issueDemoCode } from "./codes.ts";
import { checkIn, cry, linkPhone } from "./home.ts";
import { dayOf, type Patient } from "./patient.ts";
import { atPlace, attend, doDeed, end, enrol, setMedicines } from "./station.ts";
import type { Story } from "./story.ts";
import { checkinTimes, endedAt, MINUTE_MS, openedAt } from "./times.ts";
import type { World } from "./world.ts";

/** Something that happens at an instant, ms UTC. */
interface Scene {
  readonly at: number;
  readonly happens: () => Promise<unknown>;
}
type Households = Map<string, Patient>;

/** A story as scenes; those after the first wait for the patient that the first one brings. */
function scenesOf(world: World, staff: Staff, story: Story, number: number, households: Households): Scene[] {
  const { now, chance } = world;
  const opened = openedAt(story, world);
  const times = checkinTimes(story, world, opened);
  const nurse = atPlace(staff, story.place);
  let patient: Patient | null = null;
  const theirs = (then: (patient: Patient) => Promise<unknown>) => async () => {
    if (patient === null) throw new Error(`${story.name} is not enrolled yet`);
    await then(patient);
  };
  const begin = async () => {
    const family = story.household === undefined ? undefined : households.get(story.household);
    patient = await enrol(world, staff, story, number, family);
    if (!story.unlinked) await linkPhone(world, patient, family?.phone ?? null);
    if (story.household !== undefined && family === undefined) households.set(story.household, patient);
  };
  const scenes: Scene[] = [{ at: opened, happens: begin }];
  const add = (at: number, then: (patient: Patient) => Promise<unknown>) => scenes.push({ at, happens: theirs(then) });
  if (story.days > 0) add(opened + 25 * MINUTE_MS, (each) => attend(world, staff, each));
  times.forEach((at, index) => {
    const before = times.length - 1 - index;
    add(at, (each) => checkIn(world, each, { before, opened }));
    const attended = at + chance.between(12, 28) * MINUTE_MS;
    const isTold = before === 0 && story.lastAgo !== undefined;
    if (!isTold && attended < now) add(attended, (each) => attend(world, staff, each));
  });
  if (story.medicines) add(opened + 35 * MINUTE_MS, (each) => setMedicines(world, staff, each));
  if (story.cry) add(now - story.cry.ago * MINUTE_MS, (each) => cry(world, each));
  for (const deed of story.deeds ?? []) add(now - deed.ago * MINUTE_MS, (each) => doDeed(world, staff, each, deed));
  const ended = endedAt(story, world);
  if (ended !== null) add(ended, (each) => end(world, staff, each));
  if (story.code) add(now - MINUTE_MS, (each) => issueDemoCode(world, each, nurse.id));
  return scenes;
}

/** Silence is looked for when a window counts as missed, as the service itself does. */
function sweeps({ ctx, now }: World, since: number): Scene[] {
  const scenes: Scene[] = [{ at: now, happens: () => sweepSilence(ctx) }];
  for (let at = since; at < now; at += 24 * 60 * MINUTE_MS) {
    for (const slot of ["am", "pm"] as const) {
      const { missedAtMs } = slotTimes({ date: dayOf(at), slot });
      if (missedAtMs < now) scenes.push({ at: missedAtMs + MINUTE_MS, happens: () => sweepSilence(ctx) });
    }
  }
  return scenes;
}

/** Tells all stories in the order of time, each scene at its hour. */
export async function play(world: World, staff: Staff, stories: readonly Story[], since: number): Promise<void> {
  const households: Households = new Map();
  const told = stories.flatMap((story, number) => scenesOf(world, staff, story, number, households));
  const scenes = [...told, ...sweeps(world, since)].sort((a, b) => a.at - b.at);
  for (const { at, happens } of scenes) {
    world.setClock(at);
    await happens();
    await world.settle();
  }
}
