import type { ChartBand } from "#clinical/thresholds.ts";
import type { Severity } from "#schema/terms.ts";
import type { Scale } from "./course-axis.ts";

const RANK: Record<Severity, number> = { routine: 0, watch: 1, urgent: 2, emergency: 3 };
/** The smallest difference of two figures: 1, or 0.1 with one digit. */
const stepOf = (digits: number): number => 1 / 10 ** digits;

export const isReported = ({ severity }: { severity: Severity }): boolean => severity !== "routine";

/**
 * Does a band report low figures? Then its edge is the upper one, where a falling figure enters it. A closed band leans on its
 * neighbours: it lies between the worse one and what nobody reports.
 */
export function reportsLow(band: ChartBand, bands: readonly ChartBand[], digits: number): boolean {
  const { from, to, severity } = band;
  if (from === undefined || to === undefined) return from === undefined;
  const near = (a: number, b: number) => Math.abs(a - b) < stepOf(digits) * 1.5;
  const below = bands.find((other) => other.to !== undefined && other.to < from && near(other.to, from));
  if (below && isReported(below)) return RANK[below.severity] > RANK[severity];
  const above = bands.find((other) => other.from !== undefined && other.from > to && near(other.from, to));
  return above !== undefined && isReported(above) && RANK[above.severity] < RANK[severity];
}

/** The usual range of an axis, widened so that the nearest limits of this person stand on it: a child's limits lie elsewhere. */
export function withLimits(
  usual: readonly [number, number],
  bands: readonly ChartBand[],
  digits: number,
): readonly [number, number] {
  const margin = (usual[1] - usual[0]) / 20;
  const reported = bands.filter(isReported);
  const low = reported.filter((band) => reportsLow(band, reported, digits)).flatMap(({ to }) => to ?? []);
  const high = reported.filter((band) => !reportsLow(band, reported, digits)).flatMap(({ from }) => from ?? []);
  return [
    low.length > 0 ? Math.min(usual[0], Math.max(...low) - margin) : usual[0],
    high.length > 0 ? Math.max(usual[1], Math.min(...high) + margin) : usual[1],
  ];
}

export interface PlacedBand<B extends ChartBand> {
  readonly band: B;
  readonly y1: number;
  readonly y2: number;
  /** Where a figure enters the band. */
  readonly edgeY: number;
  readonly labelY: number;
}

const LABEL_PX = 12;

/** Labels in their order, none over another, none below the panel. */
function spread(wanted: readonly number[], top: number, bottom: number): number[] {
  let last = top - LABEL_PX;
  const down = wanted.map((y) => {
    last = Math.max(y, last + LABEL_PX);
    return last;
  });
  let least = bottom + LABEL_PX;
  return down
    .toReversed()
    .map((y) => {
      least = Math.min(y, least - LABEL_PX);
      return least;
    })
    .toReversed();
}

/** The reported bands of one figure that the scale shows; half a step beyond their last value, between the values. */
function placesOf<B extends ChartBand>(bands: readonly B[], scale: Scale, digits: number) {
  const half = stepOf(digits) / 2;
  const reported = bands.filter(isReported);
  return reported
    .filter(({ from, to }) => (from ?? scale.low) <= scale.high && (to ?? scale.high) >= scale.low)
    .map((band) => {
      const y1 = scale.y(band.to === undefined ? scale.high : band.to + half);
      const y2 = scale.y(band.from === undefined ? scale.low : band.from - half);
      return { band, y1, y2, edgeY: reportsLow(band, reported, digits) ? y1 : y2 };
    });
}

/** Where bands are drawn, from the top. One group of bands for each figure of the panel. */
export function placeBands<B extends ChartBand>(
  figures: readonly (readonly B[])[],
  scale: Scale,
  digits: number,
): PlacedBand<B>[] {
  const places = figures.flatMap((bands) => placesOf(bands, scale, digits)).sort((a, b) => a.y1 + a.y2 - b.y1 - b.y2);
  const labels = spread(
    places.map(({ y1, y2 }) => (y1 + y2) / 2 + 4),
    scale.y(scale.high) + 8,
    scale.y(scale.low) + 2,
  );
  return places.map((place, index) => ({ ...place, labelY: labels[index] ?? place.edgeY }));
}
