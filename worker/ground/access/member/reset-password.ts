import type * as z from "zod/mini";
import type { passwordReset } from "#schema/api/access.ts";
import type { StaffId } from "#schema/ids.ts";
import { transact } from "../../platform/commit.ts";
import type { Context } from "../../platform/context.ts";
import type { Failure } from "../../platform/failure.ts";
import { fail, ok, type Result } from "../../platform/result.ts";
import { staffOf } from "../actor.ts";
import { auditRow } from "../audit.ts";
import type { Credential } from "../credential.ts";
import { hashPassword } from "../password/password-hash.ts";
import { TEMPORARY_MS, temporaryPassword } from "../password/rules.ts";
import { setTemporaryPassword } from "../password/store.ts";
import { revokeSessions } from "../session/store.ts";
import { resetRefusal } from "./reset-rule.ts";
import { memberOf } from "./store.ts";

type PasswordReset = z.infer<typeof passwordReset>;

/** Gives a colleague who is locked out a password for a day. It is shown once; all sessions of the colleague end. */
export function resetPassword(ctx: Context, credential: Credential, id: StaffId): Promise<Result<PasswordReset, Failure>> {
  const start = ctx.clock.now();
  return transact(ctx, [staffOf(credential, start), memberOf(id, start)], async ([actor, member], now) => {
    const refused = resetRefusal(actor, member);
    if (refused || actor === null || member === null) return fail(refused ?? { tag: "not-found" });
    const password = temporaryPassword(ctx.ids.below);
    const until = now + TEMPORARY_MS;
    return ok({
      value: { staffId: id, temporaryPassword: password, expiresAt: until },
      record: [
        setTemporaryPassword(id, await hashPassword(password), until),
        revokeSessions(id, null, now),
        auditRow({ at: now, actor: actor.id, action: "password_reset", facilityId: member.facility_id, subject: id }),
      ],
      poke: [member.facility_id],
    });
  });
}
