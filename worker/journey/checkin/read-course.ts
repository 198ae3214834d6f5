import type { Course } from "#schema/api/checkin.ts";
import type { EpisodeId } from "#schema/ids.ts";
import { phoneOf } from "../../ground/access/actor.ts";
import type { Credential } from "../../ground/access/credential.ts";
import { refusal } from "../../ground/access/policy.ts";
import { byEpisode, episodeInCare } from "../../ground/episode/store.ts";
import type { Context } from "../../ground/platform/context.ts";
import { load } from "../../ground/platform/d1.ts";
import type { Failure } from "../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../ground/platform/result.ts";
import { openAlerts, pastOf } from "../triage/alert-row.ts";
import { askedOf } from "../triage/help-store.ts";
import { medicinesNow } from "../triage/medicine/store.ts";
import { messagesTo } from "../triage/messages.ts";
import { clinicalTold } from "../triage/part.ts";
import { checkinsOf, checkinViewOf } from "./checkin-row.ts";
import { receiptOf } from "./receipt.ts";

/** The whole course for the phone: check-ins and messages, newest first, and the receipt of the newest check-in. */
export async function readCourse(ctx: Context, credential: Credential, id: EpisodeId): Promise<Result<Course, Failure>> {
  const [now, key] = [ctx.clock.now(), byEpisode(id)];
  const [actor, episode, checkins, open, past, messages, asked, medicines] = await load(ctx, [
    phoneOf(credential, now),
    episodeInCare(key),
    checkinsOf(id),
    openAlerts(key),
    pastOf(key, now),
    messagesTo(key),
    askedOf(key),
    medicinesNow(key),
  ]);
  const refused = refusal(actor, "read-course", episode);
  if (refused) return fail(refused);
  if (episode === null) return fail({ tag: "not-found" });
  const [newest] = checkins;
  const around = { episode, alert: clinicalTold(open), past, messages, now };
  return ok({
    checkins: checkins.map(checkinViewOf),
    receipt: newest ? receiptOf(newest, around) : null,
    messages: messages.map(({ message }) => message),
    asked,
    medicines,
  });
}
