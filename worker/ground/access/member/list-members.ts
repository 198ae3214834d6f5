import type * as z from "zod/mini";
import type { memberList } from "#schema/api/access.ts";
import type { Context } from "../../platform/context.ts";
import { load } from "../../platform/d1.ts";
import type { Failure } from "../../platform/failure.ts";
import { fail, ok, type Result } from "../../platform/result.ts";
import { type StaffActor, staffOf } from "../actor.ts";
import type { Credential } from "../credential.ts";
import { refusal } from "../policy.ts";
import { resetRefusal } from "./reset-rule.ts";
import { type Member, members } from "./store.ts";

type MemberList = z.infer<typeof memberList>;

const shown = (actor: StaffActor, member: Member): MemberList["members"][number] => ({
  id: member.id,
  name: member.name,
  title: member.title,
  role: member.role,
  username: member.username,
  facility: { id: member.facility_id, shortName: member.facility_short_name },
  onDutySince: member.on_duty_since,
  disabled: member.disabled_at !== null,
  may: resetRefusal(actor, member) === null ? ["reset-password"] : [],
});

/** Colleagues, for whoever leads: those of the own facility, for an administrator all. */
export async function listMembers(ctx: Context, credential: Credential): Promise<Result<MemberList, Failure>> {
  const now = ctx.clock.now();
  const [actor] = await load(ctx, [staffOf(credential, now)]);
  const refused = refusal(actor, "see-members", actor);
  if (refused || actor === null) return fail(refused ?? { tag: "not-signed-in" });
  const [rows] = await load(ctx, [members(actor.role === "administrator" ? null : actor.facilityId, now)]);
  return ok({ members: rows.map((member) => shown(actor, member)) });
}
