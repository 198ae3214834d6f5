import type { ConsultationId } from "#schema/ids.ts";
import type { Credential } from "../../../ground/access/credential.ts";
import type { Context } from "../../../ground/platform/context.ts";
import { known } from "../../../ground/platform/d1.ts";
import type { Failure } from "../../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../../ground/platform/result.ts";
import { changeConsultation, movedOn } from "../change-consultation.ts";
import { nowRead } from "./store.ts";

/** The station has read what was decided: the hospital sees by whom, and the board lets it go. */
export function readOpinion(ctx: Context, credential: Credential, id: ConsultationId): Promise<Result<null, Failure>> {
  return changeConsultation(ctx, credential, id, { on: "station", also: known(null) }, ({ actor, consultation, now }) => {
    if (consultation.state !== "decided") return fail(movedOn(consultation));
    const action = "opinion_read";
    return ok({ action, record: consultation.readAt === null ? [nowRead(id, actor.id, now)] : [] });
  });
}
