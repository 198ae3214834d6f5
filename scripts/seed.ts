import type { DatabaseSync } from "node:sqlite";
import { startShift } from "../worker/ground/access/duty/start-shift.ts";
import { hireStaff, type Staff } from "./seed/accounts.ts";
import { consult } from "./seed/consultations.ts";
import { crowd } from "./seed/crowd.ts";
import { done } from "./seed/done.ts";
import { settlePlaces } from "./seed/places.ts";
import { play } from "./seed/play.ts";
import { STORIES } from "./seed/stories.ts";
import { newWorld, type World } from "./seed/world.ts";

const HOUR_MS = 3_600_000;
/** Longer than the longest story. */
const PAST_MS = 16 * 24 * HOUR_MS;
const CROWD = 16;
/** Who is on duty when the city is found, and since how many hours. */
const ON_DUTY = { ha: 3, tu: 3, my: 1, lien: 4, khoa: 2 } as const;

async function beginShifts({ ctx, setClock, now }: World, staff: Staff): Promise<void> {
  for (const [username, hours] of Object.entries(ON_DUTY)) {
    const member = staff.get(username);
    setClock(now - hours * HOUR_MS);
    if (member) await done(`the shift of ${username}`, startShift(ctx, member.credential));
  }
}

async function fill(world: World): Promise<void> {
  const since = world.now - PAST_MS;
  world.setClock(since);
  const places = settlePlaces(world);
  const staff = await hireStaff(world, places);
  const stories = [...STORIES, ...crowd(CROWD, "an-khanh", world.chance)];
  await play(world, staff, stories, since);
  await beginShifts(world, staff);
  await consult(world, staff, places);
}

/**
 * Puts the demo city into an empty database: Cần Thơ with its stations, staff and some fifty invented patients, whose days are told by
 * the service's own verbs, each at its hour (decisions.md 26). All of it or nothing.
 */
export async function seedDemoCity(
  database: DatabaseSync,
  { now, sessionKey }: { now: number; sessionKey: string },
): Promise<void> {
  const world = newWorld(database, { now, sessionKey });
  database.exec("BEGIN IMMEDIATE");
  try {
    await fill(world);
    database.exec("COMMIT");
  } catch (fault) {
    database.exec("ROLLBACK");
    throw fault;
  }
}
