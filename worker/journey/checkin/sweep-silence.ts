import { slotTimes } from "#clinical/schedule.ts";
import { dueBefore } from "../../ground/episode/store.ts";
import type { Context } from "../../ground/platform/context.ts";
import { load } from "../../ground/platform/d1.ts";
import { markSilence } from "./mark-silence.ts";
import { newestMissable } from "./rules.ts";

/** An invocation may make 1,000 D1 calls and each silence takes two; the next minute goes on. */
const MOST_A_MINUTE = 200;

/** Marks everybody whose window was missed by now. Answers how many were looked at. */
export async function sweepSilence(ctx: Context): Promise<number> {
  const { untilMs } = slotTimes(newestMissable(ctx.clock.now()));
  const [due] = await load(ctx, [dueBefore(untilMs, MOST_A_MINUTE)]);
  for (const episodeId of due) await markSilence(ctx, episodeId);
  return due.length;
}
