import type { EpisodeId, FacilityId } from "#schema/ids.ts";
import type { Context } from "./context.ts";
import { load, prepare, type Query, type Statement, statement } from "./d1.ts";
import type { Failure } from "./failure.ts";
import { fail, ok, type Result } from "./result.ts";

/** A decision of a verb: what it answers, what it records, whom it tells. */
export interface Decision<T> {
  readonly value: T;
  /** The episode as it was read; a change meanwhile aborts the batch, and the verb loads and decides again. */
  readonly guard?: { readonly episodeId: EpisodeId; readonly version: number };
  /** Changes that must each hit exactly one row (a code that is still unused); if one does not, the verb loads and decides again. */
  readonly claims?: readonly Statement[];
  readonly record: readonly Statement[];
  /** Facilities whose boards have news. */
  readonly poke?: readonly FacilityId[];
  /** Facilities whose outbox has grown. */
  readonly wake?: readonly FacilityId[];
}

export type Decided<T> = Result<Decision<T>, Failure>;

const MOST_TRIES = 20;
/** Somebody was first: a claim hit no row, or a row with this identity was written meanwhile. */
const STALE = /NOT NULL constraint failed: cas\.ok|UNIQUE constraint failed/;

/** Aborts the whole batch when the change before it hit no row (tech/notes.md, section 13). */
function mustHit(change: Statement): readonly Statement[] {
  return [change, statement("INSERT INTO cas (ok) SELECT CASE WHEN changes() = 1 THEN 1 END"), statement("DELETE FROM cas")];
}

function claimsOf({ guard, claims = [] }: Decision<unknown>): readonly Statement[] {
  const raised =
    guard && statement("UPDATE episodes SET version = version + 1 WHERE id = ? AND version = ?", guard.episodeId, guard.version);
  return (raised ? [raised, ...claims] : claims).flatMap(mustHit);
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
      if (wake) ctx.wake(wake);
      return ok(value);
    }
    if (guard) ctx.log.write({ event: "stale_version", episodeId: guard.episodeId, tries });
    await jitter(ctx, tries);
  }
  return fail({ tag: "too-busy" });
}
