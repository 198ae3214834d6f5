import type { ConsultationId, FacilityId } from "#schema/ids.ts";
import type { Credential } from "../../../ground/access/credential.ts";
import type { Context } from "../../../ground/platform/context.ts";
import { load } from "../../../ground/platform/d1.ts";
import type { Failure } from "../../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../../ground/platform/result.ts";
import { changeConsultation, movedOn } from "../change-consultation.ts";
import { isWaiting } from "../rules.ts";
import { canBeAsked } from "../store.ts";
import { candidatesAt } from "./candidates.ts";
import { ringNext } from "./ring.ts";
import { askAt, endRing } from "./store.ts";

/** What is wrong with a place that answers no questions, and with one's own house: it would ring people who may not answer there. */
export const notAHospital: Failure = {
  tag: "invalid-body",
  fields: [{ path: "hospitalId", code: "custom", message: "another hospital or district centre" }],
};

/** The station rings anew: at the same hospital, or at another one, which then has the question and the former has not. */
export async function ringAgain(
  ctx: Context,
  credential: Credential,
  id: ConsultationId,
  hospitalId: FacilityId,
): Promise<Result<null, Failure>> {
  const also = candidatesAt(hospitalId, ctx.clock.now());
  const [exists] = await load(ctx, [canBeAsked(hospitalId)]);
  return changeConsultation(ctx, credential, id, { on: "station", also }, ({ consultation, also: candidates, now }) => {
    if (!isWaiting(consultation.state)) return fail(movedOn(consultation));
    if (!exists || hospitalId === consultation.stationId) return fail(notAHospital);
    const { round } = consultation;
    return ok({
      action: "consultation_rung_again",
      detail: { hospitalId },
      newcomer: hospitalId,
      record: [
        endRing(id, "taken_back", now),
        askAt(id, hospitalId),
        ...ringNext({ ...consultation, hospitalId, round: round + 1 }, candidates, now),
      ],
    });
  });
}
