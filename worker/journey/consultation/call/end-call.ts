import type { ConsultationId } from "#schema/ids.ts";
import { auditRow } from "../../../ground/access/audit.ts";
import { feedRow } from "../../../ground/delivery/store.ts";
import { type Decided, transact } from "../../../ground/platform/commit.ts";
import type { Context } from "../../../ground/platform/context.ts";
import type { Statement } from "../../../ground/platform/d1.ts";
import type { Failure } from "../../../ground/platform/failure.ts";
import { ok, type Result } from "../../../ground/platform/result.ts";
import { audiences } from "../change-consultation.ts";
import { isOpen } from "../rules.ts";
import { consultationById } from "../store.ts";
import type { Seen } from "./reconcile-call.ts";
import { differences, type Look, type Presence } from "./rules.ts";
import { closeRoom, endPresence, insertPresence, presencesOf } from "./store.ts";

/**
 * Whoever was there until we ended the room left at that moment, exactly: as good as told. Of the others we only know that they are
 * gone.
 */
function endings(id: ConsultationId, recorded: readonly Presence[], look: Look<Seen>, now: number): Statement[] {
  const there = new Set(look.there?.map(({ sid }) => sid));
  const { arrived, returned } = differences(recorded, look);
  const left = { at: now, how: "told" } as const;
  return [
    ...arrived.flatMap(({ seat, sid, joinedAt }) => (seat ? [insertPresence(id, seat, { sid, joinedAt, left })] : [])),
    ...[...returned, ...recorded.filter((presence) => presence.leftAt === null)].map(({ sid }) =>
      endPresence(sid, now, there.has(sid) ? "told" : "reconciled"),
    ),
  ];
}

/** The room of a consultation that is over was ended: nobody is in it any more. `look`: who was, right before. */
export function endCall(ctx: Context, id: ConsultationId, look: Look<Seen>): Promise<Result<null, Failure>> {
  return transact(ctx, [consultationById(id), presencesOf(id)], ([consultation, recorded], now): Decided<null> => {
    if (consultation === null || isOpen(consultation.state)) return ok({ value: null, record: [] });
    const { episodeId, stationId, roomClosedAt } = consultation;
    const action = "call_closed";
    const closing = [
      closeRoom(id, now),
      auditRow({ at: now, actor: "system", action, facilityId: stationId, episodeId, subject: id }),
    ];
    const changes = [...endings(id, recorded, look, now), ...(roomClosedAt === null ? closing : [])];
    if (changes.length === 0) return ok({ value: null, record: [] });
    const told = audiences(consultation);
    return ok({ value: null, record: [...changes, ...told.map((each) => feedRow(each, episodeId, now))], poke: told });
  });
}
