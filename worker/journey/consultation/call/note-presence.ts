import type { ConsultationId } from "#schema/ids.ts";
import { feedRow } from "../../../ground/delivery/store.ts";
import { type Decided, transact } from "../../../ground/platform/commit.ts";
import type { Context } from "../../../ground/platform/context.ts";
import type { Statement } from "../../../ground/platform/d1.ts";
import type { Failure } from "../../../ground/platform/failure.ts";
import type { CallEvent } from "../../../ground/platform/ports.ts";
import { ok, type Result } from "../../../ground/platform/result.ts";
import { audiences } from "../change-consultation.ts";
import { type ConsultationFacts, consultationById } from "../store.ts";
import { mayStay } from "./entitled.ts";
import { intruderRow } from "./intruder.ts";
import { endsNow, inRoomUntil, leftAt, type Presence } from "./rules.ts";
import { seatedBy, seatOf } from "./seat.ts";
import { endPresence, insertPresence, insertWebhook, presencesOf, webhookKnown } from "./store.ts";

/** What the call server tells of people. `participant_connection_aborted`: of one who never came to be in the room. */
export const NEWS_OF_PEOPLE: ReadonlySet<string> = new Set([
  "participant_joined",
  "participant_left",
  "participant_connection_aborted",
  "room_finished",
]);

/**
 * What a piece of news changes. They come in any order: a departure before its arrival is a whole stay, and an arrival after the end of
 * the room one that ended with it, since nobody looks into that room any more.
 */
function changesBy(
  { id, roomClosedAt }: ConsultationFacts,
  { event, at, participant }: CallEvent,
  recorded: readonly Presence[],
): Statement[] {
  if (event === "room_finished")
    return inRoomUntil(recorded, at).map(({ sid, joinedAt }) => endPresence(sid, leftAt(at, joinedAt), "told"));
  const seat = participant && seatOf(participant.identity);
  if (participant === null || seat === null) return [];
  const { sid, joinedAt } = participant;
  const known = recorded.find((presence) => presence.sid === sid);
  if (event === "participant_joined") {
    const ended = roomClosedAt === null ? null : ({ at: leftAt(roomClosedAt, joinedAt), how: "reconciled" } as const);
    return known ? [] : [insertPresence(id, seat, { sid, joinedAt, left: ended })];
  }
  const left = { at: leftAt(at, joinedAt), how: "told" } as const;
  if (known) return endsNow(known) ? [endPresence(sid, left.at, left.how)] : [];
  return event === "participant_left" ? [insertPresence(id, seat, { sid, joinedAt, left })] : [];
}

/** What came of it: it was known already; somebody must be put out. */
export interface Noted {
  readonly twice: boolean;
  readonly intruder: string | null;
}

/** The call server says who came and who left: from when to when each was in the room stands in the record. */
export function notePresence(ctx: Context, id: ConsultationId, event: CallEvent): Promise<Result<Noted, Failure>> {
  const { participant } = event;
  const seat = participant && seatOf(participant.identity);
  const queries = [consultationById(id), presencesOf(id), webhookKnown(event.id), seatedBy(seat, ctx.clock.now())] as const;
  return transact(ctx, queries, ([consultation, recorded, isKnown, actor], now): Decided<Noted> => {
    if (isKnown || consultation === null) return ok({ value: { twice: isKnown, intruder: null }, record: [] });
    const isIntruder = event.event === "participant_joined" && participant !== null && !mayStay(seat, actor, consultation);
    const changes = [...changesBy(consultation, event, recorded), ...(isIntruder ? [intruderRow(consultation, seat, now)] : [])];
    const told = changes.length === 0 ? [] : audiences(consultation);
    return ok({
      value: { twice: false, intruder: isIntruder ? participant.identity : null },
      record: [
        insertWebhook(event.id, now),
        ...changes,
        ...told.map((facility) => feedRow(facility, consultation.episodeId, now)),
      ],
      poke: told,
    });
  });
}
