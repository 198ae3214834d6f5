import type { ConsultationId, FacilityId } from "#schema/ids.ts";
import type { Severity } from "#schema/terms.ts";
import { outboxRow } from "../../../ground/delivery/store.ts";
import type { Statement } from "../../../ground/platform/d1.ts";
import { type Candidate, nextRing } from "../rules.ts";
import { insertRing, nowRinging, nowUnanswered } from "./store.ts";

/** The outbox effect of a ring's end. */
export const RING_TIMED_OUT = "ring_timed_out";

/** Where a ring starts from: the consultation, the number of the newest ring and the round. */
export interface RingFrom {
  readonly id: ConsultationId;
  readonly hospitalId: FacilityId;
  readonly severity: Severity | null;
  readonly ring: number;
  readonly round: number;
}

/** Rings the next one and sets the clock for them, or says that nobody answered. */
export function ringNext(
  { id, hospitalId, severity, ring, round }: RingFrom,
  candidates: readonly Candidate[],
  now: number,
): Statement[] {
  const next = nextRing(candidates, severity, now);
  if (next === null) return [nowUnanswered(id, ring)];
  const { staffId, until } = next;
  return [
    insertRing({ consultationId: id, ring: ring + 1, round, hospitalId, staffId, at: now, until }),
    nowRinging(id, ring + 1),
    outboxRow(hospitalId, RING_TIMED_OUT, id, until),
  ];
}
