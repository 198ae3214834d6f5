import { session } from "../../session/session.ts";

const WIDTH = 62;
const HEIGHT = 28;
const TOP = 100;
const BOTTOM = 86;
/** As many places as the board sends; the newest stands right. */
const PLACES = 7;

const x = (place: number): number => 2 + (place * (WIDTH - 4)) / (PLACES - 1);
const y = (value: number): number => 3 + ((TOP - Math.min(TOP, Math.max(BOTTOM, value))) / (TOP - BOTTOM)) * (HEIGHT - 6);

interface Point {
  readonly place: number;
  readonly value: number;
}

/** Runs of measured values; a gap ends a run, so that no line is drawn over what is not known. */
export function runsOf(course: readonly (number | null)[]): Point[][] {
  const runs: Point[][] = [];
  let open = false;
  for (const [index, value] of course.entries()) {
    if (value !== null) {
      if (!open) runs.push([]);
      runs.at(-1)?.push({ place: index + PLACES - course.length, value });
    }
    open = value !== null;
  }
  return runs;
}

/** The last seven SpO2, in %, with the site's limit; what was not measured is hatched. */
export function Spark({ course }: { course: readonly (number | null)[] }) {
  const last = course.slice(-PLACES);
  const limit = session.value?.parameters.adultNotifyMax ?? TOP;
  const newest = last.at(-1);
  return (
    <svg class="spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <line class="lim" x1="0" x2={WIDTH} y1={y(limit)} y2={y(limit)} />
      {last.length === 0 && <rect x="2" y="2" width={WIDTH - 4} height={HEIGHT - 4} fill="url(#hatchp)" />}
      {last.map((value, index) =>
        value === null ? (
          <rect key={index} x={x(index + PLACES - last.length) - 3} y="2" width="6" height={HEIGHT - 4} fill="url(#hatchp)" />
        ) : null,
      )}
      {runsOf(last).map((run) => (
        <polyline key={run[0]?.place} class="ln" points={run.map(({ place, value }) => `${x(place)},${y(value)}`).join(" ")} />
      ))}
      {newest !== null && newest !== undefined && <circle class="pt" cx={x(PLACES - 1)} cy={y(newest)} r="2.8" />}
    </svg>
  );
}
