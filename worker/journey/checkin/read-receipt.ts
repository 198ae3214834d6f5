import type { Receipt } from "#schema/api/checkin.ts";
import type { CheckinId } from "#schema/ids.ts";
import { phoneOf } from "../../ground/access/actor.ts";
import type { Credential } from "../../ground/access/credential.ts";
import { refusal } from "../../ground/access/policy.ts";
import { episodeInCare } from "../../ground/episode/store.ts";
import type { Context } from "../../ground/platform/context.ts";
import { load } from "../../ground/platform/d1.ts";
import type { Failure } from "../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../ground/platform/result.ts";
import { openAlerts, pastOf } from "../triage/alert-row.ts";
import { messagesTo } from "../triage/messages.ts";
import { clinicalTold } from "../triage/part.ts";
import { byCheckin, checkinById } from "./checkin-row.ts";
import { receiptOf } from "./receipt.ts";

/** Where a check-in stands now: the phone asks while it is visible. */
export async function readReceipt(ctx: Context, credential: Credential, id: CheckinId): Promise<Result<Receipt, Failure>> {
  const [now, key] = [ctx.clock.now(), byCheckin(id)];
  const [actor, episode, checkin, open, past, messages] = await load(ctx, [
    phoneOf(credential, now),
    episodeInCare(key),
    checkinById(id),
    openAlerts(key),
    pastOf(key, now),
    messagesTo(key),
  ]);
  const refused = refusal(actor, "read-course", episode);
  if (refused) return fail(refused);
  if (episode === null || checkin === null) return fail({ tag: "not-found" });
  return ok(receiptOf(checkin, { episode, alert: clinicalTold(open), past, messages, now }));
}
