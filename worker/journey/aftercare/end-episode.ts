import type * as z from "zod/mini";
import type { endBody } from "#schema/api/enrolment.ts";
import type { EpisodeId } from "#schema/ids.ts";
import { staffOf } from "../../ground/access/actor.ts";
import { auditRow } from "../../ground/access/audit.ts";
import type { Credential } from "../../ground/access/credential.ts";
import { refusal } from "../../ground/access/policy.ts";
import { feedRow, outboxRow } from "../../ground/delivery/store.ts";
import { episodeHead, openAlertsOf } from "../../ground/episode/store.ts";
import { transact } from "../../ground/platform/commit.ts";
import type { Context } from "../../ground/platform/context.ts";
import type { Failure } from "../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../ground/platform/result.ts";
import { issueCertificate } from "./certificate/store.ts";
import { isCertified, mayEnd } from "./rules.ts";
import { endEpisodeRow } from "./store.ts";

type EndBody = z.infer<typeof endBody>;

/** Ends an episode of home care. What earlier rooms must do because of it (close alerts) they are told by the outbox. */
export function endEpisode(
  ctx: Context,
  credential: Credential,
  episodeId: EpisodeId,
  body: EndBody,
): Promise<Result<null, Failure>> {
  const queries = [staffOf(credential, ctx.clock.now()), episodeHead(episodeId), openAlertsOf(episodeId)] as const;
  return transact(ctx, queries, ([actor, episode, openAlerts], now) => {
    const refused = refusal(actor, "end", episode);
    if (refused) return fail(refused);
    if (!actor || !episode) return fail({ tag: "not-found" });
    if (episode.state === "ended")
      return fail({ tag: "episode-ended", state: episode.state, by: episode.endedBy, at: episode.endedAt ?? now });
    if (!mayEnd(openAlerts)) return fail({ tag: "emergency-open" });
    const { facilityId, version } = episode;
    return ok({
      value: null,
      guard: { episodeId, version },
      record: [
        endEpisodeRow(episodeId, actor.id, body, now),
        ...(isCertified(body.reason) ? [issueCertificate(episodeId)] : []),
        auditRow({ at: now, actor: actor.id, action: "episode_ended", facilityId, episodeId, detail: { reason: body.reason } }),
        feedRow(facilityId, episodeId, now),
        outboxRow(facilityId, "episode_ended", episodeId, now),
      ],
      poke: [facilityId],
      wake: [facilityId],
    });
  });
}
