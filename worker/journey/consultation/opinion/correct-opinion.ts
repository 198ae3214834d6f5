import type * as z from "zod/mini";
import { type Due, dueAfter } from "#clinical/next-due.ts";
import type { correctBody } from "#schema/api/consultation.ts";
import type { ConsultationId } from "#schema/ids.ts";
import type { Credential } from "../../../ground/access/credential.ts";
import { type EpisodeInCare, episodeInCare, setNextDue } from "../../../ground/episode/store.ts";
import type { Context } from "../../../ground/platform/context.ts";
import type { Failure } from "../../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../../ground/platform/result.ts";
import { changeConsultation, movedOn } from "../change-consultation.ts";
import { byConsultation } from "../store.ts";
import { sign } from "./sign.ts";
import { nowUnread } from "./store.ts";

/** When the plan alone would have the next check-in. */
function dueByPlan(inCare: EpisodeInCare, now: number): Due {
  return dueAfter({ ...inCare, preferred: { am: inCare.amHour, pm: inCare.pmHour } }, now);
}

/**
 * A doctor of the hospital signs a further version and says why; the old one stays. Nobody corrects a version that they have not seen.
 * The station is told as of a new opinion, and what the old version wanted measured sooner counts no longer.
 */
export function correctOpinion(
  ctx: Context,
  credential: Credential,
  id: ConsultationId,
  { version, reason, ...body }: z.infer<typeof correctBody>,
): Promise<Result<null, Failure>> {
  const also = episodeInCare(byConsultation(id));
  return changeConsultation(ctx, credential, id, { on: "hospital", also }, ({ actor, consultation, also: inCare, now }) => {
    if (consultation.state !== "decided" || consultation.version !== version) return fail(movedOn(consultation));
    const { episodeId, stationId } = consultation;
    return ok({
      action: "opinion_corrected",
      detail: { version: version + 1, disposition: body.disposition },
      record: [
        ...(inCare ? [setNextDue(episodeId, dueByPlan(inCare, now))] : []),
        ...sign(body, stationId, {
          consultationId: id,
          episodeId,
          version: version + 1,
          by: actor.id,
          at: now,
          correction: reason,
        }),
        nowUnread(id),
      ],
    });
  });
}
