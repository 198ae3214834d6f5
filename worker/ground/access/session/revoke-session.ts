import type { SessionId } from "#schema/ids.ts";
import { transact } from "../../platform/commit.ts";
import type { Context } from "../../platform/context.ts";
import { known } from "../../platform/d1.ts";
import type { Failure } from "../../platform/failure.ts";
import { fail, ok, type Result } from "../../platform/result.ts";
import { staffOf } from "../actor.ts";
import { auditRow } from "../audit.ts";
import type { Credential } from "../credential.ts";
import { refusal } from "../policy.ts";
import { revokeSession, sessionBeside } from "./store.ts";

/** Ends one of one's own sessions, as on a machine that was left signed in. Others' do not exist. */
export function revokeOwnSession(ctx: Context, credential: Credential, id: SessionId): Promise<Result<null, Failure>> {
  const start = ctx.clock.now();
  const session = credential.kind === "staff" ? sessionBeside(credential.tokenHash, id, start) : known(null);
  return transact(ctx, [staffOf(credential, start), session], ([actor, found], now) => {
    const refused = refusal(actor, "own-sessions", actor);
    if (refused || actor === null) return fail(refused ?? { tag: "not-signed-in" });
    if (found === null) return fail({ tag: "not-found" });
    return ok({
      value: null,
      record: [
        revokeSession(id, actor.id, now),
        auditRow({ at: now, actor: actor.id, action: "session_revoked", facilityId: actor.facilityId, subject: id }),
      ],
      poke: [actor.facilityId],
    });
  });
}
