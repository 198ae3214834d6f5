import type { ConsultationId } from "#schema/ids.ts";
import { type StaffActor, staffOf } from "../../../ground/access/actor.ts";
import { auditRow } from "../../../ground/access/audit.ts";
import type { Credential } from "../../../ground/access/credential.ts";
import { feedRow, outboxRow } from "../../../ground/delivery/store.ts";
import { type Decided, transact } from "../../../ground/platform/commit.ts";
import type { Context } from "../../../ground/platform/context.ts";
import type { Statement } from "../../../ground/platform/d1.ts";
import type { Failure } from "../../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../../ground/platform/result.ts";
import { audiences, movedOn } from "../change-consultation.ts";
import { isOpen } from "../rules.ts";
import { type ConsultationFacts, consultationById } from "../store.ts";
import { professionalRefusal } from "./entitled.ts";
import { REMOVE_FROM_CALL } from "./remove-from-call.ts";
import { invitePatientRow, uninvitePatientRow } from "./store.ts";
import { tellInvited } from "./tell.ts";

interface Change {
  readonly action: string;
  readonly claim: Statement;
  readonly record: readonly Statement[];
}

/** What both ways have in common; null: it is so already. */
function changeInvitation(
  ctx: Context,
  credential: Credential,
  id: ConsultationId,
  change: (consultation: ConsultationFacts, actor: StaffActor, now: number) => Change | null,
): Promise<Result<null, Failure>> {
  const queries = [staffOf(credential, ctx.clock.now()), consultationById(id)] as const;
  return transact(ctx, queries, ([actor, consultation], now): Decided<null> => {
    const refused = professionalRefusal(actor, consultation);
    if (refused) return fail(refused);
    if (actor === null || consultation === null) return fail({ tag: "not-found" });
    if (!isOpen(consultation.state)) return fail(movedOn(consultation));
    const changed = change(consultation, actor, now);
    if (changed === null) return ok({ value: null, record: [] });
    const { episodeId, stationId } = consultation;
    const { action, claim, record } = changed;
    const told = audiences(consultation);
    return ok({
      value: null,
      claims: [claim],
      record: [
        ...record,
        auditRow({ at: now, actor: actor.id, action, facilityId: actor.facilityId, episodeId, subject: id }),
        ...told.map((facility) => feedRow(facility, episodeId, now)),
      ],
      poke: told,
      wake: [stationId],
    });
  });
}

/** The patient may join the call from the phone, as long as the consultation is open. */
export function invitePatient(ctx: Context, credential: Credential, id: ConsultationId): Promise<Result<null, Failure>> {
  return changeInvitation(ctx, credential, id, (consultation, actor, now) => {
    if (consultation.patientInvitedAt !== null) return null;
    const claim = invitePatientRow(id, actor.id, now);
    return { action: "patient_invited", claim, record: [tellInvited(consultation, now)] };
  });
}

/** Takes the invitation back, and puts a phone that is in the room out of it. */
export function uninvitePatient(ctx: Context, credential: Credential, id: ConsultationId): Promise<Result<null, Failure>> {
  return changeInvitation(ctx, credential, id, ({ patientInvitedAt, personId, stationId }, _, now) =>
    patientInvitedAt === null
      ? null
      : {
          action: "patient_uninvited",
          claim: uninvitePatientRow(id),
          record: [outboxRow(stationId, REMOVE_FROM_CALL, `${id}|${personId}`, now)],
        },
  );
}
