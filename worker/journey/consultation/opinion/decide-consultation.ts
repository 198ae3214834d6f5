import type { DecideBody } from "#schema/api/consultation.ts";
import type { ConsultationId } from "#schema/ids.ts";
import type { Credential } from "../../../ground/access/credential.ts";
import type { Context } from "../../../ground/platform/context.ts";
import { known } from "../../../ground/platform/d1.ts";
import type { Failure } from "../../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../../ground/platform/result.ts";
import { changeConsultation, movedOn } from "../change-consultation.ts";
import { closeCall } from "../close-call.ts";
import { sign } from "./sign.ts";
import { nowDecided } from "./store.ts";

/** Whoever accepted it signs an opinion and a disposition: that closes the consultation, and the call with it. */
export function decideConsultation(
  ctx: Context,
  credential: Credential,
  id: ConsultationId,
  body: DecideBody,
): Promise<Result<null, Failure>> {
  return changeConsultation(ctx, credential, id, { on: "hospital", also: known(null) }, ({ actor, consultation, now }) => {
    const { state, doctor, episodeId, stationId } = consultation;
    if (state !== "accepted" || doctor?.id !== actor.id) return fail(movedOn(consultation));
    return ok({
      action: "consultation_decided",
      detail: { disposition: body.disposition },
      record: [
        ...sign(body, stationId, { consultationId: id, episodeId, version: 1, by: actor.id, at: now, correction: null }),
        nowDecided(id, now),
        closeCall(consultation, now),
      ],
    });
  });
}
