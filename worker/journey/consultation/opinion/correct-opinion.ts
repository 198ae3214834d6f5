import type * as z from "zod/mini";
import type { correctBody } from "#schema/api/consultation.ts";
import type { ConsultationId } from "#schema/ids.ts";
import type { Credential } from "../../../ground/access/credential.ts";
import type { Context } from "../../../ground/platform/context.ts";
import { known } from "../../../ground/platform/d1.ts";
import type { Failure } from "../../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../../ground/platform/result.ts";
import { changeConsultation, movedOn } from "../change-consultation.ts";
import { sign } from "./sign.ts";
import { nowUnread } from "./store.ts";

/**
 * A doctor of the hospital signs a further version and says why; the old one stays. Nobody corrects a version that they have not seen.
 * The station is told as of a new opinion.
 */
export function correctOpinion(
  ctx: Context,
  credential: Credential,
  id: ConsultationId,
  { version, reason, ...body }: z.infer<typeof correctBody>,
): Promise<Result<null, Failure>> {
  return changeConsultation(ctx, credential, id, { on: "hospital", also: known(null) }, ({ actor, consultation, now }) => {
    if (consultation.state !== "decided" || consultation.version !== version) return fail(movedOn(consultation));
    const { episodeId } = consultation;
    return ok({
      action: "opinion_corrected",
      detail: { version: version + 1, disposition: body.disposition },
      record: [
        ...sign(body, { consultationId: id, episodeId, version: version + 1, by: actor.id, at: now, correction: reason }),
        nowUnread(id),
      ],
    });
  });
}
