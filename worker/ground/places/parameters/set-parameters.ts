import type { ParameterVersion, SetParametersBody } from "#schema/api/parameters.ts";
import { staffOf } from "../../access/actor.ts";
import { auditRow } from "../../access/audit.ts";
import type { Credential } from "../../access/credential.ts";
import { refusal } from "../../access/policy.ts";
import { type Decided, transact } from "../../platform/commit.ts";
import type { Context } from "../../platform/context.ts";
import type { Failure } from "../../platform/failure.ts";
import { fail, ok, type Result } from "../../platform/result.ts";
import { type OutOfLimits, outOfLimits, parametersChanged } from "./rules.ts";
import { insertParameters, parameterVersions } from "./store.ts";

const MESSAGES: Record<OutOfLimits["code"], string> = {
  too_small: "No source supports so low a figure",
  too_big: "No source supports so high a figure",
};

/**
 * The medical lead chooses anew; the choice holds for every assessment from now on and names itself in it. Whoever read an older
 * version than the one in force is told who was first. A choice that changes nothing writes nothing.
 */
export function setParameters(
  ctx: Context,
  credential: Credential,
  { reason, ...asked }: SetParametersBody,
): Promise<Result<ParameterVersion, Failure>> {
  const queries = [staffOf(credential, ctx.clock.now()), parameterVersions()] as const;
  return transact<typeof queries, ParameterVersion>(ctx, queries, ([actor, [inForce]], now): Decided<ParameterVersion> => {
    const refused = refusal(actor, "set-parameters", actor);
    if (refused || actor === null) return fail(refused ?? { tag: "not-signed-in" });
    const fields = outOfLimits(asked).map((each) => ({ ...each, message: MESSAGES[each.code] }));
    if (fields.length > 0) return fail({ tag: "invalid-body", fields });
    if (inForce === undefined) throw new Error("site_parameters is empty: the migrations were not applied");
    const changed = parametersChanged(inForce, asked);
    if (asked.version !== inForce.version)
      return fail({ tag: "record-changed", state: `version ${inForce.version}`, by: inForce.by, at: inForce.setAt });
    if (Object.keys(changed).length === 0) return ok({ value: inForce, record: [] });
    const next = { ...asked, version: inForce.version + 1 };
    const by = { id: actor.id, name: actor.name, title: actor.title };
    const detail = { version: next.version, changed, reason };
    return ok({
      value: { ...next, setAt: now, by, reason },
      record: [
        insertParameters(next, { by: actor.id, at: now, reason }),
        auditRow({ at: now, actor: actor.id, action: "parameters_set", facilityId: actor.facilityId, detail }),
      ],
    });
  });
}
