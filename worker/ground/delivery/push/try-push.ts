import type * as z from "zod/mini";
import type { PushPayload } from "#schema/api/push.ts";
import type { pushTried } from "#schema/api/reminder.ts";
import type { Credential } from "../../access/credential.ts";
import { type Decided, transact } from "../../platform/commit.ts";
import type { Context } from "../../platform/context.ts";
import { prepare } from "../../platform/d1.ts";
import type { Failure } from "../../platform/failure.ts";
import type { Push, PushOutcome } from "../../platform/ports.ts";
import { fail, ok, type Result } from "../../platform/result.ts";
import { forgetSubscription } from "./forget-subscription.ts";
import { nextTryAt, optionsOf, worthUntil } from "./rules.ts";
import { lastTriedAt, markAccepted, markTried, type Subscription, subscriptionOf } from "./store.ts";
import { phoneSubscriber } from "./subscribe-browser.ts";

type Tried = z.infer<typeof pushTried>;

/** What came of it, for whoever waits for it on the screen; nothing is tried again by itself. */
async function told(ctx: Context, to: Subscription, outcome: PushOutcome, sentAt: number): Promise<Tried["outcome"]> {
  if (outcome === "accepted") {
    await ctx.db.batch([prepare(ctx.db, markAccepted(to.id, sentAt))]);
    return "sent";
  }
  if (outcome === "gone") {
    await forgetSubscription(ctx, to);
    return "off";
  }
  if ("later" in outcome) return "unreachable";
  ctx.log.write({ event: "push_refused", reason: outcome.refused, status: outcome.status, subscription: to.id });
  return "refused";
}

async function send(ctx: Context, push: Push, to: Subscription): Promise<Tried["outcome"]> {
  const now = ctx.clock.now();
  const payload: PushPayload = { code: "test", about: null, language: to.language };
  const options = optionsOf("test", "", worthUntil("test", now, null), now);
  return told(ctx, to, await push.send(to, JSON.stringify(payload), options), now);
}

/** Sends this phone a push now, so that its people see whether one comes. Once in half a minute. */
export async function tryPush(ctx: Context, credential: Credential): Promise<Result<Tried, Failure>> {
  const subscriber = await phoneSubscriber(ctx, credential);
  if (!subscriber.ok) return subscriber;
  const { owner } = subscriber.value;
  const queries = [subscriptionOf(owner), lastTriedAt(owner)] as const;
  const claimed = await transact(ctx, queries, ([to, last], now): Decided<Subscription | null> => {
    if (to === null) return ok({ value: null, record: [] });
    const retryAt = nextTryAt(last, now);
    if (retryAt !== null) return fail({ tag: "too-many-tries", retryAt });
    return ok({ value: to, claims: [markTried(to.id, now, last)], record: [] });
  });
  if (!claimed.ok) return claimed;
  if (claimed.value === null || ctx.push === null) return ok({ outcome: "off" });
  return ok({ outcome: await send(ctx, ctx.push, claimed.value) });
}
