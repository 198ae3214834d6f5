import type { ConsultationId, EpisodeId, StaffId } from "#schema/ids.ts";
import { auditRow } from "../../ground/access/audit.ts";
import type { Credential } from "../../ground/access/credential.ts";
import { feedRow } from "../../ground/delivery/store.ts";
import { episodeHead } from "../../ground/episode/store.ts";
import { type Decided, transact } from "../../ground/platform/commit.ts";
import type { Context } from "../../ground/platform/context.ts";
import { known, type Statement, statement } from "../../ground/platform/d1.ts";
import type { Failure } from "../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../ground/platform/result.ts";
import { audiences, changeConsultation, movedOn } from "./change-consultation.ts";
import { closeCall } from "./close-call.ts";
import { endRing } from "./ring/store.ts";
import { isOpen } from "./rules.ts";
import { type ConsultationFacts, openConsultation } from "./store.ts";

interface Withdrawal {
  readonly by: StaffId | "system";
  /** Words of the station, or 'episode_ended'. */
  readonly reason: string;
  readonly now: number;
}

function withdrawn(consultation: ConsultationFacts, { by, reason, now }: Withdrawal): Statement[] {
  return [
    endRing(consultation.id, "taken_back", now),
    statement(
      "UPDATE consultations SET state = 'withdrawn', withdrawn_at = ?2, withdrawn_by = ?3, withdraw_reason = ?4 WHERE id = ?1",
      consultation.id,
      now,
      by,
      reason,
    ),
    closeCall(consultation, now),
  ];
}

/** The station does not ask any more, and says why. */
export function withdrawConsultation(
  ctx: Context,
  credential: Credential,
  id: ConsultationId,
  reason: string,
): Promise<Result<null, Failure>> {
  return changeConsultation(ctx, credential, id, { on: "station", also: known(null) }, ({ actor, consultation, now }) => {
    if (!isOpen(consultation.state)) return fail(movedOn(consultation));
    return ok({ action: "consultation_withdrawn", record: withdrawn(consultation, { by: actor.id, reason, now }) });
  });
}

/** Home care ended: nobody is rung or asked any more. Called by the outbox as often as it likes. */
export function withdrawWithEpisode(ctx: Context, id: EpisodeId): Promise<Result<boolean, Failure>> {
  return transact(ctx, [episodeHead(id), openConsultation(id)], ([episode, consultation], now): Decided<boolean> => {
    if (episode?.state !== "ended" || consultation === null) return ok({ value: false, record: [] });
    const { facilityId, version } = episode;
    const told = audiences(consultation);
    const action = "consultation_withdrawn";
    return ok({
      value: true,
      guard: { episodeId: id, version },
      record: [
        ...withdrawn(consultation, { by: "system", reason: "episode_ended", now }),
        auditRow({ at: now, actor: "system", action, facilityId, episodeId: id, subject: consultation.id }),
        ...told.map((facility) => feedRow(facility, id, now)),
      ],
      poke: told,
      wake: told,
    });
  });
}
