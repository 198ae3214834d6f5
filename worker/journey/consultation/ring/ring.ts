import type { ConsultationId, EpisodeId, FacilityId } from "#schema/ids.ts";
import type { Severity } from "#schema/terms.ts";
import { auditRow } from "../../../ground/access/audit.ts";
import { outboxRow } from "../../../ground/delivery/store.ts";
import type { Statement } from "../../../ground/platform/d1.ts";
import { type Candidate, nextRing } from "../rules.ts";
import { insertRing, nowRinging, nowUnanswered } from "./store.ts";
import { tellRung } from "./tell.ts";

/** The outbox effect of a ring's end. */
export const RING_TIMED_OUT = "ring_timed_out";

/** Where a ring starts from: the consultation, the number of the newest ring and the round. */
export interface RingFrom {
  readonly id: ConsultationId;
  readonly episodeId: EpisodeId;
  readonly hospitalId: FacilityId;
  readonly severity: Severity | null;
  readonly ring: number;
  readonly round: number;
}

/** The audit's word for it: the record tells by it when the station was left alone with its question. */
export const UNANSWERED = "consultation_unanswered";

function nobodyLeft({ id, episodeId, hospitalId: facilityId, ring }: RingFrom, now: number): Statement[] {
  const row = {
    at: now,
    actor: "system",
    action: UNANSWERED,
    facilityId,
    episodeId,
    subject: id,
    detail: { hospitalId: facilityId },
  };
  return [nowUnanswered(id, ring), auditRow(row)];
}

/** Rings the next one and sets the clock for them, or says that nobody answered. */
export function ringNext(from: RingFrom, candidates: readonly Candidate[], now: number): Statement[] {
  const { id, hospitalId, severity, ring, round } = from;
  const next = nextRing(candidates, severity, now);
  if (next === null) return nobodyLeft(from, now);
  const { staffId, until } = next;
  return [
    insertRing({ consultationId: id, ring: ring + 1, round, hospitalId, staffId, at: now, until }),
    nowRinging(id, ring + 1),
    outboxRow(hospitalId, RING_TIMED_OUT, id, until),
    tellRung(hospitalId, id, ring + 1, now),
  ];
}
