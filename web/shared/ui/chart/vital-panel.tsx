import type { ChartBand } from "#clinical/thresholds.ts";
import type { Severity } from "#schema/terms.ts";
import { figure } from "../../locale.ts";
import { codeOf } from "../../severity-code.ts";
import { severityWord } from "../severity.tsx";
import { type ChartVital, type Column, runsOf, type Scale, scaleOf, severityAt, unknownColumns } from "./course-axis.ts";
import { Marker } from "./markers.tsx";
import { LEFT, RIGHT, type Sheet } from "./sheet.ts";

export interface PanelSpec {
  readonly vital: ChartVital;
  readonly name: string;
  readonly unit: string;
  readonly digits: number;
  readonly usual: readonly [number, number];
  readonly height: number;
}
interface PanelProps {
  readonly spec: PanelSpec;
  readonly bands: readonly ChartBand[];
  readonly columns: readonly Column[];
  readonly sheet: Sheet;
  readonly top: number;
}

/** Half a step beyond the last value of a band, so that its edge lies between the values. */
const halfStep = (digits: number): number => 0.5 / 10 ** digits;

export const isReported = ({ severity }: { severity: Severity }): boolean => severity !== "routine";

export function Bands({
  bands,
  scale,
  digits,
  label,
}: {
  bands: readonly ChartBand[];
  scale: Scale;
  digits: number;
  label: boolean;
}) {
  const half = halfStep(digits);
  const shown = bands
    .filter(isReported)
    .filter(({ from, to }) => (from ?? scale.low) <= scale.high && (to ?? scale.high) >= scale.low);
  let lastLabel = Number.NEGATIVE_INFINITY;
  const placed = [...shown].reverse().map((band) => {
    const y1 = scale.y(band.to === undefined ? scale.high : band.to + half);
    const y2 = scale.y(band.from === undefined ? scale.low : band.from - half);
    lastLabel = Math.max((y1 + y2) / 2 + 4, lastLabel + 12);
    return { band, y1, y2, text: lastLabel };
  });
  return (
    <>
      {placed.map(({ band, y1, y2 }) => (
        <rect
          key={y1}
          class={`band-${codeOf(band.severity)}`}
          x={LEFT}
          width={RIGHT - LEFT}
          y={y1}
          height={Math.max(0, y2 - y1)}
        />
      ))}
      {placed.map(({ band, y1, y2 }) => {
        const edge = band.from === undefined ? y1 : y2;
        return <line key={y1} class={`edge-${codeOf(band.severity)}`} x1={LEFT} x2={RIGHT} y1={edge} y2={edge} />;
      })}
      {label &&
        placed.map(({ band, text }) => (
          <text key={text} class={`t-${codeOf(band.severity)}`} x={RIGHT + 6} y={text}>
            {bandWords(band, digits)}
          </text>
        ))}
    </>
  );
}

/** "≤ 93 Cấp cứu", "94–96 Khẩn": what is reported, with its word. */
export function bandWords({ from, to, severity }: ChartBand, digits: number): string {
  const word = severityWord(codeOf(severity)).toLowerCase();
  if (from === undefined) return `≤ ${figure(to ?? 0, digits)} ${word}`;
  if (to === undefined) return `≥ ${figure(from, digits)} ${word}`;
  return from === to ? `${figure(from, digits)} ${word}` : `${figure(from, digits)}–${figure(to, digits)} ${word}`;
}

export function Hatches({
  columns,
  sheet,
  top,
  height,
}: {
  columns: readonly number[];
  sheet: Sheet;
  top: number;
  height: number;
}) {
  return (
    <>
      {columns.map((column) => (
        <rect
          key={column}
          x={sheet.x(column) + 2}
          width={sheet.x(column + 1) - sheet.x(column) - 4}
          y={top + 1}
          height={height - 2}
          fill="url(#hatchp)"
        />
      ))}
    </>
  );
}

/** Name, unit and the newest figure, left of the panel. */
export function PanelName({
  name,
  unit,
  latest,
  severity,
  top,
}: {
  name: string;
  unit: string;
  latest: string | null;
  severity: Severity;
  top: number;
}) {
  return (
    <>
      <text class="name" x="0" y={top + 14}>
        {name}
      </text>
      <text x="0" y={top + 28}>
        {unit}
      </text>
      {latest === null ? (
        <rect x="0" y={top + 35} width="52" height="16" fill="url(#hatchp)" />
      ) : (
        <text class={severity === "routine" ? "big" : `big t-${codeOf(severity)}`} x="0" y={top + 49}>
          {latest}
        </text>
      )}
    </>
  );
}

export const newestOf = (columns: readonly Column[]) => columns.flatMap((column) => column.checkins).at(-1);

/** One vital over the time axis: bands with edges and words, marks in severity shapes, hatches where nothing is known. */
export function VitalPanel({ spec, bands, columns, sheet, top }: PanelProps) {
  const { vital, digits, height } = spec;
  const runs = runsOf(columns, vital);
  const scale = scaleOf(
    spec.usual,
    runs.flat().map((point) => point.value),
    top,
    height,
  );
  const latest = newestOf(columns)?.figures[vital] ?? null;
  return (
    <g>
      <Bands bands={bands} scale={scale} digits={digits} label />
      <Hatches columns={unknownColumns(columns, vital)} sheet={sheet} top={top} height={height} />
      <rect class="frame" x={LEFT} y={top} width={RIGHT - LEFT} height={height} />
      {runs.map((run) => (
        <polyline
          key={run[0]?.column}
          class="ln"
          points={run.map((point) => `${sheet.x(point.column)},${scale.y(point.value)}`).join(" ")}
        />
      ))}
      {runs.flat().map((point) => (
        <Marker key={point.column} severity={severityAt(bands, point.value)} x={sheet.x(point.column)} y={scale.y(point.value)} />
      ))}
      <PanelName
        name={spec.name}
        unit={spec.unit}
        latest={latest === null ? null : figure(latest, digits)}
        severity={latest === null ? "routine" : severityAt(bands, latest)}
        top={top}
      />
    </g>
  );
}
