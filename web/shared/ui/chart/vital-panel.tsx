import type { ChartBand } from "#clinical/thresholds.ts";
import type { Severity } from "#schema/terms.ts";
import { figure } from "../../locale.ts";
import { codeOf } from "../../severity-code.ts";
import { severityWord } from "../severity.tsx";
import { placeBands, withLimits } from "./band-layout.ts";
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

/** A band with a word before its figures where one panel has two figures (upper and lower pressure). */
export interface NamedBand extends ChartBand {
  readonly prefix?: string;
}

/** Bands with their edges, each named at the right. Without `filled` only the edges are drawn: bars of two figures cross them. */
export function Bands({
  figures,
  scale,
  digits,
  filled,
}: {
  figures: readonly (readonly NamedBand[])[];
  scale: Scale;
  digits: number;
  filled: boolean;
}) {
  return (
    <>
      {placeBands(figures, scale, digits).map(({ band, y1, y2, edgeY, labelY }) => {
        const code = codeOf(band.severity);
        return (
          <g key={`${band.prefix}${labelY}`}>
            {filled && <rect class={`band-${code}`} x={LEFT} width={RIGHT - LEFT} y={y1} height={Math.max(0, y2 - y1)} />}
            <line class={`edge-${code}`} x1={LEFT} x2={RIGHT} y1={edgeY} y2={edgeY} />
            <text class={`t-${code}`} x={RIGHT + 6} y={labelY}>
              {bandWords(band, digits)}
            </text>
          </g>
        );
      })}
    </>
  );
}

/** "≤ 93 cấp cứu", "94–96 khẩn": what is reported, with its word. */
function bandWords({ from, to, severity, prefix }: NamedBand, digits: number): string {
  const word = severityWord(codeOf(severity)).toLowerCase();
  const whole = from === undefined ? `≤ ${figure(to ?? 0, digits)}` : to === undefined ? `≥ ${figure(from, digits)}` : null;
  const range = whole ?? (from === to ? figure(from ?? 0, digits) : `${figure(from ?? 0, digits)}–${figure(to ?? 0, digits)}`);
  return [prefix, range, word].filter(Boolean).join(" ");
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
    withLimits(spec.usual, bands, digits),
    runs.flat().map((point) => point.value),
    top,
    height,
  );
  const latest = newestOf(columns)?.figures[vital] ?? null;
  return (
    <g>
      <Bands figures={[bands]} scale={scale} digits={digits} filled />
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
