import type { CheckinBody } from "#schema/api/checkin.ts";
import type { EpisodeId } from "#schema/ids.ts";
import { actorOf } from "../../ground/access/actor.ts";
import type { Credential } from "../../ground/access/credential.ts";
import { refusal } from "../../ground/access/policy.ts";
import { byEpisode, episodeInCare } from "../../ground/episode/store.ts";
import { siteParametersInForce } from "../../ground/places/parameters/store.ts";
import { type Decided, transact } from "../../ground/platform/commit.ts";
import { contentHash, hexOf } from "../../ground/platform/content-hash.ts";
import type { Context } from "../../ground/platform/context.ts";
import { load } from "../../ground/platform/d1.ts";
import type { Failure } from "../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../ground/platform/result.ts";
import { openAlerts, pastOf } from "../triage/alert-row.ts";
import { messagesTo } from "../triage/messages.ts";
import { clinicalTold } from "../triage/part.ts";
import { checkinById } from "./checkin-row.ts";
import { historyOf } from "./history.ts";
import { type Received, recordNew } from "./new-checkin.ts";
import { receiptOf } from "./receipt.ts";
import { sealOf } from "./store.ts";

/**
 * Records a check-in, says what it means and raises what must be raised, in two D1 calls. A reading is never lost: one that is late
 * keeps its true time, and one for an episode that has ended is recorded with an audit row that says so.
 */
export async function submitCheckin(
  ctx: Context,
  credential: Credential,
  episodeId: EpisodeId,
  body: CheckinBody,
): Promise<Result<Received, Failure>> {
  // Differs each time a phone tries again.
  const { sentAt: _, ...content } = body;
  const hash = await contentHash(content);
  const [start, key] = [ctx.clock.now(), byEpisode(episodeId)];
  const queries = [
    actorOf(credential, start),
    episodeInCare(key),
    siteParametersInForce(),
    sealOf(body.id),
    historyOf(key),
    openAlerts(key),
    pastOf(key, start),
  ] as const;
  return transact(ctx, queries, async (loaded, now): Promise<Decided<Received>> => {
    const [actor, episode, parameters, before, history, open, past] = loaded;
    const refused = refusal(actor, "check-in", episode);
    if (refused) return fail(refused);
    if (actor === null || episode === null) return fail({ tag: "not-found" });
    if (before === null) return ok(recordNew(ctx.ids, { actor, episode, body, hash, now }, { parameters, history, open, past }));
    if (before.episodeId !== episodeId || before.contentHash !== hexOf(hash)) return fail({ tag: "id-conflict" });
    // A repeat is rare: it alone reads the whole check-in and what was said since.
    const [checkin, messages] = await load(ctx, [checkinById(body.id), messagesTo(key)]);
    if (checkin === null) return fail({ tag: "not-found" });
    const receipt = receiptOf(checkin, { episode, alert: clinicalTold(open), past, messages, now });
    return ok({ value: { receipt, isNew: false }, record: [] });
  });
}
