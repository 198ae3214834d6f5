import { phoneOf } from "../../access/actor.ts";
import { auditRow } from "../../access/audit.ts";
import type { Credential } from "../../access/credential.ts";
import { transact } from "../../platform/commit.ts";
import type { Context } from "../../platform/context.ts";
import type { Failure } from "../../platform/failure.ts";
import { fail, ok, type Result } from "../../platform/result.ts";
import { followedOnPhone, newsOf, revokeDevice } from "./store.ts";

/** Takes everybody off this phone: it is sold, lent or lost. */
export async function removePhone(ctx: Context, credential: Credential): Promise<Result<null, Failure>> {
  if (credential.kind !== "phone") return fail({ tag: "not-signed-in" });
  const queries = [phoneOf(credential, ctx.clock.now()), followedOnPhone(credential.tokenHash)] as const;
  return transact(ctx, queries, ([phone, followed], now) => {
    if (phone === null) return fail({ tag: "not-signed-in" });
    const news = newsOf(followed, now);
    const line = auditRow({ at: now, actor: phone.id, action: "phone_removed", subject: phone.id });
    return ok({ value: null, record: [...revokeDevice(phone.id, now), line, ...news.record], poke: news.poke });
  });
}
