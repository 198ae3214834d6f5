import type { SubscribeBody } from "#schema/api/push.ts";
import { phoneOf, staffOf } from "../../access/actor.ts";
import { auditRow } from "../../access/audit.ts";
import type { Credential } from "../../access/credential.ts";
import { refusal } from "../../access/policy.ts";
import { type Decided, transact } from "../../platform/commit.ts";
import type { Context } from "../../platform/context.ts";
import { load, type Query } from "../../platform/d1.ts";
import type { Failure } from "../../platform/failure.ts";
import { fail, ok, type Result } from "../../platform/result.ts";
import { mayBeSentTo } from "./rules.ts";
import { type Owner, type Subscription, subscribe, subscriptionOf, unsubscribe } from "./store.ts";

/** Whose browser a credential is, and who stands in the audit for it. */
export interface Subscriber {
  readonly actor: string;
  readonly owner: Owner;
}

/** A professional's browser: it belongs to the session, so that it falls silent with it. */
export async function staffSubscriber(ctx: Context, credential: Credential): Promise<Result<Subscriber, Failure>> {
  const [actor] = await load(ctx, [staffOf(credential, ctx.clock.now())]);
  const refused = refusal(actor, "own-sessions", actor);
  if (refused || actor === null) return fail(refused ?? { tag: "not-signed-in" });
  return ok({ actor: actor.id, owner: { kind: "session_id", id: actor.sessionId } });
}

/** A family's phone: it is told about the people who are on it. */
export async function phoneSubscriber(ctx: Context, credential: Credential): Promise<Result<Subscriber, Failure>> {
  const [actor] = await load(ctx, [phoneOf(credential, ctx.clock.now())]);
  return actor === null ? fail({ tag: "not-signed-in" }) : ok({ actor: actor.id, owner: { kind: "device_id", id: actor.id } });
}

const notAPushService: Failure = {
  tag: "invalid-body",
  fields: [{ path: "subscription.endpoint", code: "custom", message: "no push service that is known here" }],
};

const isSame = (before: Subscription | null, { subscription, language }: SubscribeBody): boolean =>
  before?.endpoint === subscription.endpoint &&
  before.p256dh === subscription.keys.p256dh &&
  before.auth === subscription.keys.auth &&
  before.language === language;

/** This browser wants to be told. It says so at each start; only what is new is written. */
export function subscribeBrowser(
  ctx: Context,
  { actor, owner }: Subscriber,
  body: SubscribeBody,
): Promise<Result<null, Failure>> {
  const toLoopback = ctx.settings.push?.toLoopback ?? false;
  const before: Query<Subscription | null> = subscriptionOf(owner);
  return transact(ctx, [before], ([known], now): Decided<null> => {
    if (!mayBeSentTo(body.subscription.endpoint, toLoopback)) return fail(notAPushService);
    if (isSame(known, body)) return ok({ value: null, record: [] });
    const record = subscribe(ctx.ids.next("psb"), owner, body, now);
    return ok({ value: null, record: [...record, auditRow({ at: now, actor, action: "push_subscribed", subject: owner.id })] });
  });
}

/** This browser wants to be left alone; one that was never told is fine. */
export function unsubscribeBrowser(ctx: Context, { actor, owner }: Subscriber): Promise<Result<null, Failure>> {
  return transact(ctx, [subscriptionOf(owner)], ([known], now): Decided<null> => {
    if (known === null) return ok({ value: null, record: [] });
    const line = auditRow({ at: now, actor, action: "push_unsubscribed", subject: owner.id });
    return ok({ value: null, record: [unsubscribe(owner), line] });
  });
}
