import { SITE_OFFSET_MS } from "#schema/terms.ts";
import type { Story } from "./story.ts";
import type { World } from "./world.ts";

export const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;
/** Between enrolment and the first check-in, and between the last ordinary one and one whose time is told. */
const APART_MS = 2 * HOUR_MS;

const midnightOf = (at: number): number => Math.floor((at + SITE_OFFSET_MS) / DAY_MS) * DAY_MS - SITE_OFFSET_MS;

/** The station enrols in the morning of its day; whoever comes today was there an hour ago. */
export function openedAt({ days }: Story, { now, chance }: World): number {
  const at = midnightOf(now - days * DAY_MS) + 8 * HOUR_MS + chance.between(0, 150) * MINUTE_MS;
  return Math.min(at, now - HOUR_MS);
}

export const endedAt = ({ ended }: Story, { now }: World): number | null =>
  ended ? midnightOf(now - ended.daysAgo * DAY_MS) + 10 * HOUR_MS : null;

/** Until when the story's check-ins come by the hours of the day. */
function untilOf(story: Story, world: World): number {
  const { now } = world;
  if (story.silentHours !== undefined) return now - story.silentHours * HOUR_MS;
  if (story.lastAgo !== undefined) return now - story.lastAgo * MINUTE_MS - APART_MS;
  return endedAt(story, world) ?? now - 5 * MINUTE_MS;
}

/** When each check-in is made, oldest first: about 7 and 18 o'clock of each day, and the last at its own time where one is told. */
export function checkinTimes(story: Story, world: World, opened: number): number[] {
  if (story.unlinked) return [];
  const until = untilOf(story, world);
  const times: number[] = [];
  for (let day = midnightOf(opened); day < until; day += DAY_MS) {
    for (const hour of [7, 18]) {
      const at = day + hour * HOUR_MS + world.chance.between(-20, 75) * MINUTE_MS;
      if (at > opened + APART_MS && at < until) times.push(at);
    }
  }
  return story.lastAgo === undefined ? times : [...times, world.now - story.lastAgo * MINUTE_MS];
}
