import { missedInARow, nextDueAt, slotAt } from "#clinical/schedule.ts";
import type { EpisodeId } from "#schema/ids.ts";
import { auditRow } from "../../ground/access/audit.ts";
import { feedRow } from "../../ground/delivery/store.ts";
import { byEpisode, type EpisodeInCare, episodeInCare, setNextDue } from "../../ground/episode/store.ts";
import { type Decided, transact } from "../../ground/platform/commit.ts";
import type { Context } from "../../ground/platform/context.ts";
import type { Failure } from "../../ground/platform/failure.ts";
import { ok, type Result } from "../../ground/platform/result.ts";
import { openAlerts } from "../triage/alert-row.ts";
import { factsOf, moveAlert } from "../triage/part.ts";
import { decideAlert } from "../triage/rules.ts";
import { isMissed, newestMissable, silenceOf } from "./rules.ts";

/** Windows missed in a row since the newest check-in, or since care began. */
function missedOf({ lastCheckinAt, openedAt }: EpisodeInCare, nowMs: number): number {
  const filled = lastCheckinAt === null ? null : slotAt(lastCheckinAt);
  return missedInARow({ sinceMs: Math.max(openedAt, lastCheckinAt ?? 0), filled: filled ? [filled] : [], nowMs });
}

/** Somebody is silent: raises the alert that asks for a call, and moves what is due to the window that is open or next. */
export function markSilence(ctx: Context, episodeId: EpisodeId): Promise<Result<boolean, Failure>> {
  const key = byEpisode(episodeId);
  return transact(ctx, [episodeInCare(key), openAlerts(key)], ([episode, open], now): Decided<boolean> => {
    if (episode === null || episode.state === "ended" || !isMissed(episode.nextDueAt, now))
      return ok({ value: false, record: [] });
    const { facilityId, version, riskClass, lastSeverity, amHour: am, pmHour: pm } = episode;
    const missed = missedOf(episode, now);
    const found = silenceOf(missed, riskClass, lastSeverity);
    const findings = found === null ? [] : [{ ...found, values: {} }];
    const facts = factsOf(open, "silence");
    const raising = { ids: ctx.ids, episodeId, facilityId, now, actor: "system", raisedBy: null };
    const raised = moveAlert(raising, "silence", facts, decideAlert(facts, [], findings, now));
    const due = nextDueAt({ lastFilled: newestMissable(now), preferred: { am, pm }, nowMs: now });
    return ok({
      value: raised.length > 0,
      guard: { episodeId, version },
      record: [
        ...raised,
        setNextDue(episodeId, due),
        auditRow({ at: now, actor: "system", action: "silence_marked", facilityId, episodeId, detail: { missed } }),
        feedRow(facilityId, episodeId, now),
      ],
      poke: [facilityId],
    });
  });
}
