import type { PersonPrivacy } from "#schema/api/privacy.ts";
import type { PersonId } from "#schema/ids.ts";
import { phoneOf } from "../../../ground/access/actor.ts";
import type { Credential } from "../../../ground/access/credential.ts";
import { refusal } from "../../../ground/access/policy.ts";
import type { Context } from "../../../ground/platform/context.ts";
import { load } from "../../../ground/platform/d1.ts";
import type { Failure } from "../../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../../ground/platform/result.ts";
import { consentsOf, dataRequestsOf, personInCare, viewOfRequest } from "./store.ts";

/** What a family agreed to and what it asked about its data, newest first. */
export async function readPrivacy(ctx: Context, credential: Credential, id: PersonId): Promise<Result<PersonPrivacy, Failure>> {
  const key = { sql: "?", id };
  const [phone, care, consents, requests] = await load(ctx, [
    phoneOf(credential, ctx.clock.now()),
    personInCare(id),
    consentsOf(key),
    dataRequestsOf(key),
  ]);
  const refused = refusal(phone, "privacy", care);
  if (refused) return fail(refused);
  return ok({ consents, dataRequests: requests.map(viewOfRequest) });
}
