import { slotTimes } from "#clinical/schedule.ts";
import type { EpisodeId } from "#schema/ids.ts";
import { EXTRA_GRACE_MS } from "#schema/terms.ts";
import { dueBefore, extraDueBy } from "../../ground/episode/store.ts";
import type { Context } from "../../ground/platform/context.ts";
import { load } from "../../ground/platform/d1.ts";
import { markSilence } from "./mark-silence.ts";
import { newestMissable } from "./rules.ts";

/** An invocation may make 1,000 D1 calls and each silence takes two; the next minute goes on. */
const MOST_A_MINUTE = 200;

/** One that cannot be read is told to the log and never keeps the others' silence from being heard. */
async function markOrLog(ctx: Context, episodeId: EpisodeId): Promise<void> {
  try {
    await markSilence(ctx, episodeId);
  } catch (error) {
    ctx.log.write({ event: "failed", where: "mark_silence", error: error instanceof Error ? error.name : "unknown" });
  }
}

/** Marks everybody whose window, or extra check-in, was missed by now. Answers how many were looked at. */
export async function sweepSilence(ctx: Context): Promise<number> {
  const now = ctx.clock.now();
  const { untilMs } = slotTimes(newestMissable(now));
  const found = await load(ctx, [dueBefore(untilMs, MOST_A_MINUTE), extraDueBy(now - EXTRA_GRACE_MS, MOST_A_MINUTE)]);
  const due = [...new Set(found.flat())].slice(0, MOST_A_MINUTE);
  for (const episodeId of due) await markOrLog(ctx, episodeId);
  return due.length;
}
