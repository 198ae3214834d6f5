import { transact } from "../../platform/commit.ts";
import type { Context } from "../../platform/context.ts";
import { known } from "../../platform/d1.ts";
import type { Failure } from "../../platform/failure.ts";
import { fail, ok, type Result } from "../../platform/result.ts";
import { staffOf } from "../actor.ts";
import { auditRow } from "../audit.ts";
import type { Credential } from "../credential.ts";
import { refusal } from "../policy.ts";
import { dutyOfSession, startDuty } from "./store.ts";

/** A shift ends by itself after this, ms (decisions.md 13). */
const SHIFT_MS = 12 * 3_600_000;

/** Begins a shift; one that runs already is answered as it is. */
export function startShift(ctx: Context, credential: Credential): Promise<Result<{ from: number; until: number }, Failure>> {
  const start = ctx.clock.now();
  const running = credential.kind === "staff" ? dutyOfSession(credential.tokenHash, start) : known(null);
  return transact(ctx, [staffOf(credential, start), running], ([actor, duty], now) => {
    const refused = refusal(actor, "start-shift", actor);
    if (refused || actor === null) return fail(refused ?? { tag: "not-signed-in" });
    if (duty) return ok({ value: { from: duty.from_at, until: duty.until_at }, record: [] });
    return ok({
      value: { from: now, until: now + SHIFT_MS },
      record: [
        startDuty(actor.id, actor.facilityId, now, now + SHIFT_MS),
        auditRow({ at: now, actor: actor.id, action: "shift_started", facilityId: actor.facilityId }),
      ],
      poke: [actor.facilityId],
    });
  });
}
