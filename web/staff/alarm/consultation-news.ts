import type { ConsultationRow } from "#schema/api/consultation.ts";

/** What the station is told of on whichever page: nobody answered; an opinion that nobody has read. */
export interface StationNews {
  /** The same until something else is to be told. */
  readonly key: string;
  readonly row: ConsultationRow;
}

function newsKey({ id, state, opinion, read }: ConsultationRow): string | null {
  if (state === "unanswered") return `${id} unanswered`;
  return state === "decided" && read === null && opinion ? `${id} opinion ${opinion.version}` : null;
}

/** Of consultations that this station asked; a hospital has none. Newest question first. */
export function stationNews(rows: Iterable<ConsultationRow>, facilityId: string): StationNews[] {
  return [...rows]
    .filter((row) => row.station.id === facilityId)
    .sort((a, b) => b.askedAt - a.askedAt)
    .flatMap((row) => {
      const key = newsKey(row);
      return key === null ? [] : [{ key, row }];
    });
}

/** What was not told before; at the first look nothing is new, it only stands there. */
export function freshNews(before: readonly StationNews[] | null, after: readonly StationNews[]): StationNews[] {
  if (before === null) return [];
  const known = new Set(before.map(({ key }) => key));
  return after.filter(({ key }) => !known.has(key));
}
