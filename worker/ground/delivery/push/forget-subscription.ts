import { auditRow } from "../../access/audit.ts";
import { type Decided, transact } from "../../platform/commit.ts";
import type { Context } from "../../platform/context.ts";
import type { Failure } from "../../platform/failure.ts";
import { ok, type Result } from "../../platform/result.ts";
import { forget, type Subscription, subscriptionById } from "./store.ts";

/** The push service says that nobody is at this address any more. A browser that has come with another one meanwhile stays. */
export function forgetSubscription(ctx: Context, { id, endpoint }: Subscription): Promise<Result<boolean, Failure>> {
  return transact(ctx, [subscriptionById(id)], ([known], now): Decided<boolean> => {
    if (known?.endpoint !== endpoint) return ok({ value: false, record: [] });
    const line = auditRow({ at: now, actor: "system", action: "push_subscription_gone", subject: id });
    return ok({ value: true, record: [forget(known), line] });
  });
}
