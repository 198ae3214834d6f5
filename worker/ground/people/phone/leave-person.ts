import type { PersonId } from "#schema/ids.ts";
import { phoneOf } from "../../access/actor.ts";
import { auditRow } from "../../access/audit.ts";
import type { Credential } from "../../access/credential.ts";
import { transact } from "../../platform/commit.ts";
import type { Context } from "../../platform/context.ts";
import type { Failure } from "../../platform/failure.ts";
import { fail, ok, type Result } from "../../platform/result.ts";
import { followedOnPhone, newsOf, revokeGrant } from "./store.ts";

/** Takes one person off this phone; the others stay. */
export async function leavePerson(ctx: Context, credential: Credential, personId: PersonId): Promise<Result<null, Failure>> {
  if (credential.kind !== "phone") return fail({ tag: "not-signed-in" });
  const queries = [phoneOf(credential, ctx.clock.now()), followedOnPhone(credential.tokenHash)] as const;
  return transact(ctx, queries, ([phone, followed], now) => {
    if (phone === null) return fail({ tag: "not-signed-in" });
    if (!phone.grants.some((grant) => grant.personId === personId)) return fail({ tag: "not-found" });
    const theirs = followed.filter((episode) => episode.person_id === personId);
    const news = newsOf(theirs, now);
    const episodeId = theirs[0]?.id ?? null;
    const line = auditRow({ at: now, actor: phone.id, action: "person_left_phone", episodeId, subject: personId });
    return ok({ value: null, record: [revokeGrant(phone.id, personId, now), line, ...news.record], poke: news.poke });
  });
}
