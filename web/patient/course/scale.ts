import { type Entry, gapBetween } from "./entries.ts";

/** Width of the drawing, in its own units; the last figure stands to the right of it. */
export const WIDTH = 300;
const EDGE = 8;

/** What an axis shows at least. */
export interface Axis {
  readonly least: number;
  readonly most: number;
}
export interface Point {
  readonly id: string;
  readonly x: number;
  readonly y: number;
}

/** Places values and instants; the axis grows so that no value falls off it. */
export function scaleOf(usual: Axis, values: readonly (number | null)[], times: readonly number[], height: number) {
  const known = values.filter((value) => value !== null);
  const axis = { least: Math.min(usual.least, ...known), most: Math.max(usual.most, ...known) };
  const [start, end] = [Math.min(...times), Math.max(...times)];
  const length = Math.max(1, end - start);
  return {
    axis,
    x: (at: number): number => EDGE + ((at - start) / length) * (WIDTH - 2 * EDGE),
    y: (value: number): number => height - EDGE - ((value - axis.least) / (axis.most - axis.least)) * (height - 2 * EDGE),
  };
}

/** Runs of points; a line never crosses what was not measured. Entries oldest first. */
export function stretches(
  entries: readonly Entry[],
  figureOf: (entry: Entry) => number | null,
  x: (at: number) => number,
  y: (value: number) => number,
): Point[][] {
  const runs: Point[][] = [];
  let before: Entry | null = null;
  for (const entry of entries) {
    const value = figureOf(entry);
    const broken = before === null || gapBetween(before.at, entry.at) !== null;
    before = value === null ? null : entry;
    if (value === null) continue;
    const point = { id: entry.id, x: x(entry.at), y: y(value) };
    if (broken) runs.push([point]);
    else runs.at(-1)?.push(point);
  }
  return runs;
}
