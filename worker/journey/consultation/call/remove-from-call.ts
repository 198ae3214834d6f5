import * as z from "zod/mini";
import { consultationId, personId, staffId } from "#schema/ids.ts";
import type { EffectHandler } from "../../../ground/delivery/drain.ts";
import { load } from "../../../ground/platform/d1.ts";
import { consultationById } from "../store.ts";
import { mayStay } from "./entitled.ts";
import { identityOf, seatedBy, seatOf } from "./seat.ts";

/** The outbox effect that puts one party out of the room; its key is `<consultation>|<party>`. */
export const REMOVE_FROM_CALL = "remove_from_call";

const key = z.tuple([consultationId, z.union([staffId, personId])]);

/** Puts out whoever may not be in the room any more, on each of their devices. Whoever may again by now stays. */
export const onRemoveFromCall: EffectHandler = async (ctx, row) => {
  const { calls } = ctx;
  const [id, party] = z.parse(key, row.key.split("|"));
  const [before] = await load(ctx, [consultationById(id)]);
  if (calls === null || before === null) return;
  const seats = ((await calls.present(before.roomName)) ?? []).map(({ identity }) => seatOf(identity));
  const theirs = seats.filter((seat) => seat?.party === party);
  const now = ctx.clock.now();
  const [consultation, ...actors] = await load(ctx, [consultationById(id), ...theirs.map((seat) => seatedBy(seat, now))]);
  for (const [place, seat] of theirs.entries()) {
    const stays = consultation !== null && mayStay(seat, actors[place] ?? null, consultation);
    if (seat !== null && !stays) await calls.remove(before.roomName, identityOf(seat));
  }
};
