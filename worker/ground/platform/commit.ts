import type { EpisodeId, FacilityId } from "#schema/ids.ts";
import type { Context } from "./context.ts";
import { load, prepare, type Query, type Statement, statement } from "./d1.ts";
import type { Failure } from "./failure.ts";
import { fail, ok, type Result } from "./result.ts";

/** The episode as it was read; a change meanwhile aborts the batch, and the verb loads and decides again. */
export interface Guard {
  readonly episodeId: EpisodeId;
  readonly version: number;
  /** `column = ?, …` of the episode with its parameters: written by the statement that raises the version. */
  readonly set?: Statement;
}

/** A decision of a verb: what it answers, what it records, whom it tells. */
export interface Decision<T> {
  readonly value: T;
  readonly guard?: Guard;
  /** Changes that must each hit exactly one row (a code that is still unused); if one does not, the verb loads and decides again. */
  readonly claims?: readonly Statement[];
  readonly record: readonly Statement[];
  /** Facilities whose boards have news. */
  readonly poke?: readonly FacilityId[];
  /** Facilities whose outbox has grown, beside those that the record itself names (`outboxRow`). */
  readonly wake?: readonly FacilityId[];
}

export type Decided<T> = Result<Decision<T>, Failure>;

const MOST_TRIES = 20;
/** Somebody was first: a claim hit no row, or a row with this identity was written meanwhile. */
const STALE = /stale_version|UNIQUE constraint failed/;

/** Aborts the whole batch when the change before it did not hit exactly one row (migration 0009). */
const MUST_HIT = statement("INSERT INTO must_hit VALUES (changes())");

function raised({ episodeId, version, set }: Guard): Statement {
  const sql = `UPDATE episodes SET version = version + 1${set ? `, ${set.sql}` : ""} WHERE id = ? AND version = ?`;
  return statement(sql, ...(set?.params ?? []), episodeId, version);
}

function claimsOf({ guard, claims = [] }: Decision<unknown>): readonly Statement[] {
  return [...(guard ? [raised(guard)] : []), ...claims].flatMap((change) => [change, MUST_HIT]);
}

/** Writes all of it or nothing. `false`: what was read is stale. */
async function commit(ctx: Context, statements: readonly Statement[]): Promise<boolean> {
  try {
    await ctx.db.batch(statements.map((each) => prepare(ctx.db, each)));
    return true;
  } catch (error) {
    if (error instanceof Error && STALE.test(error.message)) return false;
    throw error;
  }
}

/** Writes what no answer depends on, after the answer: "last seen" and the like. A lost one is written with the next request. */
export function recordLater(ctx: Context, statements: readonly Statement[]): void {
  const failed = (error: unknown) =>
    ctx.log.write({ event: "failed", where: "record_later", error: error instanceof Error ? error.name : "unknown" });
  ctx.after(commit(ctx, statements).catch(failed));
}

function jitter(ctx: Context, tries: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ctx.ids.below(8 * tries + 4)));
}

/**
 * The four movements of a verb: load in one D1 call, decide with pure functions, commit in one D1 call, tell.
 * A stale version is loaded and decided again, up to twenty times.
 */
export async function transact<const Q extends readonly Query<unknown>[], T>(
  ctx: Context,
  queries: Q,
  decide: (
    loaded: { -readonly [I in keyof Q]: Q[I] extends Query<infer A> ? A : never },
    now: number,
  ) => Decided<T> | Promise<Decided<T>>,
): Promise<Result<T, Failure>> {
  for (let tries = 1; tries <= MOST_TRIES; tries++) {
    const decided = await decide(await load(ctx, queries), ctx.clock.now());
    if (!decided.ok) return decided;
    const { value, record, guard, poke, wake } = decided.value;
    const statements = [...claimsOf(decided.value), ...record];
    if (statements.length === 0 || (await commit(ctx, statements))) {
      if (poke) ctx.poke(poke);
      const woken = new Set([...(wake ?? []), ...record.flatMap(({ wakes }) => wakes ?? [])]);
      if (woken.size > 0) ctx.wake([...woken]);
      return ok(value);
    }
    if (guard) ctx.log.write({ event: "stale_version", episodeId: guard.episodeId, tries });
    await jitter(ctx, tries);
  }
  return fail({ tag: "too-busy" });
}
