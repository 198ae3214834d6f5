import type { FacilityId } from "#schema/ids.ts";
import type { Context } from "../platform/context.ts";
import { load, prepare, type Statement } from "../platform/d1.ts";
import { dueRows, markDone, nextRing, type OutboxRow, putOff } from "./store.ts";

/** Somebody outside asked for time, or does not answer: the row is due again then, ms UTC. That is no failure of ours. */
export interface ComeBack {
  readonly againAt: number;
}
/** It is done, and this is written with it: one batch for all rows of a round. */
export interface Done {
  readonly record: readonly Statement[];
}
/** Does what an outbox row asks for. It reads the present truth first, so that a repeated row is harmless. */
export type EffectHandler = (ctx: Context, row: OutboxRow) => Promise<ComeBack | Done | undefined>;
export type Effects = Readonly<Record<string, EffectHandler>>;

const ROWS_A_ROUND = 50;
const MOST_ROUNDS = 20;
const FIRST_PAUSE_MS = 2_000;
const LONGEST_PAUSE_MS = 10 * 60_000;

/** How long to wait before the next try, ms. */
export const pauseAfter = (tries: number): number => Math.min(FIRST_PAUSE_MS * 2 ** tries, LONGEST_PAUSE_MS);

/** A row that fails is put off; it never holds up the rows behind it. */
async function handle(ctx: Context, effects: Effects, row: OutboxRow): Promise<readonly Statement[]> {
  try {
    const handler = effects[row.effect];
    if (!handler) throw new Error("no handler");
    const outcome = await handler(ctx, row);
    if (outcome && "againAt" in outcome) return [putOff(row.seq, outcome.againAt)];
    return [markDone(row.seq, ctx.clock.now()), ...(outcome?.record ?? [])];
  } catch {
    ctx.log.write({ event: "effect_failed", effect: row.effect, seq: row.seq, tries: row.tries + 1 });
    return [putOff(row.seq, ctx.clock.now() + pauseAfter(row.tries))];
  }
}

/** Rows about the same thing one after the other, the rest at once: one that waits for a server outside holds up no other. */
async function handleAll(ctx: Context, effects: Effects, rows: readonly OutboxRow[]): Promise<Statement[]> {
  const outcomes = [...Map.groupBy(rows, ({ key }) => key).values()].map(async (same) => {
    const done: Statement[] = [];
    for (const row of same) done.push(...(await handle(ctx, effects, row)));
    return done;
  });
  return (await Promise.all(outcomes)).flat();
}

/** Handles all that is due at this facility, the oldest rows first. Answers when the next clock rings, or null. */
export async function drain(ctx: Context, facilityId: FacilityId, effects: Effects): Promise<number | null> {
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const [rows, ring] = await load(ctx, [dueRows(facilityId, ctx.clock.now(), ROWS_A_ROUND), nextRing(facilityId)]);
    if (rows.length === 0) return ring;
    const outcomes = await handleAll(ctx, effects, rows);
    await ctx.db.batch(outcomes.map((each) => prepare(ctx.db, each)));
  }
  return ctx.clock.now();
}
