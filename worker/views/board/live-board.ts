import type { BoardRow } from "#schema/api/board.ts";
import type { ConsultationRow } from "#schema/api/consultation.ts";
import type { EpisodeId, FacilityId } from "#schema/ids.ts";
import { siteParametersInForce } from "../../ground/places/parameters/store.ts";
import type { Context } from "../../ground/platform/context.ts";
import { load } from "../../ground/platform/d1.ts";
import { boardRowOf } from "./board-row.ts";
import { consultationsOnBoard } from "./consultations.ts";
import { boardFacts, feedHead, patientsAtHome, pulledSince, touchedEpisodes } from "./query.ts";

/** A copy of what D1 held at `seq` of the feed. */
export interface LiveBoard {
  readonly seq: number;
  readonly patients: number;
  readonly rows: ReadonlyMap<string, BoardRow>;
  readonly consultations: ReadonlyMap<string, ConsultationRow>;
}

/** What has changed since some number of the feed. `patients` is null when nobody came or went. */
export interface News {
  readonly seq: number;
  readonly patients: number | null;
  readonly changed: readonly BoardRow[];
  readonly removed: readonly string[];
  readonly consultations: { readonly changed: readonly ConsultationRow[]; readonly removed: readonly string[] };
  readonly touched: readonly EpisodeId[];
}

/** Reads the whole board in one D1 call. */
export async function rebuild(ctx: Context, facility: FacilityId): Promise<LiveBoard> {
  const now = ctx.clock.now();
  const [seq, patients, facts, consultations, parameters] = await load(ctx, [
    feedHead(),
    patientsAtHome(facility),
    boardFacts(facility, null, now),
    consultationsOnBoard(facility, null),
    siteParametersInForce(),
  ]);
  const rows = facts.map((each) => boardRowOf(each, parameters, now));
  return {
    seq,
    patients,
    rows: new Map(rows.map((row) => [row.alert.id, row])),
    consultations: new Map(consultations.map((row) => [row.id, row])),
  };
}

/**
 * Reads what has changed after `since`, and which of these sessions may still watch: one D1 call, whose cost follows what has
 * changed. It needs no memory, so that an object that was evicted goes on where it was.
 */
export async function pull(ctx: Context, facility: FacilityId, since: number, sessions: readonly string[]) {
  const now = ctx.clock.now();
  const [{ seq, patients, good }, touched, facts, asked, parameters] = await load(ctx, [
    pulledSince(facility, since, sessions, now),
    touchedEpisodes(facility, since),
    boardFacts(facility, since, now),
    consultationsOnBoard(facility, since),
    siteParametersInForce(),
  ]);
  const shown = new Set<string>([...facts, ...asked].map((each) => each.id));
  const news: News = {
    seq,
    patients,
    changed: facts.map((each) => boardRowOf(each, parameters, now)),
    removed: touched.flatMap(({ alerts }) => alerts.filter((id) => !shown.has(id))),
    consultations: {
      changed: asked,
      removed: touched.flatMap(({ consultations }) => consultations.filter((id) => !shown.has(id))),
    },
    touched: touched.map(({ episodeId }) => episodeId),
  };
  return { news, good };
}

/** The copy with the news in it: whole rows replace whole rows. */
export function merge(board: LiveBoard, news: News): LiveBoard {
  const rows = new Map(board.rows);
  for (const id of news.removed) rows.delete(id);
  for (const row of news.changed) rows.set(row.alert.id, row);
  const consultations = new Map(board.consultations);
  for (const id of news.consultations.removed) consultations.delete(id);
  for (const row of news.consultations.changed) consultations.set(row.id, row);
  return { seq: news.seq, patients: news.patients ?? board.patients, rows, consultations };
}
