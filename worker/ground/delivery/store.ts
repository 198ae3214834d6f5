import * as z from "zod/mini";
import { type EpisodeId, type FacilityId, facilityId } from "#schema/ids.ts";
import { many, mapped, one, type Query, type Statement, statement } from "../platform/d1.ts";

/** Tells one audience that something about this episode has changed. */
export function feedRow(facility: FacilityId, episodeId: EpisodeId, at: number): Statement {
  return statement("INSERT INTO feed (facility_id, episode_id, at) VALUES (?, ?, ?)", facility, episodeId, at);
}

/** Of the oldest rows this many are looked at in one sweep; the feed's first rows are its oldest, so a sweep never reads it all. */
const PRUNED_AT_ONCE = 5_000;

/** Boards pull what is above their last seq; what is older than this is never asked for again. */
export function pruneFeed(before: number): Statement {
  return statement(
    "DELETE FROM feed WHERE seq IN (SELECT seq FROM (SELECT seq, at FROM feed ORDER BY seq LIMIT ?) WHERE at < ?)",
    PRUNED_AT_ONCE,
    before,
  );
}

/** Asks the facility's dispatcher to do something at or after `dueAt`; `key` names what it is about. Committing it wakes the dispatcher. */
export function outboxRow(facility: FacilityId, effect: string, key: string, dueAt: number): Statement {
  const sql = "INSERT INTO outbox (facility_id, effect, key, due_at) VALUES (?, ?, ?, ?)";
  return { ...statement(sql, facility, effect, key, dueAt), wakes: facility };
}

/**
 * The same for a clock that rings again and again: unless one that waits already rings after `from` and by then. A row that is due is
 * being handled, so it does not count. Index: outbox_due.
 */
export function outboxRowUnlessSooner(facility: FacilityId, effect: string, key: string, from: number, dueAt: number): Statement {
  return statement(
    `INSERT INTO outbox (facility_id, effect, key, due_at) SELECT ?1, ?2, ?3, ?5 WHERE NOT EXISTS (SELECT 1 FROM outbox
       WHERE facility_id = ?1 AND done_at IS NULL AND due_at > ?4 AND due_at <= ?5 AND effect = ?2 AND key = ?3)`,
    facility,
    effect,
    key,
    from,
    dueAt,
  );
}

const outbox = z.object({ seq: z.int(), effect: z.string(), key: z.string(), tries: z.int() });
/**
 * In the place of a row that waits one for each of these parts of it, each with its own tries; a row that is done already has them. In
 * one batch, so that what is told to many is told once, however often the row is handled.
 */
export function splitRow(seq: number, parts: readonly string[], now: number): readonly Statement[] {
  return [
    statement(
      `INSERT INTO outbox (facility_id, effect, key, due_at) SELECT o.facility_id, o.effect, part.value, ?3
       FROM outbox o, json_each(?2) part WHERE o.seq = ?1 AND o.done_at IS NULL`,
      seq,
      JSON.stringify(parts),
      now,
    ),
    markDone(seq, now),
  ];
}

/** A wake-up, not a truth: whoever handles it reads the present state again. */
export type OutboxRow = z.infer<typeof outbox>;

/** Index: outbox_due. */
export function dueRows(facility: FacilityId, now: number, most: number): Query<OutboxRow[]> {
  const sql =
    "SELECT seq, effect, key, tries FROM outbox WHERE facility_id = ? AND done_at IS NULL AND due_at <= ? ORDER BY due_at, seq LIMIT ?";
  return many(outbox, sql, facility, now, most);
}

/** When the facility's next clock rings, ms UTC. Index: outbox_due. */
export function nextRing(facility: FacilityId): Query<number | null> {
  const query = one(
    z.object({ at: z.nullable(z.int()) }),
    "SELECT min(due_at) AS at FROM outbox WHERE facility_id = ? AND done_at IS NULL",
    facility,
  );
  return mapped(query, (row) => row?.at ?? null);
}

export const markDone = (seq: number, now: number): Statement =>
  statement("UPDATE outbox SET done_at = ? WHERE seq = ?", now, seq);
export const putOff = (seq: number, until: number): Statement =>
  statement("UPDATE outbox SET tries = tries + 1, due_at = ? WHERE seq = ?", until, seq);

/** What was done stays for whoever looks into a fault; then it goes, so many rows in one sweep. Index: outbox_done. */
export function pruneOutbox(before: number): Statement {
  return statement(
    "DELETE FROM outbox WHERE seq IN (SELECT seq FROM outbox WHERE done_at < ? ORDER BY done_at LIMIT ?)",
    before,
    PRUNED_AT_ONCE,
  );
}

/** Facilities with something overdue: a poke was lost, or an object forgot. Named, or clocks far ahead would be read too. */
export function forgotten(before: number): Query<FacilityId[]> {
  const rows = many(
    z.object({ facility_id: facilityId }),
    "SELECT DISTINCT facility_id FROM outbox INDEXED BY outbox_waiting WHERE done_at IS NULL AND due_at < ?",
    before,
  );
  return mapped(rows, (list) => list.map((row) => row.facility_id));
}
