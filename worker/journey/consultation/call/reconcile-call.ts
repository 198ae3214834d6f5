import type { ConsultationId } from "#schema/ids.ts";
import { feedRow, outboxRowUnlessSooner } from "../../../ground/delivery/store.ts";
import { type Decided, transact } from "../../../ground/platform/commit.ts";
import type { Context } from "../../../ground/platform/context.ts";
import type { Statement } from "../../../ground/platform/d1.ts";
import type { Failure } from "../../../ground/platform/failure.ts";
import type { InRoom } from "../../../ground/platform/ports.ts";
import { ok, type Result } from "../../../ground/platform/result.ts";
import { audiences } from "../change-consultation.ts";
import { isOpen } from "../rules.ts";
import { consultationById } from "../store.ts";
import { mayStay } from "./entitled.ts";
import { intruderRow } from "./intruder.ts";
import { differences, LOOK_EVERY_MS, type Look, type Presence } from "./rules.ts";
import { type Seat, seatedBy, seatOf } from "./seat.ts";
import { endPresence, insertPresence, presencesOf, resumePresence } from "./store.ts";

/** The outbox effect that looks into the room. */
export const RECONCILE_CALL = "reconcile_call";

/** One that was seen in the room; `seat` null: with an identity that we never gave. */
export interface Seen extends InRoom {
  readonly seat: Seat | null;
}

export const seenIn = (there: readonly InRoom[]): Seen[] => there.map((one) => ({ ...one, seat: seatOf(one.identity) }));

function corrections(id: ConsultationId, recorded: readonly Presence[], look: Look<Seen>, now: number): Statement[] {
  const { arrived, returned, departed } = differences(recorded, look);
  return [
    ...arrived.flatMap(({ seat, sid, joinedAt }) => (seat ? [insertPresence(id, seat, { sid, joinedAt, left: null })] : [])),
    ...returned.map(({ sid }) => resumePresence(sid)),
    ...departed.map(({ sid }) => endPresence(sid, now, "reconciled")),
  ];
}

/**
 * Brings the record to what was seen in the room, and answers who must be put out of it. While there is a room the next look is set;
 * once it is gone, the next admission sets one.
 */
export function reconcileCall(ctx: Context, id: ConsultationId, look: Look<Seen>): Promise<Result<readonly Seen[], Failure>> {
  const seen = look.there ?? [];
  const actors = seen.map(({ seat }) => seatedBy(seat, ctx.clock.now()));
  const queries = [consultationById(id), presencesOf(id), ...actors] as const;
  return transact(ctx, queries, ([consultation, recorded, ...seated], now): Decided<readonly Seen[]> => {
    if (consultation === null || !isOpen(consultation.state)) return ok({ value: [], record: [] });
    const { episodeId, stationId } = consultation;
    const intruders = seen.filter(({ seat }, place) => !mayStay(seat, seated[place] ?? null, consultation));
    const changes = [
      ...corrections(id, recorded, look, now),
      ...intruders.map(({ seat }) => intruderRow(consultation, seat, now)),
    ];
    const told = changes.length === 0 ? [] : audiences(consultation);
    const next = outboxRowUnlessSooner(stationId, RECONCILE_CALL, id, now, now + LOOK_EVERY_MS);
    return ok({
      value: intruders,
      record: [...changes, ...told.map((facility) => feedRow(facility, episodeId, now)), ...(look.there === null ? [] : [next])],
      poke: told,
    });
  });
}
