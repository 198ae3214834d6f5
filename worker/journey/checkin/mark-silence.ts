import { type Due, dueByWindows } from "#clinical/next-due.ts";
import { slotAt } from "#clinical/schedule.ts";
import { silenceFindings } from "#clinical/silence.ts";
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
import { isMissed, missedCount, newestMissable } from "./rules.ts";

/** What is due then: after a window the one that is open or next, after an extra the plan goes on without it. */
function dueThen(episode: EpisodeInCare, nowMs: number): Due {
  const preferred = { am: episode.amHour, pm: episode.pmHour };
  return episode.dueWhy === "window"
    ? dueByWindows(newestMissable(nowMs), preferred, nowMs)
    : dueByWindows(episode.lastCheckinAt === null ? null : slotAt(episode.lastCheckinAt), preferred, nowMs);
}

/** Somebody is silent: raises the alert that asks for a call, and moves what is due to the window that is open or next. */
export function markSilence(ctx: Context, episodeId: EpisodeId): Promise<Result<boolean, Failure>> {
  const key = byEpisode(episodeId);
  return transact(ctx, [episodeInCare(key), openAlerts(key)], ([episode, open], now): Decided<boolean> => {
    if (episode === null || episode.state === "ended" || !isMissed(episode, now)) return ok({ value: false, record: [] });
    const { facilityId, version, riskClass, lastSeverity } = episode;
    const missed = missedCount(episode, now);
    const findings = silenceFindings({ missed, riskClass, lastSeverity });
    const detail = { missed, due: episode.dueWhy };
    const facts = factsOf(open, "silence");
    const raising = { ids: ctx.ids, episodeId, facilityId, now, actor: "system", raisedBy: null };
    const raised = moveAlert(raising, "silence", facts, decideAlert(facts, [], findings, now));
    return ok({
      value: raised.length > 0,
      guard: { episodeId, version },
      record: [
        ...raised,
        setNextDue(episodeId, dueThen(episode, now)),
        auditRow({ at: now, actor: "system", action: "silence_marked", facilityId, episodeId, detail }),
        feedRow(facilityId, episodeId, now),
      ],
      poke: [facilityId],
    });
  });
}
