import { batch, computed, effect, signal } from "@preact/signals";
import type { BoardRow } from "#schema/api/board.ts";
import { now } from "../session/clock.ts";
import { session } from "../session/session.ts";
import { rows } from "./board-state.ts";
import { type Arranged, arrange } from "./lane/arrange.ts";
import { type BoardFilter, NO_FILTER, passes } from "./lane/filters.ts";
import { LANES, type Lane, laneOfRow, rowsShown, sortIntoLanes } from "./lane/row-order.ts";

export const filter = signal<BoardFilter>(NO_FILTER);
/** The alert under the ring. */
export const selected = signal<string | null>(null);
/** Lanes that somebody unfolded. */
export const unfolded = signal<ReadonlySet<Lane>>(new Set());
/** Rows of lanes in which the pointer or the focus is: they keep their places. */
export const frozen = signal<ReadonlyMap<Lane, readonly BoardRow[]>>(new Map());
const whose = computed(() => session.value?.staff.id ?? null);
/** What one person filtered and folded hides nothing from the next one at this desk. */
effect(() => {
  void whose.value;
  batch(() => {
    filter.value = NO_FILTER;
    selected.value = null;
    unfolded.value = new Set();
    frozen.value = new Map();
  });
});
/** A screen as narrow as a phone shows cards. */
const narrowQuery = matchMedia("(max-width: 700px)");
export const narrow = signal(narrowQuery.matches);
narrowQuery.addEventListener("change", ({ matches }) => {
  narrow.value = matches;
});

const ROW_PX = 43;
/** Top bar, filters, column heads, keys. */
const AROUND_PX = 150;
const room = signal(0);
const measure = () => {
  room.value = Math.floor((innerHeight - AROUND_PX) / ROW_PX);
};
measure();
addEventListener("resize", measure);

const passing = computed(() => {
  const me = session.value?.staff.id ?? "";
  return [...(rows.value?.values() ?? [])].filter((row) => passes(row, filter.value, me));
});
/** Sorted when something changes, not by the second: time alone moves no row. */
export const lanes = computed(() => sortIntoLanes(passing.value, now.peek()));

export interface LaneView extends Arranged {
  readonly lane: Lane;
  /** Open alerts that pass the filter. */
  readonly count: number;
  /** Open alerts that the filter hides: a lane that holds some is never called empty. */
  readonly hidden: number;
  /** Rows behind "9 more"; 0 when all are shown. */
  readonly folded: number;
  readonly foldable: boolean;
}

export const laneViews = computed<readonly LaneView[]>(() => {
  const counts = { em: 0, ur: 0, wa: 0, si: 0, re: 0 };
  for (const lane of LANES) counts[lane] = lanes.value[lane].length;
  const shown = rowsShown(counts, room.value);
  const all = rows.value ?? new Map<string, BoardRow>();
  return LANES.map((lane) => {
    const { places, waiting } = arrange(lanes.value[lane], frozen.value.get(lane) ?? null, all);
    const most = unfolded.value.has(lane) || narrow.value ? places.length : Math.max(shown[lane], frozen.value.has(lane) ? 2 : 0);
    return {
      lane,
      count: counts[lane],
      hidden: [...all.values()].filter((row) => laneOfRow(row) === lane).length - counts[lane],
      places: places.slice(0, most),
      waiting,
      folded: Math.max(0, places.length - most),
      foldable: shown[lane] < counts[lane],
    };
  });
});

export function freeze(lane: Lane): void {
  if (!frozen.peek().has(lane)) frozen.value = new Map(frozen.peek()).set(lane, lanes.peek()[lane]);
}
export function thaw(lane: Lane): void {
  if (!frozen.peek().has(lane)) return;
  const next = new Map(frozen.peek());
  next.delete(lane);
  frozen.value = next;
}
/** Shows the rows that waited, at once, and keeps the lane still again. */
export function showWaiting(lane: Lane): void {
  if (frozen.peek().has(lane)) frozen.value = new Map(frozen.peek()).set(lane, lanes.peek()[lane]);
}
export function toggleFold(lane: Lane): void {
  const next = new Set(unfolded.peek());
  if (!next.delete(lane)) next.add(lane);
  unfolded.value = next;
}
