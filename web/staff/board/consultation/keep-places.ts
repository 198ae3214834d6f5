import type { ConsultationRow } from "#schema/api/consultation.ts";

/** A row of the lane; `gone`: it left while the lane was kept still. */
export interface ConsultationPlace {
  readonly row: ConsultationRow;
  readonly gone: boolean;
}
export interface KeptPlaces {
  readonly places: readonly ConsultationPlace[];
  /** New rows that are shown when the board is left alone. */
  readonly waiting: number;
}

/** Nothing moves under the finger: `still` keeps the places as they were, with the newest of each; null: in turn. */
export function keepPlaces(sorted: readonly ConsultationRow[], still: readonly ConsultationRow[] | null): KeptPlaces {
  if (still === null) return { places: sorted.map((row) => ({ row, gone: false })), waiting: 0 };
  const newest = new Map(sorted.map((row) => [row.id, row]));
  const held = new Set(still.map((row) => row.id));
  return {
    places: still.map((old) => ({ row: newest.get(old.id) ?? old, gone: !newest.has(old.id) })),
    waiting: sorted.filter((row) => !held.has(row.id)).length,
  };
}
