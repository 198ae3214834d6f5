import type { EpisodeId } from "#schema/ids.ts";
import { staffOf } from "../../ground/access/actor.ts";
import { auditRow } from "../../ground/access/audit.ts";
import type { Credential } from "../../ground/access/credential.ts";
import { refusal } from "../../ground/access/policy.ts";
import { feedRow } from "../../ground/delivery/store.ts";
import { episodeHead } from "../../ground/episode/store.ts";
import { revokeWaiting } from "../../ground/people/activation/store.ts";
import { transact } from "../../ground/platform/commit.ts";
import type { Context } from "../../ground/platform/context.ts";
import type { Failure } from "../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../ground/platform/result.ts";

/** Takes back the codes of a person that still wait, as when a printed one was lost. Phones that are linked stay linked. */
export function revokeActivation(ctx: Context, credential: Credential, episodeId: EpisodeId): Promise<Result<null, Failure>> {
  return transact(ctx, [staffOf(credential, ctx.clock.now()), episodeHead(episodeId)], ([actor, head], now) => {
    const refused = refusal(actor, "activate", head);
    if (refused || actor === null || head === null) return fail(refused ?? { tag: "not-found" });
    const { facilityId, personId } = head;
    const line = { at: now, actor: actor.id, action: "activation_revoked", facilityId, episodeId, subject: personId };
    return ok({
      value: null,
      record: [revokeWaiting(personId, now), auditRow(line), feedRow(facilityId, episodeId, now)],
      poke: [facilityId],
    });
  });
}
