import type { AlertKind } from "#schema/terms.ts";
import { compareRows, LANES, laneOfRow, type RankedRow } from "../../web/staff/board/lane/row-order.ts";
import type { ReasonPair } from "../../worker/journey/triage/rules.ts";

/** Nurses at work, by the hour of the day: eight, and two at night. */
const NURSES = 8;
const NURSES_AT_NIGHT = 2;
const DAY = { from: 6, until: 22 };
/** Hours that an alert takes a nurse: opening the page, the call, measuring again together, the note, and what else keeps her. */
const SERVICE_HOURS = 0.25;

/**
 * A row of the board, with what its order looks at. `open`: nobody has it; `called`: a nurse is on the telephone; `held`: taken, and
 * not yet closed.
 */
export interface Row extends RankedRow {
  /** Number of the person in the station. */
  readonly member: number;
  readonly kind: AlertKind;
  state: "open" | "called" | "held";
  /** Since when a nurse holds it, in hours. */
  heldSince: number;
  alert: RankedRow["alert"];
  priority: RankedRow["priority"];
  reasons: readonly ReasonPair[];
}

const PLACE_OF_LANE = Object.fromEntries(LANES.map((lane, place) => [lane, place]));
const laneOf = (row: Row): number => PLACE_OF_LANE[laneOfRow(row)] ?? 0;

/** Whether a row stands above another at this moment, ms: by lane, then by the console's own order. */
export function standsAbove(a: Row, b: Row, now: number): boolean {
  return (laneOf(a) - laneOf(b) || compareRows(a, b, now)) < 0;
}

/** The same with what nobody holds first. */
export function unheldFirst(a: Row, b: Row, now: number): boolean {
  const held = Number(a.state === "held") - Number(b.state === "held");
  return laneOf(a) === laneOf(b) && held !== 0 ? held < 0 : standsAbove(a, b, now);
}

/** Rows that stand above this one. */
export function rankOf(row: Row, rows: Iterable<Row>, now: number, above = standsAbove): number {
  let count = 0;
  for (const each of rows) if (each !== row && above(each, row, now)) count++;
  return count;
}

const HOUR_MS = 3_600_000;
function nursesAt(hour: number): number {
  const ofDay = hour % 24;
  return ofDay >= DAY.from && ofDay < DAY.until ? NURSES : NURSES_AT_NIGHT;
}

interface Call {
  readonly row: Row;
  readonly until: number;
}

/** The nurses of a station: each takes the uppermost row that nobody has, and is busy with it for a while. Hours. */
export class Desk {
  private calls: Call[] = [];
  readonly rows = new Set<Row>();

  /** Free nurses take rows. */
  takeUp(hour: number): void {
    while (this.calls.length < nursesAt(hour)) {
      const row = this.uppermost(hour);
      if (row === null) return;
      row.state = "called";
      this.calls.push({ row, until: hour + SERVICE_HOURS });
    }
  }

  private uppermost(hour: number): Row | null {
    let best: Row | null = null;
    for (const row of this.rows)
      if (row.state === "open" && (best === null || standsAbove(row, best, hour * HOUR_MS))) best = row;
    return best;
  }

  /** The next call to end by this hour, taken out; null when none does. */
  nextEnded(hour: number): Call | null {
    const [first] = this.calls.toSorted((a, b) => a.until - b.until);
    if (first === undefined || first.until > hour) return null;
    this.calls = this.calls.filter((call) => call !== first);
    return first;
  }
}
