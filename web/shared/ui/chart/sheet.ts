/** Width of the drawing and the edges of the panels inside it, in its own units. */
export const WIDTH = 800;
export const LEFT = 112;
export const RIGHT = 655;

/** Where the columns of the time axis lie. */
export interface Sheet {
  readonly count: number;
  readonly x: (column: number) => number;
}

export const sheetOf = (count: number): Sheet => ({
  count,
  x: (column) => Math.round((LEFT + ((RIGHT - LEFT) * column) / Math.max(1, count)) * 10) / 10,
});
