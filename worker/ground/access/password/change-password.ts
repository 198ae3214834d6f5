import { transact } from "../../platform/commit.ts";
import type { Context } from "../../platform/context.ts";
import { load } from "../../platform/d1.ts";
import type { Failure } from "../../platform/failure.ts";
import { fail, ok, type Result } from "../../platform/result.ts";
import { type StaffActor, staffOf } from "../actor.ts";
import { auditRow } from "../audit.ts";
import type { Credential } from "../credential.ts";
import { accountByName, revokeSessions } from "../session/store.ts";
import { fitsPassword, hashPassword } from "./password-hash.ts";
import { isWeakPassword } from "./rules.ts";
import { countTry, setPassword } from "./store.ts";

interface Change {
  readonly current: string;
  readonly next: string;
}

/** The present password is tried like at the door: whoever finds an open session may not guess at it without end. */
async function changeOf(ctx: Context, actor: StaffActor, { current, next }: Change): Promise<Result<null, Failure>> {
  const start = ctx.clock.now();
  const queries = [countTry(actor.username, start), accountByName(actor.username, start)] as const;
  return transact(ctx, queries, async ([tried, account], now) => {
    if (tried === null) return fail({ tag: "too-many-tries", retryAt: account?.locked_until ?? now });
    if (!(await fitsPassword(current, tried.password_hash))) return fail({ tag: "wrong-password" });
    return ok({
      value: null,
      record: [
        setPassword(actor.id, await hashPassword(next)),
        revokeSessions(actor.id, actor.sessionId, now),
        auditRow({ at: now, actor: actor.id, action: "password_changed", facilityId: actor.facilityId, subject: actor.id }),
      ],
      poke: [actor.facilityId],
    });
  });
}

/** Changes one's own password; every other session of the person ends. */
export async function changePassword(ctx: Context, credential: Credential, change: Change): Promise<Result<null, Failure>> {
  const [actor] = await load(ctx, [staffOf(credential, ctx.clock.now())]);
  if (actor === null) return fail({ tag: "not-signed-in" });
  if (change.next === change.current || isWeakPassword(change.next, actor.username)) return fail({ tag: "weak-password" });
  return changeOf(ctx, actor, change);
}
