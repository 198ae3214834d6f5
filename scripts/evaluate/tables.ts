import type { Result } from "./cohort.ts";
import { type Figures, figuresOf } from "./outcome.ts";

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;
const hours = (value: number): string => `${value.toFixed(1)} h`;
const perDay = (value: number): string => value.toFixed(3);

/** A column: its head, and what it says of a result; `against`: new urgent alerts of the list that everything is held against. */
interface Column {
  readonly head: string;
  readonly cell: (figures: Figures, against: number) => string;
}

const SEEN: readonly Column[] = [
  { head: "caught", cell: ({ caught }) => percent(caught) },
  { head: "by chance", cell: ({ caughtByChance }) => percent(caughtByChance) },
  { head: "12 h before", cell: ({ caught12h }) => percent(caught12h) },
  { head: "24 h before", cell: ({ caught24h }) => percent(caught24h) },
  { head: "median lead", cell: ({ medianLeadHours }) => hours(medianLeadHours) },
  { head: "with watches", cell: ({ caughtAny, medianAnyLeadHours }) => `${percent(caughtAny)}, ${hours(medianAnyLeadHours)}` },
];
const fewer = (against: number, own: number): string => (own === 0 || against === 0 ? "" : `${(against / own).toFixed(2)} x`);
const RAISED: readonly Column[] = [
  { head: "urgent", cell: ({ urgentPerPatientDay }) => perDay(urgentPerPatientDay) },
  { head: "fewer than MoH", cell: ({ urgentPerPatientDay }, against) => fewer(against, urgentPerPatientDay) },
  { head: "emergency", cell: ({ emergencyPerPatientDay }) => perDay(emergencyPerPatientDay) },
  { head: "watch", cell: ({ watchPerPatientDay }) => perDay(watchPerPatientDay) },
  { head: "true", cell: ({ trueShare }) => percent(trueShare) },
  { head: "not by error", cell: ({ realShare }) => percent(realShare) },
];
const BOARD: readonly Column[] = [
  { head: "rows", cell: ({ rowsStanding }) => rowsStanding.toFixed(1) },
  { head: "first ten", cell: ({ topRows }) => percent(topRows) },
  { head: "6 h before", cell: ({ topRows6h }) => percent(topRows6h) },
  { head: "held ones last", cell: ({ topUnheldFirst6h }) => percent(topUnheldFirst6h) },
];
const SWEPT: readonly Column[] = [
  ...SEEN.slice(0, 2),
  ...SEEN.slice(4, 5),
  ...RAISED.slice(0, 3),
  ...RAISED.slice(4, 5),
  ...BOARD.slice(0, 3),
];

/** A row of a table before its cells. */
export interface Line {
  readonly name: readonly string[];
  readonly result: Result;
  readonly against: number;
}

/** A table in markdown, its columns aligned, so that the terminal and the page show the same. */
export function tableOf(heads: readonly string[], rows: readonly (readonly string[])[]): string[] {
  const widths = heads.map((head, at) => Math.max(head.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]) => `| ${cells.map((cell, at) => cell.padEnd(widths[at] ?? 0)).join(" | ")} |`;
  return [line(heads), `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`, ...rows.map(line)];
}

function table(names: readonly string[], columns: readonly Column[], lines: readonly Line[]): string[] {
  const rows = lines.map(({ name, result, against }) => {
    const figures = figuresOf(result.outcome);
    return [...name, ...columns.map(({ cell }) => cell(figures, against))];
  });
  return tableOf([...names, ...columns.map(({ head }) => head)], rows);
}

const NAMES = ["rule set", "handled"];
export const seenTable = (lines: readonly Line[]): string[] => table(NAMES, SEEN, lines);
export const raisedTable = (lines: readonly Line[]): string[] => table(NAMES, RAISED, lines);
export const boardTable = (lines: readonly Line[]): string[] => table(NAMES, BOARD, lines);
export const sweptTable = (what: string, lines: readonly Line[]): string[] => table([what, ...NAMES], SWEPT, lines);

/** What the new urgent and emergency alerts of a trial named: all times, and alone, each 1,000 patient-days. */
export function namedTable({ outcome }: Result, most: number): string[] {
  const often = [...outcome.named].sort((a, b) => b[1].alone - a[1].alone || (a[0] < b[0] ? -1 : 1)).slice(0, most);
  const each = (times: number) => ((1_000 * times) / outcome.patientDays).toFixed(1);
  return tableOf(
    ["rule", "named", "alone"],
    often.map(([rule, { times, alone }]) => [rule, each(times), each(alone)]),
  );
}
