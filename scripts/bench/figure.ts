/** One measured figure beside its target. `met`: null where it is told without a target. */
export interface Figure {
  readonly what: string;
  readonly value: number | string;
  readonly unit: string;
  readonly target: string;
  readonly met: boolean | null;
}

/** A figure with a limit that it should not pass. */
export const atMost = (what: string, value: number, unit: string, limit: number): Figure => ({
  what,
  value,
  unit,
  target: `at most ${limit} ${unit}`,
  met: value <= limit,
});
/** A figure with a limit that it should reach. */
export const atLeast = (what: string, value: number, unit: string, limit: number): Figure => ({
  ...{ what, value, unit, target: `at least ${limit} ${unit}`.trim() },
  met: value >= limit,
});
export const told = (what: string, value: number | string, unit = ""): Figure => ({ what, value, unit, target: "", met: null });

/** To so many digits after the point. */
export const round = (value: number, digits: number): number => Math.round(value * 10 ** digits) / 10 ** digits;

/** The middle of a list of numbers; the upper of two. */
export const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;

/** The value that so many percent of a list do not pass. */
export const percentile = (values: readonly number[], percent: number): number =>
  [...values].sort((a, b) => a - b)[Math.max(0, Math.ceil((values.length * percent) / 100) - 1)] ?? Number.NaN;

export function printTable(figures: readonly Figure[]): void {
  const sign = (met: boolean | null) => (met === null ? " " : met ? "ok" : "MISSED");
  const rows = figures.map(({ what, value, unit, target, met }) => [what, `${value} ${unit}`.trim(), target, sign(met)]);
  const widths = [0, 1, 2].map((column) => Math.max(...rows.map((row) => (row[column] ?? "").length)));
  for (const row of rows)
    console.log(
      row
        .map((cell, column) => cell.padEnd(widths[column] ?? 0))
        .join("  ")
        .trimEnd(),
    );
}
