import type { PushHeard } from "#schema/api/reminder.ts";
import { phoneOf } from "../../../ground/access/actor.ts";
import type { Credential } from "../../../ground/access/credential.ts";
import { markHeard } from "../../../ground/delivery/push/store.ts";
import { transact } from "../../../ground/platform/commit.ts";
import type { Context } from "../../../ground/platform/context.ts";
import type { Failure } from "../../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../../ground/platform/result.ts";
import { reminderHeard } from "./store.ts";

/** The heartbeat: a push has really come to this phone. No push service tells us that, so the phone does. */
export function hearPush(ctx: Context, credential: Credential, { code, about }: PushHeard): Promise<Result<null, Failure>> {
  const queries = [phoneOf(credential, ctx.clock.now())] as const;
  return transact<typeof queries, null>(ctx, queries, ([phone], now) => {
    if (phone === null) return fail({ tag: "not-signed-in" });
    const heard = code === "reminder" && about !== null ? [reminderHeard(about, phone.id, now)] : [];
    return ok({ value: null, record: [markHeard(phone.id, now), ...heard] });
  });
}
