import * as z from "zod/mini";
import { type ConsultationId, consultationId, type FacilityId } from "#schema/ids.ts";
import { subscriptionsOfStaff } from "../../../ground/delivery/push/store.ts";
import { telling } from "../../../ground/delivery/push/tell.ts";
import { outboxRow } from "../../../ground/delivery/store.ts";
import { load, type Statement } from "../../../ground/platform/d1.ts";
import { consultationById } from "../store.ts";

/** The outbox effect that tells whoever is rung; its key is `<consultation>|<ring>`. */
export const PUSH_RING = "push_ring";
const key = z.tuple([consultationId, z.pipe(z.string(), z.transform(Number))]);

export const tellRung = (hospital: FacilityId, id: ConsultationId, ring: number, now: number): Statement =>
  outboxRow(hospital, PUSH_RING, `${id}|${ring}`, now);

/** `push_ring`: the one doctor, as long as this very ring rings. */
export const onPushRing = telling("ring", async (ctx, fact) => {
  const [id, ring] = z.parse(key, fact.split("|"));
  const [consultation] = await load(ctx, [consultationById(id)]);
  if (!consultation?.rung || consultation.ring !== ring) return null;
  const { rung, ringUntil } = consultation;
  return { about: id, to: subscriptionsOfStaff([rung.id], ctx.clock.now()), until: ringUntil };
});
