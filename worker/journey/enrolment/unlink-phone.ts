import type { DeviceId, EpisodeId } from "#schema/ids.ts";
import { staffOf } from "../../ground/access/actor.ts";
import { auditRow } from "../../ground/access/audit.ts";
import type { Credential } from "../../ground/access/credential.ts";
import { refusal } from "../../ground/access/policy.ts";
import { feedRow } from "../../ground/delivery/store.ts";
import { episodeHead } from "../../ground/episode/store.ts";
import { grantOnEpisode, revokeGrant } from "../../ground/people/phone/store.ts";
import { transact } from "../../ground/platform/commit.ts";
import type { Context } from "../../ground/platform/context.ts";
import type { Failure } from "../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../ground/platform/result.ts";

/** Takes a phone off a person, as when it was lost. What others have on that phone stays. */
export function unlinkPhone(
  ctx: Context,
  credential: Credential,
  { episodeId, deviceId }: { readonly episodeId: EpisodeId; readonly deviceId: DeviceId },
): Promise<Result<null, Failure>> {
  const queries = [staffOf(credential, ctx.clock.now()), episodeHead(episodeId), grantOnEpisode(deviceId, episodeId)] as const;
  return transact<typeof queries, null>(ctx, queries, ([actor, head, granted], now) => {
    const refused = refusal(actor, "activate", head);
    if (refused || actor === null || head === null) return fail(refused ?? { tag: "not-found" });
    if (!granted) return fail({ tag: "not-found" });
    const { facilityId, personId } = head;
    const line = { at: now, actor: actor.id, action: "phone_unlinked", facilityId, episodeId, subject: deviceId };
    return ok({
      value: null,
      record: [revokeGrant(deviceId, personId, now), auditRow(line), feedRow(facilityId, episodeId, now)],
      poke: [facilityId],
    });
  });
}
