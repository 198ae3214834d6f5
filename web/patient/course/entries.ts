import { nextSlot, type SlotRef, slotAt, slotTimes } from "#clinical/schedule.ts";
import type { CheckinView, Measurements } from "#schema/api/checkin.ts";
import type { Severity } from "#schema/terms.ts";
import type { CheckinLetter } from "../outbox/letter.ts";

/** One check-in of the course. `severity` null: only this phone knows of it yet. */
export interface Entry {
  readonly id: string;
  readonly at: number;
  readonly measurements: Measurements;
  readonly spo2: number | null;
  readonly severity: Severity | null;
  /** Something could not be judged. */
  readonly partly: boolean;
}

const ofView = ({ id, measuredAt, measurements, assessment }: CheckinView): Entry => ({
  id,
  at: measuredAt,
  measurements,
  spo2: assessment.spo2Effective,
  severity: assessment.severity,
  partly: assessment.unassessed.length > 0,
});

type Placed = (recordedAt: number) => number;
const ofLetter = ({ id, content: { recordedAt, measurements } }: CheckinLetter, placed: Placed): Entry => ({
  id,
  at: placed(recordedAt),
  measurements,
  spo2: measurements.spo2.first,
  severity: null,
  partly: true,
});

/** What the station has and what waits on this phone, newest first, each once. `placed`: a time of this phone's clock by the station's. */
export function entriesOf(views: readonly CheckinView[], own: readonly CheckinLetter[], placed: Placed): Entry[] {
  const known = new Set(views.map(({ id }) => id));
  const waiting = own.filter(({ id, state }) => state !== "draft" && !known.has(id));
  return [...views.map(ofView), ...waiting.map((one) => ofLetter(one, placed))].sort((a, b) => b.at - a.at);
}

/** A stretch in which nothing was measured though it was due: how many times, and between which instants. */
export interface Gap {
  readonly missed: number;
  readonly from: number;
  readonly until: number;
}

const isBefore = (a: SlotRef, b: SlotRef): boolean => slotTimes(a).fromMs < slotTimes(b).fromMs;

/** The windows between two check-ins that nobody filled; null when there is none. Times ms UTC. */
export function gapBetween(earlierAt: number, laterAt: number): Gap | null {
  const [start, end] = [slotAt(earlierAt), slotAt(laterAt)];
  if (!start || !end) return null;
  let missed = 0;
  for (let slot = nextSlot(start); isBefore(slot, end); slot = nextSlot(slot)) missed += 1;
  return missed > 0 ? { missed, from: earlierAt, until: laterAt } : null;
}
