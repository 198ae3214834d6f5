import type { EpisodeId } from "#schema/ids.ts";
import { auditRow } from "../../ground/access/audit.ts";
import { feedRow } from "../../ground/delivery/store.ts";
import { byEpisode, episodeHead } from "../../ground/episode/store.ts";
import { transact } from "../../ground/platform/commit.ts";
import type { Context } from "../../ground/platform/context.ts";
import type { Failure } from "../../ground/platform/failure.ts";
import { ok, type Result } from "../../ground/platform/result.ts";
import { openAlerts } from "./alert-row.ts";
import { endsWithEpisode } from "./rules.ts";
import { closeAlert, insertEvent } from "./store.ts";

/** The system closes what was open when the episode ended. Called by the outbox as often as it likes: it reads the truth first. */
export function closeAlertsOfEpisode(ctx: Context, id: EpisodeId): Promise<Result<number, Failure>> {
  return transact(ctx, [episodeHead(id), openAlerts(byEpisode(id))], ([episode, alerts], now) => {
    const endedAt = episode?.state === "ended" ? episode.endedAt : null;
    const ending = endedAt === null ? [] : alerts.filter((alert) => endsWithEpisode(alert, endedAt));
    if (episode === null || ending.length === 0) return ok({ value: 0, record: [] });
    const { facilityId, version } = episode;
    const reason = "episode_ended";
    return ok({
      value: ending.length,
      guard: { episodeId: id, version },
      record: [
        ...ending.flatMap(({ id: alertId, severity }) => [
          closeAlert({ id: alertId, by: "system", reason, accepted: null, now }),
          insertEvent({ alertId, episodeId: id, at: now, actor: "system", event: "resolved", severity, reason }),
        ]),
        auditRow({
          at: now,
          actor: "system",
          action: "alerts_closed",
          facilityId,
          episodeId: id,
          detail: { count: ending.length },
        }),
        feedRow(facilityId, id, now),
      ],
      poke: [facilityId],
    });
  });
}
