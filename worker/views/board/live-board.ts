import * as z from "zod/mini";
import type { BoardRow } from "#schema/api/board.ts";
import { type EpisodeId, episodeId, type FacilityId } from "#schema/ids.ts";
import type { Context } from "../../ground/platform/context.ts";
import { load, many, mapped, one, type Query } from "../../ground/platform/d1.ts";
import { boardRows, patientsAtHome } from "./query.ts";

/** What a live board holds: a copy of D1 up to `seq`, and at which seq each part of it changed last. */
export interface LiveBoard {
  /** From here on the board knows every change, so that a screen that was away gets only what it missed. */
  readonly builtSeq: number;
  readonly seq: number;
  readonly patients: number;
  readonly rows: ReadonlyMap<string, { readonly row: BoardRow; readonly seq: number }>;
  readonly removed: ReadonlyMap<string, number>;
  readonly touched: ReadonlyMap<EpisodeId, number>;
}

export interface Changes {
  readonly seq: number;
  readonly patients: number;
  readonly changed: readonly BoardRow[];
  readonly removed: readonly string[];
  readonly touched: readonly EpisodeId[];
}

function newestSeq(facility: FacilityId): Query<number> {
  const query = one(z.object({ seq: z.nullable(z.int()) }), "SELECT max(seq) AS seq FROM feed WHERE facility_id = ?", facility);
  return mapped(query, (row) => row?.seq ?? 0);
}

/** Index: feed_by_facility. */
function touchedSince(facility: FacilityId, since: number): Query<EpisodeId[]> {
  const rows = many(
    z.object({ episode_id: episodeId }),
    "SELECT DISTINCT episode_id FROM feed WHERE facility_id = ? AND seq > ?",
    facility,
    since,
  );
  return mapped(rows, (list) => list.map((row) => row.episode_id));
}

/** Sessions of this list that are still good. */
export function goodSessions(ids: readonly string[], now: number): Query<Set<string>> {
  const rows = many(
    z.object({ id: z.string() }),
    `SELECT se.id FROM json_each(?) wanted JOIN staff_sessions se ON se.id = wanted.value JOIN staff st ON st.id = se.staff_id
     WHERE se.revoked_at IS NULL AND se.expires_at > ? AND st.disabled_at IS NULL`,
    JSON.stringify(ids),
    now,
  );
  return mapped(rows, (list) => new Set(list.map((row) => row.id)));
}

/** Reads the whole board: one D1 call, however many screens wait for it. */
export async function rebuild(ctx: Context, facility: FacilityId): Promise<LiveBoard> {
  const [seq, patients, rows] = await load(ctx, [newestSeq(facility), patientsAtHome(facility), boardRows(facility, null)]);
  return {
    builtSeq: seq,
    seq,
    patients,
    rows: new Map(rows.map((row) => [row.alert.id, { row, seq }])),
    removed: new Map(),
    touched: new Map(),
  };
}

/** Reads what has changed since, and which of the watching sessions are still good: one D1 call a poke. */
export async function pull(ctx: Context, facility: FacilityId, board: LiveBoard, sessions: readonly string[]) {
  const [seq, touched, patients, rows, good] = await load(ctx, [
    newestSeq(facility),
    touchedSince(facility, board.seq),
    patientsAtHome(facility),
    boardRows(facility, board.seq),
    goodSessions(sessions, ctx.clock.now()),
  ]);
  return { board: merge(board, Math.max(seq, board.seq), patients, touched, rows), good };
}

/** What a screen missed is kept for this many changes; a screen that was away for longer gets a snapshot. */
const MOST_REMEMBERED = 5_000;

/** Whole rows replace whole rows; a touched episode whose row did not come again has left the board. */
export function merge(
  board: LiveBoard,
  seq: number,
  patients: number,
  touched: readonly EpisodeId[],
  fresh: readonly BoardRow[],
): LiveBoard {
  const news = new Set<string>(touched);
  const freshIds = new Set<string>(fresh.map((row) => row.alert.id));
  const gone = [...board.rows].filter(([id, { row }]) => news.has(row.episodeId) && !freshIds.has(id)).map(([id]) => id);
  const rows = new Map(board.rows);
  const removed = new Map(board.removed);
  for (const id of gone) {
    rows.delete(id);
    removed.set(id, seq);
  }
  for (const row of fresh) {
    rows.set(row.alert.id, { row, seq });
    removed.delete(row.alert.id);
  }
  const allTouched = new Map([...board.touched, ...touched.map((id) => [id, seq] as const)]);
  if (allTouched.size + removed.size > MOST_REMEMBERED)
    return { builtSeq: seq, seq, patients, rows, removed: new Map(), touched: new Map() };
  return { builtSeq: board.builtSeq, seq, patients, rows, removed, touched: allTouched };
}

/** What a screen that has everything up to `since` must still hear; null when only a snapshot can tell it. */
export function changesSince(board: LiveBoard, since: number | null): Changes | null {
  if (since === null || since < board.builtSeq || since > board.seq) return null;
  const later = <K>(entries: ReadonlyMap<K, number>): K[] => [...entries].filter(([, seq]) => seq > since).map(([key]) => key);
  return {
    seq: board.seq,
    patients: board.patients,
    changed: [...board.rows.values()].filter((entry) => entry.seq > since).map((entry) => entry.row),
    removed: later(board.removed),
    touched: later(board.touched),
  };
}
