import type { BoardRow } from "#schema/api/board.ts";
import type { Severity } from "#schema/terms.ts";
import { laneOf } from "../../../shared/severity-code.ts";

/** The lanes of the board, worst first. An alert of severity routine, should one come, stands under watch: no row is ever dropped. */
export const LANES = ["em", "ur", "wa", "si", "re"] as const;
export type Lane = (typeof LANES)[number];

/** What the order of rows looks at, and nothing more: `npm run evaluate` ranks its invented rows by the same rule. */
export interface RankedRow {
  readonly alert: Pick<BoardRow["alert"], "kind" | "severity" | "openedAt" | "clockFrom" | "targetMs"> & { readonly id: string };
  readonly priority: Pick<BoardRow["priority"], "total">;
}

export function laneOfRow({ alert }: { readonly alert: Pick<RankedRow["alert"], "kind" | "severity"> }): Lane {
  const code = laneOf(alert.kind, alert.severity);
  return LANES.find((lane) => lane === code) ?? "wa";
}

const WORST: Record<Severity, number> = { emergency: 0, urgent: 1, watch: 2, routine: 3 };

/** Share of its target that an alert has waited; 1: the target is reached. */
export const waitedShare = (
  { alert }: { readonly alert: Pick<RankedRow["alert"], "clockFrom" | "targetMs"> },
  at: number,
): number => (alert.targetMs > 0 ? Math.max(0, at - alert.clockFrom) / alert.targetMs : 0);

const isOverdue = (row: RankedRow, at: number): number => (waitedShare(row, at) >= 1 ? 1 : 0);

/**
 * Severity first; then who has waited longer than the target, so that nobody waits for ever; then the priority (worker/clinical/priority.ts);
 * then how far the target is used up, then the older; ids keep the order the same everywhere.
 */
export function compareRows(a: RankedRow, b: RankedRow, at: number): number {
  return (
    WORST[a.alert.severity] - WORST[b.alert.severity] ||
    isOverdue(b, at) - isOverdue(a, at) ||
    b.priority.total - a.priority.total ||
    waitedShare(b, at) - waitedShare(a, at) ||
    a.alert.openedAt - b.alert.openedAt ||
    (a.alert.id < b.alert.id ? -1 : 1)
  );
}

export type RowsByLane = Readonly<Record<Lane, readonly BoardRow[]>>;

export function sortIntoLanes(rows: Iterable<BoardRow>, at: number): RowsByLane {
  const lanes: Record<Lane, BoardRow[]> = { em: [], ur: [], wa: [], si: [], re: [] };
  for (const row of rows) lanes[laneOfRow(row)].push(row);
  for (const lane of LANES) lanes[lane].sort((a, b) => compareRows(a, b, at));
  return lanes;
}

/** Fewest rows a lane keeps when the screen is short; emergencies and urgent alerts are never folded. */
const AT_LEAST: Record<"wa" | "si" | "re", number> = { wa: 3, si: 2, re: 2 };

/** How many rows each lane shows on a screen with room for `room` rows: danger whole, the rest by turns from the top. */
export function rowsShown(counts: Readonly<Record<Lane, number>>, room: number): Readonly<Record<Lane, number>> {
  const shown = { ...counts };
  for (const lane of ["wa", "si", "re"] as const) shown[lane] = Math.min(counts[lane], AT_LEAST[lane]);
  let left = room - LANES.reduce((sum, lane) => sum + shown[lane], 0);
  for (const lane of ["wa", "si", "re"] as const) {
    const more = Math.max(0, Math.min(left, counts[lane] - shown[lane]));
    shown[lane] += more;
    left -= more;
  }
  return shown;
}
