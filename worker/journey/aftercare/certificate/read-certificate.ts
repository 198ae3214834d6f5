import type { Certificate } from "#schema/api/aftercare.ts";
import type { EpisodeId } from "#schema/ids.ts";
import { actorOf } from "../../../ground/access/actor.ts";
import { auditRow } from "../../../ground/access/audit.ts";
import type { Credential } from "../../../ground/access/credential.ts";
import { refusal } from "../../../ground/access/policy.ts";
import { episodeHead } from "../../../ground/episode/store.ts";
import { recordLater } from "../../../ground/platform/commit.ts";
import type { Context } from "../../../ground/platform/context.ts";
import { load } from "../../../ground/platform/d1.ts";
import type { Failure } from "../../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../../ground/platform/result.ts";
import { certificateOf } from "./store.ts";

/** The certificate, for the family's phone and for whoever prints it at the station. A professional who opens it is written down. */
export async function readCertificate(
  ctx: Context,
  credential: Credential,
  id: EpisodeId,
): Promise<Result<Certificate, Failure>> {
  const now = ctx.clock.now();
  const queries = [actorOf(credential, now), episodeHead(id), certificateOf(id)] as const;
  const [actor, episode, certificate] = await load(ctx, queries);
  const refused = refusal(actor, actor?.kind === "phone" ? "read-course" : "print-certificate", episode);
  if (refused) return fail(refused);
  if (actor === null) return fail({ tag: "not-found" });
  if (certificate === null) return fail({ tag: "no-certificate" });
  if (actor.kind === "staff") {
    const line = { at: now, actor: actor.id, action: "certificate_read", facilityId: actor.facilityId, episodeId: id };
    recordLater(ctx, [auditRow(line)]);
  }
  return ok(certificate);
}
