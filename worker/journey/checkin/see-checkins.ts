import type { EpisodeId } from "#schema/ids.ts";
import { staffOf } from "../../ground/access/actor.ts";
import { auditRow } from "../../ground/access/audit.ts";
import type { Credential } from "../../ground/access/credential.ts";
import { refusal } from "../../ground/access/policy.ts";
import { episodeHead, markSeen } from "../../ground/episode/store.ts";
import { transact } from "../../ground/platform/commit.ts";
import type { Context } from "../../ground/platform/context.ts";
import type { Failure } from "../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../ground/platform/result.ts";

/** A professional has opened the patient's page: the third step of the receipt (decisions.md 12). */
export function seeCheckins(ctx: Context, credential: Credential, episodeId: EpisodeId): Promise<Result<null, Failure>> {
  const queries = [staffOf(credential, ctx.clock.now()), episodeHead(episodeId)] as const;
  return transact<typeof queries, null>(ctx, queries, ([actor, episode], now) => {
    const refused = refusal(actor, "read-record", episode);
    if (refused) return fail(refused);
    if (actor === null || episode === null) return fail({ tag: "not-found" });
    const { facilityId } = episode;
    return ok({
      value: null,
      record: [
        markSeen(episodeId, actor.id, now),
        auditRow({ at: now, actor: actor.id, action: "record_opened", facilityId, episodeId }),
      ],
    });
  });
}
