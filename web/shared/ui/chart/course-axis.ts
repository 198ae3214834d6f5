import { compareSlots, currentOrNextSlot, nextSlot, type SlotRef, slotTimes } from "#clinical/schedule.ts";
import type { ChartBand } from "#clinical/thresholds.ts";
import type { Severity } from "#schema/terms.ts";

/** Figures of one check-in as they were judged; null: not known (missing, or outside its hard range). %, per minute, degrees Celsius, mmHg. */
export interface ChartFigures {
  readonly spo2: number | null;
  readonly respiratoryRate: number | null;
  readonly pulse: number | null;
  readonly temperatureCelsius: number | null;
  readonly systolicMmhg: number | null;
  readonly diastolicMmhg: number | null;
}
export type ChartVital = keyof ChartFigures;

export interface ChartCheckin {
  readonly id: string;
  readonly measuredAt: number;
  readonly figures: ChartFigures;
  /** null: not answered, which is never "none". */
  readonly symptoms: readonly string[] | null;
}

/** One half day of the time axis. */
export interface Column {
  readonly slot: SlotRef;
  readonly checkins: readonly ChartCheckin[];
  /** The window has closed, or something came: nothing known is then not known. A window still open is only empty. */
  readonly closed: boolean;
}

const keyOf = ({ date, slot }: SlotRef): string => date + slot;

/** The half days from the beginning of the care (or the first check-in) to now, the last `most` of them. A check-in at night belongs to the morning. */
export function columnsOf(checkins: readonly ChartCheckin[], openedAt: number, now: number, most: number): Column[] {
  const bySlot = new Map<string, ChartCheckin[]>();
  for (const checkin of [...checkins].sort((a, b) => a.measuredAt - b.measuredAt)) {
    const key = keyOf(currentOrNextSlot(checkin.measuredAt));
    bySlot.set(key, [...(bySlot.get(key) ?? []), checkin]);
  }
  const begin = Math.min(openedAt, ...checkins.map((checkin) => checkin.measuredAt));
  const end = currentOrNextSlot(Math.max(now, ...checkins.map((checkin) => checkin.measuredAt)));
  const columns: Column[] = [];
  for (let slot = currentOrNextSlot(begin); compareSlots(slot, end) <= 0; slot = nextSlot(slot)) {
    const here = bySlot.get(keyOf(slot)) ?? [];
    columns.push({ slot, checkins: here, closed: here.length > 0 || slotTimes(slot).untilMs <= now });
  }
  return columns.slice(-most);
}

export interface Point {
  /** Columns from the left edge, with the place inside the column: 2.5 is the middle of the third. */
  readonly column: number;
  readonly value: number;
  readonly checkin: ChartCheckin;
}

/** Points in runs: a column that is not known ends a run, so that no line is drawn over it. */
export function runsOf(columns: readonly Column[], vital: ChartVital): Point[][] {
  const runs: Point[][] = [[]];
  for (const [index, { checkins }] of columns.entries()) {
    const points = checkins.flatMap((checkin, place) => {
      const value = checkin.figures[vital];
      return value === null ? [] : [{ column: index + (place + 0.5) / checkins.length, value, checkin }];
    });
    if (points.length === 0) runs.push([]);
    else runs.at(-1)?.push(...points);
  }
  return runs.filter((run) => run.length > 0);
}

/** The columns in which the figure is not known and no longer will be. */
export const unknownColumns = (columns: readonly Column[], vital: ChartVital): number[] =>
  columns.flatMap(({ closed, checkins }, index) =>
    closed && checkins.every((checkin) => checkin.figures[vital] === null) ? [index] : [],
  );

/** What a figure means by its bands; what no band covers is reported by no rule of that figure alone. */
export const severityAt = (bands: readonly ChartBand[], value: number): Severity =>
  bands.find(({ from, to }) => value >= (from ?? Number.NEGATIVE_INFINITY) && value <= (to ?? Number.POSITIVE_INFINITY))
    ?.severity ?? "routine";

export interface Scale {
  readonly low: number;
  readonly high: number;
  readonly y: (value: number) => number;
}

/** A scale from top to bottom that holds the usual range and every figure. */
export function scaleOf(usual: readonly [number, number], values: readonly number[], top: number, height: number): Scale {
  const low = Math.min(usual[0], ...values.map((value) => value - 1));
  const high = Math.max(usual[1], ...values.map((value) => value + 1));
  return { low, high, y: (value) => top + ((high - Math.min(high, Math.max(low, value))) / (high - low)) * height };
}
