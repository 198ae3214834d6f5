import { forgotten, pruneFeed, pruneOutbox } from "./ground/delivery/store.ts";
import type { Context } from "./ground/platform/context.ts";
import { load, prepare } from "./ground/platform/d1.ts";
import { sweepSilence } from "./journey/checkin/sweep-silence.ts";
import { pruneWebhooks } from "./journey/consultation/call/store.ts";
import { sendReminders } from "./journey/enrolment/reminder/send-reminders.ts";

const MINUTE_MS = 60_000;
/**
 * A wake drains at once, so what is overdue for longer was forgotten. Short, since an emergency's push may be among it: with a sweep a
 * minute it then leaves 70 s late at the latest. Waking a dispatcher that is at work does no harm.
 */
const FORGOTTEN_MS = 10_000;
/** A board that slept for longer builds itself anew. */
const FEED_KEPT_MS = 24 * 60 * MINUTE_MS;
const OUTBOX_KEPT_MS = 7 * 24 * 60 * MINUTE_MS;
/** What is older than minutes is refused by its age (journey/consultation/call/rules.ts). */
const WEBHOOKS_KEPT_MS = 24 * 60 * MINUTE_MS;

/** Reminders that fail keep nobody's overdue push from leaving; the next minute makes them good. */
async function remindOrLog(ctx: Context): Promise<number> {
  try {
    return await sendReminders(ctx);
  } catch (error) {
    ctx.log.write({ event: "failed", where: "send_reminders", error: error instanceof Error ? error.name : "unknown" });
    return 0;
  }
}

/** Once a minute: finds what everybody forgot, quiet facilities included. */
export async function sweep(ctx: Context): Promise<void> {
  const now = ctx.clock.now();
  const silent = await sweepSilence(ctx);
  const reminders = await remindOrLog(ctx);
  const [overdue] = await load(ctx, [forgotten(now - FORGOTTEN_MS)]);
  ctx.wake(overdue);
  const stale = [pruneFeed(now - FEED_KEPT_MS), pruneOutbox(now - OUTBOX_KEPT_MS), pruneWebhooks(now - WEBHOOKS_KEPT_MS)];
  await ctx.db.batch(stale.map((each) => prepare(ctx.db, each)));
  ctx.log.write({ event: "swept", outbox: overdue.length, due: silent, reminders });
}
