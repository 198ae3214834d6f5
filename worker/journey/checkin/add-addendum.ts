import type { AddendumBody } from "#schema/api/checkin.ts";
import type { CheckinId } from "#schema/ids.ts";
import { actorOf } from "../../ground/access/actor.ts";
import type { Credential } from "../../ground/access/credential.ts";
import { refusal } from "../../ground/access/policy.ts";
import { episodeInCare, markSeen } from "../../ground/episode/store.ts";
import { siteParametersInForce } from "../../ground/places/parameters/store.ts";
import { type Decided, transact } from "../../ground/platform/commit.ts";
import { contentHash, hexOf } from "../../ground/platform/content-hash.ts";
import type { Context } from "../../ground/platform/context.ts";
import type { Failure } from "../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../ground/platform/result.ts";
import { openAlerts, pastOf } from "../triage/alert-row.ts";
import { messagesTo } from "../triage/messages.ts";
import { clinicalTold } from "../triage/part.ts";
import { byCheckin, checkinById } from "./checkin-row.ts";
import { historyOf } from "./history.ts";
import { recordAnew } from "./new-addendum.ts";
import type { Received } from "./new-checkin.ts";
import { receiptOf } from "./receipt.ts";
import { addendumById, earlySpo2 } from "./store.ts";
/**
 * Adds what was measured or said anew to a sealed check-in and assesses it again, as a new version (decisions.md 5). The old flags
 * stay, and so does an alert that they raised: a second reading that recovered closes nothing (protocol.md 10.3).
 */
export async function addAddendum(
  ctx: Context,
  credential: Credential,
  checkinId: CheckinId,
  body: AddendumBody,
): Promise<Result<Received, Failure>> {
  // Differs each time a phone tries again.
  const { sentAt: _, ...content } = body;
  const hash = await contentHash(content);
  const [start, key] = [ctx.clock.now(), byCheckin(checkinId)];
  const queries = [
    actorOf(credential, start),
    episodeInCare(key),
    siteParametersInForce(),
    checkinById(checkinId),
    addendumById(body.id),
    earlySpo2(checkinId),
    historyOf(key),
    openAlerts(key),
    pastOf(key, start),
    messagesTo(key),
  ] as const;
  return transact(ctx, queries, (loaded, now): Decided<Received> => {
    const [actor, episode, parameters, checkin, before, early, history, open, past, messages] = loaded;
    const refused = refusal(actor, "check-in", episode);
    if (refused) return fail(refused);
    if (actor === null || episode === null || checkin === null) return fail({ tag: "not-found" });
    if (before === null) {
      const scene = { actorId: actor.id, episode, checkin, body, hash, early, history, parameters, open, past, messages, now };
      const decision = recordAnew(ctx.ids, scene);
      const seen = actor.kind === "staff" ? [markSeen(episode.id, actor.id, now)] : [];
      return ok({ ...decision, record: [...decision.record, ...seen] });
    }
    if (before.checkinId !== checkinId || before.contentHash !== hexOf(hash)) return fail({ tag: "id-conflict" });
    const receipt = receiptOf(checkin, { episode, alert: clinicalTold(open), past, messages, now });
    return ok({ value: { receipt, isNew: false }, record: [] });
  });
}
