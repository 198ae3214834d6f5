import type * as z from "zod/mini";
import type { patientList } from "#schema/api/enrolment.ts";
import type { EpisodeId } from "#schema/ids.ts";
import { staffOf } from "../../ground/access/actor.ts";
import type { Credential } from "../../ground/access/credential.ts";
import { refusal } from "../../ground/access/policy.ts";
import type { Context } from "../../ground/platform/context.ts";
import { load } from "../../ground/platform/d1.ts";
import type { Failure } from "../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../ground/platform/result.ts";
import { PAGE, patientCount, patientPage } from "./patient-list.ts";

interface Asked {
  readonly q: string;
  readonly state: "active" | "ended";
  readonly cursor?: EpisodeId | undefined;
}

/** The station's patients, searched and by the page. */
export async function listPatients(
  ctx: Context,
  credential: Credential,
  { q, state, cursor }: Asked,
): Promise<Result<z.infer<typeof patientList>, Failure>> {
  const now = ctx.clock.now();
  const [actor] = await load(ctx, [staffOf(credential, now)]);
  const refused = refusal(actor, "list", actor);
  if (refused || actor === null) return fail(refused ?? { tag: "not-signed-in" });
  const listing = { facilityId: actor.facilityId, state, q };
  const [found, total] = await load(ctx, [patientPage(listing, cursor ?? null, now), patientCount(listing)]);
  const patients = found.slice(0, PAGE);
  return ok({ patients, total, next: found.length > PAGE ? (patients.at(-1)?.episodeId ?? null) : null });
}
