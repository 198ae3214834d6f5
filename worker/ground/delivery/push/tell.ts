import * as z from "zod/mini";
import type { PushPayload } from "#schema/api/push.ts";
import { pushSubscriptionId } from "#schema/ids.ts";
import type { PushCode } from "#schema/terms.ts";
import type { Context } from "../../platform/context.ts";
import { load, prepare, type Query, type Statement } from "../../platform/d1.ts";
import type { Push, PushOutcome } from "../../platform/ports.ts";
import { type ComeBack, type Done, type EffectHandler, pauseAfter } from "../drain.ts";
import { type OutboxRow, splitRow } from "../store.ts";
import { forgetSubscription } from "./forget-subscription.ts";
import { optionsOf, worthUntil } from "./rules.ts";
import { markAccepted, type Subscription } from "./store.ts";

/** What a room has to tell, as it stands now. */
export interface News {
  /** An episode or a consultation. */
  readonly about: string;
  readonly to: Query<readonly Subscription[]>;
  /** When it ends by itself, ms UTC. */
  readonly until?: number | null;
  /** What the room keeps when a push service has taken it, ms UTC. */
  readonly taken?: (at: number) => readonly Statement[];
}
/** Reads the truth again; null: there is nothing to be told any more. `fact`: what the room named in its outbox row. */
export type NewsOf = (ctx: Context, fact: string) => Promise<News | null>;

/** One browser's part of a row: which fact, which browser, since when. */
const part = z.tuple([z.string(), pushSubscriptionId, z.pipe(z.string(), z.transform(Number))]);
const partOf = (fact: string, { id }: Subscription, at: number): string => `${fact}@${id}@${at}`;
/** The same in SQL, for a room that writes the rows of thousands in one statement: expressions for fact, subscription and time. */
export const partInSql = (fact: string, id: string, at: string): string => `${fact} || '@' || ${id} || '@' || ${at}`;

interface Message {
  readonly code: PushCode;
  readonly about: string;
  readonly until: number;
  readonly to: Subscription;
  readonly taken: NonNullable<News["taken"]>;
}

async function goneFor(ctx: Context, subscription: Subscription): Promise<undefined> {
  const forgotten = await forgetSubscription(ctx, subscription);
  if (!forgotten.ok) throw new Error(forgotten.failure.tag);
}

/** What comes of the push service's answer; later than it is worth is never. */
async function follow(ctx: Context, row: OutboxRow, message: Message, outcome: PushOutcome, sentAt: number) {
  const { code, until, to, taken } = message;
  if (outcome === "accepted") return { record: [markAccepted(to.id, sentAt), ...taken(sentAt)] };
  if (outcome === "gone") return goneFor(ctx, to);
  if ("refused" in outcome) {
    const { refused: reason, status } = outcome;
    ctx.log.write({ event: "push_refused", reason, status, subscription: to.id });
    return undefined;
  }
  const againAt = ctx.clock.now() + Math.max(outcome.later ?? 0, pauseAfter(row.tries));
  if (againAt < until) return { againAt };
  ctx.log.write({ event: "push_given_up", code, subscription: to.id, tries: row.tries + 1 });
  return undefined;
}

async function deliver(ctx: Context, push: Push, row: OutboxRow, message: Message): Promise<ComeBack | Done | undefined> {
  const { code, about, until, to } = message;
  const now = ctx.clock.now();
  if (now >= until) {
    ctx.log.write({ event: "push_given_up", code, subscription: to.id, tries: row.tries });
    return undefined;
  }
  const payload: PushPayload = { code, about, language: to.language };
  return follow(ctx, row, message, await push.send(to, JSON.stringify(payload), optionsOf(code, about, until, now)), now);
}

/**
 * Makes an effect of a code: the room's row is split into one for each browser that is to be told, and each of these is sent, tried
 * again and given up alone. The truth is read both times, so that nobody is told what is over, or what is not theirs any more.
 */
export function telling(code: PushCode, newsOf: NewsOf): EffectHandler {
  return async (ctx, row) => {
    const { push } = ctx;
    if (push === null) return undefined;
    const [fact = ""] = row.key.split("@", 1);
    const news = await newsOf(ctx, fact);
    if (news === null) return undefined;
    const [browsers] = await load(ctx, [news.to]);
    const now = ctx.clock.now();
    if (fact === row.key) {
      const parts = browsers.map((each) => partOf(fact, each, now));
      await ctx.db.batch(splitRow(row.seq, parts, now).map((each) => prepare(ctx.db, each)));
      return undefined;
    }
    const [, id, at] = z.parse(part, row.key.split("@"));
    const to = browsers.find((each) => each.id === id);
    const until = worthUntil(code, at, news.until ?? null);
    return to && deliver(ctx, push, row, { code, about: news.about, until, to, taken: news.taken ?? (() => []) });
  };
}
