import type * as z from "zod/mini";
import type { consultationList } from "#schema/api/consultation.ts";
import { staffOf } from "../../ground/access/actor.ts";
import type { Credential } from "../../ground/access/credential.ts";
import { refusal } from "../../ground/access/policy.ts";
import type { Context } from "../../ground/platform/context.ts";
import { load } from "../../ground/platform/d1.ts";
import type { Failure } from "../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../ground/platform/result.ts";
import { toConsultationRow } from "./consultation-row.ts";
import { consultationsOf } from "./query.ts";

/** What this facility asked and was asked; each side only for those who take part on it. */
export async function listConsultations(
  ctx: Context,
  credential: Credential,
): Promise<Result<z.infer<typeof consultationList>, Failure>> {
  const [actor] = await load(ctx, [staffOf(credential, ctx.clock.now())]);
  const refused = refusal(actor, "consult", actor);
  if (refused || actor === null) return fail(refused ?? { tag: "not-signed-in" });
  const mayAnswer = refusal(actor, "answer-consultation", actor) === null;
  const [found] = await load(ctx, [consultationsOf(actor.facilityId)]);
  const mine = found.filter(({ station }) => mayAnswer || station.id === actor.facilityId);
  return ok({ consultations: mine.map(toConsultationRow) });
}
