import { ageInMonths } from "#clinical/age.ts";
import type { SiteParameters } from "#clinical/parameters.ts";
import { bandsFor, type ChartBand } from "#clinical/thresholds.ts";
import type { DevicePerson } from "#schema/api/access.ts";
import { dayName, figure } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { codeOf } from "../../shared/severity-code.ts";
import { type Entry, gapBetween } from "./entries.ts";
import { PressureChart } from "./pressure-chart.tsx";
import { type Axis, type Point, scaleOf, stretches, WIDTH } from "./scale.ts";

interface Curve {
  readonly label: string;
  readonly unit: string;
  readonly axis: Axis;
  readonly bands: readonly ChartBand[];
  readonly valueOf: (entry: Entry) => number | null;
}

function bandsOf(of: DevicePerson, parameters: SiteParameters): ReturnType<typeof bandsFor> {
  const age = ageInMonths(of.birth.date, of.birth.precision, Date.now());
  const { chronicHypoxia, spo2Baseline, pregnant } = of;
  return bandsFor(age, parameters, { chronicHypoxia, baseline: spo2Baseline, pregnant: pregnant ?? false });
}

function curvesIn(bands: ReturnType<typeof bandsFor>): Curve[] {
  const perMinute = m.shell_per_minute();
  return [
    { label: m.vital_spo2(), unit: "%", axis: { least: 88, most: 100 }, bands: bands.spo2, valueOf: ({ spo2 }) => spo2 },
    {
      label: m.vital_respiratory_rate(),
      unit: perMinute,
      axis: { least: 8, most: 40 },
      bands: bands.respiratoryRate,
      valueOf: ({ measurements }) => measurements.respiratoryRate.counted,
    },
    {
      label: m.vital_pulse(),
      unit: perMinute,
      axis: { least: 50, most: 140 },
      bands: bands.pulse,
      valueOf: ({ measurements }) => measurements.pulse,
    },
    {
      label: m.vital_temperature(),
      unit: "°C",
      axis: { least: 36, most: 40 },
      bands: bands.temperatureCelsius,
      valueOf: ({ measurements }) => measurements.temperatureCelsius,
    },
  ];
}

const HEIGHT = 110;

function Bands({ bands, y, axis }: { bands: readonly ChartBand[]; y: (value: number) => number; axis: Axis }) {
  return bands.map(({ severity, from = axis.least, to = axis.most }) => {
    const [top, bottom] = [y(Math.min(to, axis.most)), y(Math.max(from, axis.least))];
    if (bottom <= top) return null;
    return (
      <g key={`${severity} ${from}`} class={`band band-${codeOf(severity)}`}>
        <rect x="0" y={top} width={WIDTH} height={bottom - top} />
        <line x1="0" x2={WIDTH} y1={from > axis.least ? bottom : top} y2={from > axis.least ? bottom : top} />
      </g>
    );
  });
}

/** Columns in which nothing is known. */
function Gaps({ entries, x }: { entries: readonly Entry[]; x: (at: number) => number }) {
  return entries.map((entry, index) => {
    const before = entries[index - 1];
    const gap = before && gapBetween(before.at, entry.at);
    return (
      gap && (
        <rect
          key={entry.id}
          class="gap-column"
          x={x(gap.from) + 6}
          y="0"
          width={Math.max(0, x(gap.until) - x(gap.from) - 12)}
          height={HEIGHT}
        />
      )
    );
  });
}

function Line({ points }: { points: readonly Point[] }) {
  return (
    <>
      <polyline points={points.map(({ x, y }) => `${x},${y}`).join(" ")} />
      {points.map(({ x, y, id }) => (
        <circle key={id} cx={x} cy={y} r="4" />
      ))}
    </>
  );
}

function CurveChart({ curve, entries }: { curve: Curve; entries: readonly Entry[] }) {
  const values = entries.map(curve.valueOf);
  const { axis, x, y } = scaleOf(
    curve.axis,
    values,
    entries.map(({ at }) => at),
    HEIGHT,
  );
  const last = values.findLast((value) => value !== null) ?? null;
  const known = values.filter((value) => value !== null);
  if (last === null) return null;
  const spoken = m.course_chart_spoken({
    label: curve.label,
    last: figure(last, last % 1 === 0 ? 0 : 1),
    least: figure(Math.min(...known), 0),
    most: figure(Math.max(...known), 0),
  });
  return (
    <figure class="card curve">
      <figcaption>
        <b>{curve.label}</b> <span class="dim">{curve.unit}</span>
      </figcaption>
      <svg viewBox={`0 0 ${WIDTH + 46} ${HEIGHT}`} role="img" aria-label={spoken}>
        <Bands bands={curve.bands} y={y} axis={axis} />
        <Gaps entries={entries} x={x} />
        {stretches(entries, curve.valueOf, x, y).map((points) => (
          <Line key={points[0]?.id} points={points} />
        ))}
        <text x={WIDTH + 6} y={y(last) + 6} class="last">
          {figure(last, last % 1 === 0 ? 0 : 1)}
        </text>
      </svg>
      <p class="ends dim small">
        <span>{dayName(entries[0]?.at ?? 0)}</span>
        <span>{dayName(entries.at(-1)?.at ?? 0)}</span>
      </p>
    </figure>
  );
}

/** One small chart for each vital sign, with the bands at which the station is told; the list below is the same in words. */
export default function Chart({
  of,
  entries,
  parameters,
}: {
  of: DevicePerson;
  entries: readonly Entry[];
  parameters: SiteParameters;
}) {
  const oldestFirst = [...entries].reverse();
  const bands = bandsOf(of, parameters);
  return (
    <section class="curves" aria-label={m.course_charts()}>
      {curvesIn(bands).map((curve) => (
        <CurveChart key={curve.label} curve={curve} entries={oldestFirst} />
      ))}
      <PressureChart entries={oldestFirst} limits={{ systolic: bands.systolicMmhg, diastolic: bands.diastolicMmhg }} />
    </section>
  );
}
