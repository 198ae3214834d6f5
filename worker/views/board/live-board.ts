import type { BoardRow } from "#schema/api/board.ts";
import type { EpisodeId, FacilityId } from "#schema/ids.ts";
import { parametersInForce } from "../../ground/episode/parameters.ts";
import type { Context } from "../../ground/platform/context.ts";
import { load } from "../../ground/platform/d1.ts";
import { boardRowOf } from "./board-row.ts";
import { boardFacts, goodSessions, newestSeq, patientsAtHome, touchedSince } from "./query.ts";

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

/** Reads the whole board: one D1 call of four statements, however many screens wait for it. */
export async function rebuild(ctx: Context, facility: FacilityId): Promise<LiveBoard> {
  const [seq, patients, facts, parameters] = await load(ctx, [
    newestSeq(facility),
    patientsAtHome(facility),
    boardFacts(facility, null),
    parametersInForce(),
  ]);
  const rows = facts.map((fact) => boardRowOf(fact, parameters, ctx.clock.now()));
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
  const [seq, touched, facts, parameters, good] = await load(ctx, [
    newestSeq(facility),
    touchedSince(facility, board.seq),
    boardFacts(facility, board.seq),
    parametersInForce(),
    goodSessions(sessions, ctx.clock.now()),
  ]);
  const fresh = facts.map((fact) => boardRowOf(fact, parameters, ctx.clock.now()));
  return { board: merge(board, Math.max(seq, board.seq), touched, fresh), good };
}

/** The number of patients, counted anew: it costs by patients, so it is not asked with every poke. */
export async function recount(ctx: Context, facility: FacilityId): Promise<number> {
  const [patients] = await load(ctx, [patientsAtHome(facility)]);
  return patients;
}

/** What a screen missed is kept for this many changes; a screen that was away for longer gets a snapshot. */
const MOST_REMEMBERED = 5_000;

/** Whole rows replace whole rows; a touched episode whose row did not come again has left the board. */
export function merge(board: LiveBoard, seq: number, touched: readonly EpisodeId[], fresh: readonly BoardRow[]): LiveBoard {
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
    return { ...board, builtSeq: seq, seq, rows, removed: new Map(), touched: new Map() };
  return { ...board, seq, rows, removed, touched: allTouched };
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
