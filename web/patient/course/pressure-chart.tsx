import { maxSeverity } from "#clinical/severity.ts";
import type { ChartBand } from "#clinical/thresholds.ts";
import type { Severity } from "#schema/terms.ts";
import { dayName } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { codeOf } from "../../shared/severity-code.ts";
import { severityAt } from "../../shared/ui/chart/course-axis.ts";
import { Marker } from "../../shared/ui/chart/markers.tsx";
import type { Entry } from "./entries.ts";
import { scaleOf, WIDTH } from "./scale.ts";

const HEIGHT = 130;
const USUAL = { least: 50, most: 180 };

interface Bar {
  readonly id: string;
  readonly at: number;
  readonly upper: number;
  readonly lower: number;
  readonly severity: Severity;
}
interface Limits {
  readonly systolic: readonly ChartBand[];
  readonly diastolic: readonly ChartBand[];
}

/** Both figures or none: half a pressure is drawn nowhere, and stands in the list. */
function barsOf(entries: readonly Entry[], { systolic, diastolic }: Limits): Bar[] {
  return entries.flatMap(({ id, at, measurements: { bloodPressure } }) => {
    const { systolicMmhg: upper, diastolicMmhg: lower } = bloodPressure;
    if (upper === null || lower === null) return [];
    return [{ id, at, upper, lower, severity: maxSeverity([severityAt(systolic, upper), severityAt(diastolic, lower)]) }];
  });
}

/** Only the edges of the bands: a bar crosses those of its other figure. */
function Edges({ bands, y }: { bands: readonly ChartBand[]; y: (value: number) => number }) {
  return bands.flatMap(({ severity, from, to }) =>
    [from, to]
      .filter((edge) => edge !== undefined && edge > USUAL.least && edge < USUAL.most)
      .map((edge) => (
        <g key={`${severity} ${edge}`} class={`band band-${codeOf(severity)}`}>
          <line x1="0" x2={WIDTH} y1={y(edge ?? 0)} y2={y(edge ?? 0)} />
        </g>
      )),
  );
}

function BarLine({ bar, x, y }: { bar: Bar; x: (at: number) => number; y: (value: number) => number }) {
  const [middle, top, bottom] = [x(bar.at), y(bar.upper), y(bar.lower)];
  return (
    <g class="chart">
      <path class="bar-bp" fill="none" d={`M${middle - 5} ${top}h10M${middle} ${top}V${bottom}M${middle - 5} ${bottom}h10`} />
      {bar.severity !== "routine" && <Marker severity={bar.severity} x={middle} y={(top + bottom) / 2} />}
    </g>
  );
}

/** Blood pressure as bars from upper to lower; one that the station is told of carries the shape of its severity. Entries oldest first. */
export function PressureChart({ entries, limits }: { entries: readonly Entry[]; limits: Limits }) {
  const bars = barsOf(entries, limits);
  const last = bars.at(-1);
  if (!last) return null;
  const values = bars.flatMap(({ upper, lower }) => [upper, lower]);
  const { x, y } = scaleOf(
    USUAL,
    values,
    entries.map(({ at }) => at),
    HEIGHT,
  );
  const newest = `${last.upper}/${last.lower}`;
  const spoken = m.course_chart_spoken({
    label: m.vital_blood_pressure(),
    last: newest,
    least: Math.min(...bars.map(({ lower }) => lower)),
    most: Math.max(...bars.map(({ upper }) => upper)),
  });
  return (
    <figure class="card curve">
      <figcaption>
        <b>{m.vital_blood_pressure()}</b> <span class="dim">{m.chart_unit_pressure()}</span>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH + 80} ${HEIGHT}`} role="img" aria-label={spoken}>
        <Edges bands={limits.systolic} y={y} />
        <Edges bands={limits.diastolic} y={y} />
        {bars.map((bar) => (
          <BarLine key={bar.id} bar={bar} x={x} y={y} />
        ))}
        <text x={WIDTH + 4} y={y((last.upper + last.lower) / 2) + 6} class="last">
          {newest}
        </text>
      </svg>
      <p class="ends dim small">
        <span>{dayName(entries[0]?.at ?? 0)}</span>
        <span>{dayName(entries.at(-1)?.at ?? 0)}</span>
      </p>
    </figure>
  );
}
