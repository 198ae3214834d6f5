import type { Activation } from "#schema/api/enrolment.ts";
import type { EpisodeId } from "#schema/ids.ts";
import { staffOf } from "../../ground/access/actor.ts";
import { auditRow } from "../../ground/access/audit.ts";
import type { Credential } from "../../ground/access/credential.ts";
import { refusal } from "../../ground/access/policy.ts";
import { feedRow } from "../../ground/delivery/store.ts";
import { episodeHead } from "../../ground/episode/store.ts";
import { issueActivation } from "../../ground/people/activation/part.ts";
import { transact } from "../../ground/platform/commit.ts";
import type { Context } from "../../ground/platform/context.ts";
import type { Failure } from "../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../ground/platform/result.ts";

/** A new code for a person, also after the illness has ended: the certificate and month 12 come later. Older codes are taken back. */
export function reissueActivation(
  ctx: Context,
  credential: Credential,
  episodeId: EpisodeId,
): Promise<Result<Activation, Failure>> {
  const queries = [staffOf(credential, ctx.clock.now()), episodeHead(episodeId)] as const;
  return transact<typeof queries, Activation>(ctx, queries, async ([actor, head], now) => {
    const refused = refusal(actor, "activate", head);
    if (refused || actor === null || head === null) return fail(refused ?? { tag: "not-found" });
    const { activation, statements } = await issueActivation(ctx, { personId: head.personId, issuedBy: actor.id, now });
    const { facilityId } = head;
    const line = { at: now, actor: actor.id, action: "activation_issued", facilityId, episodeId, subject: activation.id };
    return ok({
      value: activation,
      record: [...statements, auditRow(line), feedRow(facilityId, episodeId, now)],
      poke: [facilityId],
    });
  });
}
