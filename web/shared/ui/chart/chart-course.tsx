import type { bandsFor } from "#clinical/thresholds.ts";
import { type Severity, SITE_OFFSET_MS } from "#schema/terms.ts";
import { m } from "../../paraglide/messages.js";
import { type ChartCheckin, type Column, columnsOf } from "./course-axis.ts";
import { PressurePanel } from "./pressure-panel.tsx";
import { type Sheet, sheetOf, WIDTH } from "./sheet.ts";
import { ROW_PX, SymptomRows, symptomsTold } from "./symptom-rows.tsx";
import { type PanelSpec, VitalPanel } from "./vital-panel.tsx";

interface ChartProps {
  readonly checkins: readonly ChartCheckin[];
  readonly openedAt: number;
  readonly now: number;
  readonly bands: ReturnType<typeof bandsFor>;
  /** Day of illness of a calendar day, or null when the onset is not known. */
  readonly dayOf: (date: string) => number | null;
  readonly symptomWord: (code: string) => string;
  /** What a symptom means by itself, at this age. */
  readonly symptomSeverity: (code: string) => Severity;
  /** Half days shown at most; the newest stay. */
  readonly most: number;
}

const GAP = 10;
/** A short course is not stretched: what is to come stays empty at the right. */
const LEAST_COLUMNS = 8;
const HEADS_PX = 16;
const PRESSURE_PX = 74;
const specs = (): readonly PanelSpec[] => [
  { vital: "spo2", name: m.vital_spo2(), unit: "%", digits: 0, usual: [88, 100], height: 100 },
  {
    vital: "respiratoryRate",
    name: m.vital_respiratory_rate(),
    unit: m.chart_unit_breaths(),
    digits: 0,
    usual: [12, 30],
    height: 78,
  },
  { vital: "pulse", name: m.vital_pulse(), unit: m.chart_unit_pulse(), digits: 0, usual: [45, 135], height: 88 },
  { vital: "temperatureCelsius", name: m.vital_temperature(), unit: "°C", digits: 1, usual: [35.5, 40], height: 66 },
];

/** Columns of one day: where it begins and how many it has. */
function daysOf(columns: readonly Column[]) {
  const days: { date: string; from: number; to: number }[] = [];
  for (const [index, { slot }] of columns.entries()) {
    const last = days.at(-1);
    if (last?.date === slot.date) last.to = index + 1;
    else days.push({ date: slot.date, from: index, to: index + 1 });
  }
  return days;
}

function DayHeads({
  columns,
  sheet,
  height,
  now,
  dayOf,
}: { columns: readonly Column[]; sheet: Sheet; height: number } & Pick<ChartProps, "now" | "dayOf">) {
  const today = new Date(now + SITE_OFFSET_MS).toISOString().slice(0, 10);
  const days = daysOf(columns);
  const every = Math.ceil(days.length / 9);
  return (
    <>
      {days.map(({ date, from, to }, index) => {
        const isToday = date === today;
        const day = dayOf(date);
        const word = isToday
          ? m.chart_today()
          : day === null
            ? `${Number(date.slice(8))}/${Number(date.slice(5, 7))}`
            : m.chart_day({ day });
        const shown = isToday || (days.length - 1 - index) % every === 0;
        return (
          <g key={date}>
            {isToday && <rect class="day-now" x={sheet.x(from)} width={sheet.x(to) - sheet.x(from)} y="0" height={height} />}
            <line class="grid" x1={sheet.x(from)} x2={sheet.x(from)} y1={HEADS_PX} y2={height} />
            {shown && (
              <text x={(sheet.x(from) + sheet.x(to)) / 2} y="11" text-anchor="middle" class={isToday ? "name" : ""}>
                {word}
              </text>
            )}
          </g>
        );
      })}
    </>
  );
}

/** All vitals and symptoms over one time axis of half days. The table beside it says the same in words. */
export function CourseChart({ checkins, openedAt, now, bands, dayOf, symptomWord, symptomSeverity, most }: ChartProps) {
  const columns = columnsOf(checkins, openedAt, now, most);
  const sheet = sheetOf(Math.max(columns.length, LEAST_COLUMNS));
  let top = HEADS_PX;
  const panels = specs().map((spec) => {
    const panel = { spec, top };
    top += spec.height + GAP;
    return panel;
  });
  const symptomsTop = top + PRESSURE_PX + GAP + 2;
  const height = symptomsTop + 24 + Math.max(3, symptomsTold(columns, symptomSeverity).length) * ROW_PX;
  return (
    <svg class="chart" viewBox={`0 0 ${WIDTH} ${height}`} role="img" aria-label={m.chart_label()}>
      <DayHeads columns={columns} sheet={sheet} height={height} now={now} dayOf={dayOf} />
      {panels.map((panel) => (
        <VitalPanel key={panel.spec.vital} {...panel} bands={bands[panel.spec.vital]} columns={columns} sheet={sheet} />
      ))}
      <PressurePanel
        columns={columns}
        sheet={sheet}
        top={top}
        height={PRESSURE_PX}
        systolic={bands.systolicMmhg}
        diastolic={bands.diastolicMmhg}
      />
      <SymptomRows columns={columns} sheet={sheet} top={symptomsTop} wordOf={symptomWord} severityOf={symptomSeverity} />
    </svg>
  );
}
