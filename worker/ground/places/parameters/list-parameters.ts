import type { ParameterHistory } from "#schema/api/parameters.ts";
import { staffOf } from "../../access/actor.ts";
import type { Credential } from "../../access/credential.ts";
import { allowed, refusal } from "../../access/policy.ts";
import type { Context } from "../../platform/context.ts";
import { load } from "../../platform/d1.ts";
import type { Failure } from "../../platform/failure.ts";
import { fail, ok, type Result } from "../../platform/result.ts";
import { parameterVersions } from "./store.ts";

/** What the site has chosen, since when, by whom and why: no secret from anybody who works by it. */
export async function listParameters(ctx: Context, credential: Credential): Promise<Result<ParameterHistory, Failure>> {
  const [actor, versions] = await load(ctx, [staffOf(credential, ctx.clock.now()), parameterVersions()]);
  const refused = refusal(actor, "see-parameters", actor);
  if (refused || actor === null) return fail(refused ?? { tag: "not-signed-in" });
  return ok({ versions, may: allowed(actor, ["set-parameters"], actor) });
}
