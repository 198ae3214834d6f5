import type { ConsultationId } from "#schema/ids.ts";
import type { Credential } from "../../../ground/access/credential.ts";
import type { Context } from "../../../ground/platform/context.ts";
import { known } from "../../../ground/platform/d1.ts";
import type { Failure } from "../../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../../ground/platform/result.ts";
import { changeConsultation, movedOn } from "../change-consultation.ts";
import { isWaiting } from "../rules.ts";
import { endRing, insertRing, nowAccepted } from "./store.ts";

/**
 * A doctor takes it: whoever is rung, or a colleague who is quicker, also after nobody answered. Of two at once one has it and the other
 * learns who; one's own again changes nothing.
 */
export function acceptConsultation(ctx: Context, credential: Credential, id: ConsultationId): Promise<Result<null, Failure>> {
  return changeConsultation(ctx, credential, id, { on: "hospital", also: known(null) }, ({ actor, consultation, now }) => {
    const { state, doctor, rung, ring, round, hospitalId } = consultation;
    const action = "consultation_accepted";
    if (state === "accepted" && doctor?.id === actor.id) return ok({ action, record: [] });
    if (!isWaiting(state)) return fail(movedOn(consultation));
    if (rung?.id === actor.id)
      return ok({ action, record: [endRing(id, "accepted", now), nowAccepted(id, ring, actor.id, now)] });
    const own = { consultationId: id, ring: ring + 1, round, hospitalId, staffId: actor.id, at: now, until: now };
    return ok({
      action,
      record: [
        endRing(id, "accepted_by_other", now),
        insertRing({ ...own, outcome: "accepted" }),
        nowAccepted(id, ring + 1, actor.id, now),
      ],
    });
  });
}
