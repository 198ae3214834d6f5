import type { ConsultationId } from "#schema/ids.ts";
import { auditRow } from "../../../ground/access/audit.ts";
import { feedRow } from "../../../ground/delivery/store.ts";
import { episodeHeadBy } from "../../../ground/episode/store.ts";
import { type Decided, transact } from "../../../ground/platform/commit.ts";
import type { Context } from "../../../ground/platform/context.ts";
import type { Failure } from "../../../ground/platform/failure.ts";
import { ok, type Result } from "../../../ground/platform/result.ts";
import { audiences } from "../change-consultation.ts";
import { byConsultation, consultationById } from "../store.ts";
import { candidatesFor } from "./candidates.ts";
import { ringNext } from "./ring.ts";
import { endRing } from "./store.ts";

/**
 * A ring's time is up: the next on duty, or the station is told. Called by the outbox as often as it likes: a ring that was answered, or
 * that still has time, is left alone.
 */
export function endRingInTime(ctx: Context, id: ConsultationId): Promise<Result<boolean, Failure>> {
  const queries = [consultationById(id), episodeHeadBy(byConsultation(id)), candidatesFor(id, ctx.clock.now())] as const;
  return transact(ctx, queries, ([consultation, episode, candidates], now): Decided<boolean> => {
    const until = consultation?.ringUntil ?? null;
    if (consultation === null || episode === null || until === null || until > now) return ok({ value: false, record: [] });
    const { id: episodeId, version } = episode;
    const told = audiences(consultation);
    return ok({
      value: true,
      guard: { episodeId, version },
      record: [
        endRing(id, "not_answered", now),
        ...ringNext(consultation, candidates, now),
        auditRow({
          at: now,
          actor: "system",
          action: "ring_not_answered",
          facilityId: consultation.hospitalId,
          episodeId,
          subject: id,
          detail: { staff: consultation.rung?.id },
        }),
        ...told.map((facility) => feedRow(facility, episodeId, now)),
      ],
      poke: told,
      wake: told,
    });
  });
}
