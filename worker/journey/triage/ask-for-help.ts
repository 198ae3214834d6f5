import type * as z from "zod/mini";
import type { AlertView, helpBody } from "#schema/api/triage.ts";
import type { EpisodeId } from "#schema/ids.ts";
import type { Want } from "#schema/terms.ts";
import { phoneOf } from "../../ground/access/actor.ts";
import { auditRow } from "../../ground/access/audit.ts";
import type { Credential } from "../../ground/access/credential.ts";
import { refusal } from "../../ground/access/policy.ts";
import { feedRow } from "../../ground/delivery/store.ts";
import { byEpisode, episodeHead } from "../../ground/episode/store.ts";
import { type Decided, transact } from "../../ground/platform/commit.ts";
import { contentHash, hexOf } from "../../ground/platform/content-hash.ts";
import type { Context } from "../../ground/platform/context.ts";
import { load } from "../../ground/platform/d1.ts";
import type { Failure } from "../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../ground/platform/result.ts";
import { alertsOf, viewOf } from "./alert-row.ts";
import { HELP_ASKED, helpAsked, insertAsked } from "./help-store.ts";
import { factsOf, moveAlert } from "./part.ts";
import { decideHelp } from "./rules.ts";

type Body = z.infer<typeof helpBody>;

/** The alert as it stands after the commit: raised, renewed, or as a repeated request finds it. */
async function alertNow(ctx: Context, episodeId: EpisodeId, kind: Body["kind"]): Promise<Result<AlertView, Failure>> {
  const [alerts] = await load(ctx, [alertsOf(byEpisode(episodeId))]);
  const alert = alerts.find((each) => each.kind === kind);
  return alert ? ok(viewOf(alert, false)) : fail({ tag: "not-found" });
}

/** What a request is for; a phone that does not say wants to be called back. */
const wantsOf = ({ kind, wants = ["call_back"] }: Body): readonly Want[] => (kind === "help" ? [] : [...new Set(wants)]);

/** What is wanted came later into the body: what was sent without it is known by the hash it had then. */
const hashOf = async ({ kind, message, recordedAt, wants }: Body): Promise<string> =>
  hexOf(await contentHash([kind, message, recordedAt, ...(wants ? [wants] : [])]));

/** The red button, or a request. Never refused for an ended episode: whoever asks is heard. */
export async function askForHelp(
  ctx: Context,
  credential: Credential,
  episodeId: EpisodeId,
  body: Body,
): Promise<Result<{ alert: AlertView; isNew: boolean }, Failure>> {
  if (body.kind === "help" && body.wants)
    return fail({ tag: "invalid-body", fields: [{ path: "wants", code: "custom", message: "only with a request" }] });
  const hash = await hashOf(body);
  const key = byEpisode(episodeId);
  const queries = [
    phoneOf(credential, ctx.clock.now()),
    episodeHead(episodeId),
    alertsOf(key),
    helpAsked(episodeId, body.id),
  ] as const;
  const asked = await transact(ctx, queries, ([actor, episode, alerts, before], now): Decided<boolean> => {
    const refused = refusal(actor, "help", episode);
    if (refused) return fail(refused);
    if (actor === null || episode === null) return fail({ tag: "not-found" });
    if (before !== null) return before === hash ? ok({ value: false, record: [] }) : fail({ tag: "id-conflict" });
    const { facilityId, version } = episode;
    const open = factsOf(alerts, body.kind);
    const raising = { ids: ctx.ids, episodeId, facilityId, now, actor: actor.id, raisedBy: body.id };
    const wants = wantsOf(body);
    return ok({
      value: true,
      guard: { episodeId, version },
      record: [
        ...moveAlert(raising, body.kind, open, decideHelp(body.kind, open, wants), { message: body.message }),
        insertAsked({ ...body, episodeId, wants, askedBy: actor.id, receivedAt: now }),
        auditRow({ at: now, actor: actor.id, action: HELP_ASKED, facilityId, episodeId, subject: body.id, detail: { hash } }),
        feedRow(facilityId, episodeId, now),
      ],
      poke: [facilityId],
    });
  });
  if (!asked.ok) return asked;
  const alert = await alertNow(ctx, episodeId, body.kind);
  return alert.ok ? ok({ alert: alert.value, isNew: asked.value }) : alert;
}
