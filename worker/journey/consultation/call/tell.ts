import * as z from "zod/mini";
import { consultationId } from "#schema/ids.ts";
import { subscriptionsOfPerson } from "../../../ground/delivery/push/store.ts";
import { telling } from "../../../ground/delivery/push/tell.ts";
import { outboxRow } from "../../../ground/delivery/store.ts";
import { load, type Statement } from "../../../ground/platform/d1.ts";
import { isOpen } from "../rules.ts";
import { type ConsultationFacts, consultationById } from "../store.ts";

/** The outbox effect that calls the patient to the call; its key is the consultation. */
export const PUSH_CALL = "push_call";

export const tellInvited = ({ stationId, id }: ConsultationFacts, now: number): Statement =>
  outboxRow(stationId, PUSH_CALL, id, now);

/** `push_call`: as long as the patient is invited and there may be a call. */
export const onPushCall = telling("call", async (ctx, fact) => {
  const [consultation] = await load(ctx, [consultationById(z.parse(consultationId, fact))]);
  if (consultation === null || consultation.patientInvitedAt === null) return null;
  const { state, roomClosedAt, episodeId, personId } = consultation;
  if (!isOpen(state) || roomClosedAt !== null) return null;
  return { about: episodeId, to: subscriptionsOfPerson(personId, ctx.clock.now()) };
});
