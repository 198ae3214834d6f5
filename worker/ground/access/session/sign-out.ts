import { unsubscribe } from "../../delivery/push/store.ts";
import { transact } from "../../platform/commit.ts";
import type { Context } from "../../platform/context.ts";
import type { Failure } from "../../platform/failure.ts";
import { fail, ok, type Result } from "../../platform/result.ts";
import { staffOf } from "../actor.ts";
import { auditRow } from "../audit.ts";
import type { Credential } from "../credential.ts";
import { endDuty } from "../duty/store.ts";
import { revokeSession } from "./store.ts";

/** Ends this session and the shift with it (decisions.md 13). The board is told, and closes this session's sockets. */
export function signOut(ctx: Context, credential: Credential): Promise<Result<null, Failure>> {
  return transact(ctx, [staffOf(credential, ctx.clock.now())], ([actor], now) => {
    if (actor === null) return fail({ tag: "not-signed-in" });
    return ok({
      value: null,
      record: [
        revokeSession(actor.sessionId, actor.id, now),
        endDuty(actor.id, now),
        unsubscribe({ kind: "session_id", id: actor.sessionId }),
        auditRow({ at: now, actor: actor.id, action: "signed_out", facilityId: actor.facilityId, subject: actor.sessionId }),
      ],
      poke: [actor.facilityId],
    });
  });
}
