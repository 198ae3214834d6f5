import { forgotten, pruneFeed, pruneOutbox } from "./ground/delivery/store.ts";
import type { Context } from "./ground/platform/context.ts";
import { load, prepare } from "./ground/platform/d1.ts";
import { sweepSilence } from "./journey/checkin/sweep-silence.ts";
import { pruneWebhooks } from "./journey/consultation/call/store.ts";

const MINUTE_MS = 60_000;
/** A board that slept for longer builds itself anew. */
const FEED_KEPT_MS = 24 * 60 * MINUTE_MS;
const OUTBOX_KEPT_MS = 7 * 24 * 60 * MINUTE_MS;
/** What is older than minutes is refused by its age (journey/consultation/call/rules.ts). */
const WEBHOOKS_KEPT_MS = 24 * 60 * MINUTE_MS;

/** Once a minute: finds what everybody forgot, quiet facilities included. */
export async function sweep(ctx: Context): Promise<void> {
  const now = ctx.clock.now();
  const silent = await sweepSilence(ctx);
  const [overdue] = await load(ctx, [forgotten(now - MINUTE_MS)]);
  ctx.wake(overdue);
  const stale = [pruneFeed(now - FEED_KEPT_MS), pruneOutbox(now - OUTBOX_KEPT_MS), pruneWebhooks(now - WEBHOOKS_KEPT_MS)];
  await ctx.db.batch(stale.map((each) => prepare(ctx.db, each)));
  ctx.log.write({ event: "swept", outbox: overdue.length, due: silent });
}
