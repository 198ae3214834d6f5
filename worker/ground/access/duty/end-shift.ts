import { transact } from "../../platform/commit.ts";
import type { Context } from "../../platform/context.ts";
import { known } from "../../platform/d1.ts";
import type { Failure } from "../../platform/failure.ts";
import { fail, ok, type Result } from "../../platform/result.ts";
import { staffOf } from "../actor.ts";
import { auditRow } from "../audit.ts";
import type { Credential } from "../credential.ts";
import { refusal } from "../policy.ts";
import { dutyOfSession, endDuty } from "./store.ts";

/** Ends the running shift; without one nothing happens. */
export function endShift(ctx: Context, credential: Credential): Promise<Result<null, Failure>> {
  const start = ctx.clock.now();
  const running = credential.kind === "staff" ? dutyOfSession(credential.tokenHash, start) : known(null);
  return transact(ctx, [staffOf(credential, start), running], ([actor, duty], now) => {
    const refused = refusal(actor, "end-shift", actor);
    if (refused || actor === null) return fail(refused ?? { tag: "not-signed-in" });
    if (duty === null) return ok({ value: null, record: [] });
    return ok({
      value: null,
      record: [
        endDuty(actor.id, now),
        auditRow({ at: now, actor: actor.id, action: "shift_ended", facilityId: actor.facilityId }),
      ],
      poke: [actor.facilityId],
    });
  });
}
