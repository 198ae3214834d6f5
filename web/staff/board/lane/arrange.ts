import type { BoardRow } from "#schema/api/board.ts";

/** A place in a lane: the row, and whether it has left the lane while somebody was in it (closed, or moved to another lane). */
export interface Place {
  readonly row: BoardRow;
  readonly gone: "no" | "closed" | "moved";
}
export interface Arranged {
  readonly places: readonly Place[];
  /** New rows that wait until the pointer and the focus have left the lane. */
  readonly waiting: readonly BoardRow[];
}

/**
 * Nothing moves under the finger: while the pointer or the focus is in a lane its places stay as they were (`frozen`), new rows wait,
 * and a row that left keeps its place until the lane is left. Figures in the places are always the newest.
 */
export function arrange(
  inLane: readonly BoardRow[],
  frozen: readonly BoardRow[] | null,
  all: ReadonlyMap<string, BoardRow>,
): Arranged {
  if (frozen === null) return { places: inLane.map((row) => ({ row, gone: "no" })), waiting: [] };
  const here = new Map(inLane.map((row) => [row.alert.id, row]));
  const places = frozen.map((old): Place => {
    const row = here.get(old.alert.id);
    if (row) return { row, gone: "no" };
    return { row: all.get(old.alert.id) ?? old, gone: all.has(old.alert.id) ? "moved" : "closed" };
  });
  const held = new Set(frozen.map((row) => row.alert.id));
  return { places, waiting: inLane.filter((row) => !held.has(row.alert.id)) };
}
