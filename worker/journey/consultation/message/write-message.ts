import type * as z from "zod/mini";
import type { messageBody } from "#schema/api/consultation.ts";
import type { ConsultationId } from "#schema/ids.ts";
import type { Credential } from "../../../ground/access/credential.ts";
import type { Context } from "../../../ground/platform/context.ts";
import type { Failure } from "../../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../../ground/platform/result.ts";
import { changeConsultation, movedOn } from "../change-consultation.ts";
import { isOpen } from "../rules.ts";
import { insertMessage, type MessageRow, messageById } from "./store.ts";

const isSame = (before: MessageRow, now: MessageRow): boolean =>
  before.consultationId === now.consultationId && before.authorId === now.authorId && before.text === now.text;

/** Writes to the other side; needs no call. The console makes the id: a repeat is recognised. */
export function writeMessage(
  ctx: Context,
  credential: Credential,
  id: ConsultationId,
  body: z.infer<typeof messageBody>,
): Promise<Result<null, Failure>> {
  const also = messageById(body.id);
  return changeConsultation(ctx, credential, id, { on: "both", also }, ({ actor, consultation, also: before, now }) => {
    const action = "consultation_message";
    const message = { consultationId: id, authorId: actor.id, text: body.text };
    if (before) return isSame(before, message) ? ok({ action, record: [] }) : fail({ tag: "id-conflict" });
    if (!isOpen(consultation.state)) return fail(movedOn(consultation));
    return ok({ action, record: [insertMessage(body.id, message, now)] });
  });
}
