import type { ChartBand } from "#clinical/thresholds.ts";
import type { Severity } from "#schema/terms.ts";
import { m } from "../../paraglide/messages.js";
import { type ChartCheckin, type Column, scaleOf, severityAt } from "./course-axis.ts";
import { Marker } from "./markers.tsx";
import { LEFT, RIGHT, type Sheet } from "./sheet.ts";
import { Bands, Hatches, newestOf, PanelName } from "./vital-panel.tsx";

interface Bar {
  readonly column: number;
  readonly upper: number;
  readonly lower: number;
}
const RANK: Record<Severity, number> = { routine: 0, watch: 1, urgent: 2, emergency: 3 };
const worse = (a: Severity, b: Severity): Severity => (RANK[a] >= RANK[b] ? a : b);

function barOf({ figures }: ChartCheckin, column: number): Bar | null {
  const { systolicMmhg: upper, diastolicMmhg: lower } = figures;
  return upper === null || lower === null ? null : { column, upper, lower };
}

const barsOf = (columns: readonly Column[]): Bar[] =>
  columns.flatMap(({ checkins }, index) =>
    checkins.map((checkin, place) => barOf(checkin, index + (place + 0.5) / checkins.length)).filter((bar) => bar !== null),
  );

const unknownIn = (columns: readonly Column[]): number[] =>
  columns.flatMap(({ closed, checkins }, index) => (closed && checkins.every((one) => barOf(one, 0) === null) ? [index] : []));

/** Blood pressure as bars from upper to lower; only the edges of the bands are drawn, since a bar crosses those of the other figure. A reported pressure carries its mark. */
export function PressurePanel({
  columns,
  sheet,
  top,
  height,
  systolic,
  diastolic,
}: {
  columns: readonly Column[];
  sheet: Sheet;
  top: number;
  height: number;
  systolic: readonly ChartBand[];
  diastolic: readonly ChartBand[];
}) {
  const bars = barsOf(columns);
  const scale = scaleOf(
    [50, 185],
    bars.flatMap(({ upper, lower }) => [upper, lower]),
    top,
    height,
  );
  const severityOf = ({ upper, lower }: Bar) => worse(severityAt(systolic, upper), severityAt(diastolic, lower));
  const named = [
    systolic.map((band) => ({ ...band, prefix: `${m.chart_upper()}:` })),
    diastolic.map((band) => ({ ...band, prefix: `${m.chart_lower()}:` })),
  ];
  const newest = newestOf(columns);
  const last = newest ? barOf(newest, 0) : null;
  return (
    <g>
      <Bands figures={named} scale={scale} digits={0} filled={false} />
      <Hatches columns={unknownIn(columns)} sheet={sheet} top={top} height={height} />
      <rect class="frame" x={LEFT} y={top} width={RIGHT - LEFT} height={height} />
      {bars.map((bar) => {
        const [x, y1, y2] = [sheet.x(bar.column), scale.y(bar.upper), scale.y(bar.lower)];
        return (
          <g key={bar.column}>
            <path class="bar-bp" d={`M${x - 5} ${y1}h10M${x} ${y1}V${y2}M${x - 5} ${y2}h10`} fill="none" />
            {severityOf(bar) !== "routine" && <Marker severity={severityOf(bar)} x={x} y={(y1 + y2) / 2} />}
          </g>
        );
      })}
      <PanelName
        name={m.vital_blood_pressure()}
        unit={m.chart_unit_pressure()}
        latest={last && `${last.upper}/${last.lower}`}
        severity={last ? severityOf(last) : "routine"}
        top={top}
      />
    </g>
  );
}
