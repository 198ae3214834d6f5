import type { BoardRow } from "#schema/api/board.ts";
import { holdsAll } from "../../fold-text.ts";

export type Whose = "all" | "mine" | "nobody" | "very_high";
export interface BoardFilter {
  readonly whose: Whose;
  /** null: everywhere. */
  readonly hamlet: string | null;
  readonly name: string;
}
export const NO_FILTER: BoardFilter = { whose: "all", hamlet: null, name: "" };

export function isWhose(row: BoardRow, whose: Whose, me: string): boolean {
  if (whose === "mine") return row.alert.holder?.id === me;
  if (whose === "nobody") return row.alert.holder === null;
  return whose === "all" || row.riskClass === "very_high";
}

export const passes = (row: BoardRow, { whose, hamlet, name }: BoardFilter, me: string): boolean =>
  isWhose(row, whose, me) && (hamlet === null || row.hamlet === hamlet) && holdsAll(row.name, name);

export const hamletsOf = (rows: Iterable<BoardRow>): string[] => [...new Set([...rows].map((row) => row.hamlet))].sort();
