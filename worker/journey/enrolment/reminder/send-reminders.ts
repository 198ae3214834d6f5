import type { FacilityId } from "#schema/ids.ts";
import type { Context } from "../../../ground/platform/context.ts";
import { load, prepare } from "../../../ground/platform/d1.ts";
import { LATEST_MS, remindNow } from "./rules.ts";
import { extrasDue, type Made, remindersDue, remindersMade, type ScheduledRow } from "./store.ts";

/** Two D1 calls for so many: at half past seven thousands are due in one minute. */
const AT_ONCE = 1_000;
/** The rest waits for the next minute, ten thousand at a time. */
const MOST_ROUNDS = 10;

type Decided = Made & { readonly facilityId: FacilityId };

/** Of one minute the extra comes first: what a finding or a doctor asks for fills the window, too. */
function decide(row: ScheduledRow, extras: ReadonlySet<string>, now: number): Decided {
  const { id, facilityId, remindAt: was } = row;
  const { dueAt, next } = remindNow(row, now);
  return { id, facilityId, dueAt: extras.has(id) ? null : dueAt, why: "window", was, next };
}

/** Writes what was decided, and wakes the dispatchers that have something to tell. */
async function make(ctx: Context, decided: readonly Decided[], now: number): Promise<number> {
  const channels = { push: ctx.push !== null, texts: ctx.texts !== null };
  const made = decided.map(({ facilityId: _, ...each }) => each);
  await ctx.db.batch(remindersMade(made, now, channels).map((each) => prepare(ctx.db, each)));
  const due = decided.filter(({ dueAt }) => dueAt !== null);
  ctx.wake([...new Set(due.map(({ facilityId }) => facilityId))]);
  return due.length;
}

/**
 * The minute's reminders: everybody whose hour has come, and everybody of whom an extra check-in is asked for by now. What is told, and
 * whether, is decided when it leaves. Answers how many were made.
 */
export async function sendReminders(ctx: Context): Promise<number> {
  const now = ctx.clock.now();
  let reminded = 0;
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const [due, extras] = await load(ctx, [remindersDue(now, AT_ONCE), extrasDue(now - LATEST_MS, now, AT_ONCE)]);
    if (due.length + extras.length === 0) return reminded;
    const asked = extras.map((each) => ({ ...each, why: "extra" as const }));
    const extraOf = new Set(extras.map(({ id }) => id));
    reminded += await make(ctx, [...asked, ...due.map((row) => decide(row, extraOf, now))], now);
    if (due.length < AT_ONCE && extras.length < AT_ONCE) return reminded;
  }
  return reminded;
}
