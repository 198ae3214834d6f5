import type * as z from "zod/mini";
import type { declineBody } from "#schema/api/consultation.ts";
import type { ConsultationId } from "#schema/ids.ts";
import type { Credential } from "../../../ground/access/credential.ts";
import { outboxRow } from "../../../ground/delivery/store.ts";
import type { Context } from "../../../ground/platform/context.ts";
import type { Statement } from "../../../ground/platform/d1.ts";
import type { Failure } from "../../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../../ground/platform/result.ts";
import { changeConsultation, movedOn, type Scene } from "../change-consultation.ts";
import { type Candidate, isOpen } from "../rules.ts";
import { candidatesFor } from "./candidates.ts";
import { ringNext } from "./ring.ts";
import { endRing, insertRing } from "./store.ts";

type Body = z.infer<typeof declineBody>;

/** It rings at them and they will not: the next one is rung at once. */
function declined({ consultation, also, now }: Scene<Candidate[]>, body: Body): Statement[] {
  return [endRing(consultation.id, "declined", now, body), ...ringNext(consultation, also, now)];
}

/** They have it and must leave: it rings on with whoever was not rung yet, and the call goes on without them. */
function handedBack({ actor, consultation, also, now }: Scene<Candidate[]>, { reason, text }: Body): Statement[] {
  const { id, ring, round, hospitalId, stationId, roomOpenedAt } = consultation;
  const own = { consultationId: id, ring: ring + 1, round, hospitalId, staffId: actor.id, at: now, until: now };
  const others = also.map((one) => (one.id === actor.id ? { ...one, rung: true } : one));
  return [
    insertRing({ ...own, outcome: "handed_back", reason, note: text }),
    ...ringNext({ ...consultation, ring: ring + 1 }, others, now),
    ...(roomOpenedAt === null ? [] : [outboxRow(stationId, "remove_from_call", `${id}|${actor.id}`, now)]),
  ];
}

/** Declines a ring, or hands back what was accepted, with a reason. */
export function declineConsultation(
  ctx: Context,
  credential: Credential,
  id: ConsultationId,
  body: Body,
): Promise<Result<null, Failure>> {
  const also = candidatesFor(id, ctx.clock.now());
  return changeConsultation(ctx, credential, id, { on: "hospital", also }, (scene) => {
    const { actor, consultation } = scene;
    const detail = { reason: body.reason };
    if (consultation.rung?.id === actor.id) return ok({ action: "consultation_declined", detail, record: declined(scene, body) });
    if (isOpen(consultation.state) && consultation.doctor?.id === actor.id)
      return ok({ action: "consultation_handed_back", detail, record: handedBack(scene, body) });
    return fail(movedOn(consultation));
  });
}
