import type { Severity } from "#schema/terms.ts";
import { m } from "../../paraglide/messages.js";
import { codeOf } from "../../severity-code.ts";
import type { Column } from "./course-axis.ts";
import { Marker } from "./markers.tsx";
import { LEFT, RIGHT, type Sheet } from "./sheet.ts";

export const ROW_PX = 19;
const RANK: Record<Severity, number> = { emergency: 0, urgent: 1, watch: 2, routine: 3 };
type SeverityOf = (code: string) => Severity;

/** What fits left of the axis; the whole word stands in the title and in the table. */
const shortened = (word: string): string => (word.length > 17 ? `${word.slice(0, 16)}…` : word);

/** Every symptom that was told, the gravest first. */
export function symptomsTold(columns: readonly Column[], severityOf: SeverityOf): string[] {
  const told = new Set(columns.flatMap((column) => column.checkins).flatMap((checkin) => checkin.symptoms ?? []));
  return [...told].sort((a, b) => RANK[severityOf(a)] - RANK[severityOf(b)]);
}

type Told = "yes" | "no" | "unknown" | "open";
function told({ checkins, closed }: Column, code: string): Told {
  if (checkins.some((checkin) => checkin.symptoms?.includes(code))) return "yes";
  if (checkins.some((checkin) => checkin.symptoms !== null)) return "no";
  return closed ? "unknown" : "open";
}

function Cell({ is, severity, x, width, y }: { is: Told; severity: Severity; x: number; width: number; y: number }) {
  if (is === "yes" && severity !== "routine") return <Marker severity={severity} x={x + width / 2} y={y + 9} />;
  if (is === "yes") return <rect class="cell-on" x={x + 4} y={y + 4} width={Math.max(4, width - 8)} height="10" rx="2" />;
  if (is === "no") return <circle cx={x + width / 2} cy={y + 9} r="1.6" fill="var(--line-strong)" />;
  return is === "unknown" ? <rect x={x + 2} y={y + 1} width={width - 4} height="16" fill="url(#hatchp)" /> : null;
}

/** Symptoms by half day: told (in the shape of what it means by itself), not there, not known. */
export function SymptomRows({
  columns,
  sheet,
  top,
  wordOf,
  severityOf,
}: {
  columns: readonly Column[];
  sheet: Sheet;
  top: number;
  wordOf: (code: string) => string;
  severityOf: SeverityOf;
}) {
  const codes = symptomsTold(columns, severityOf);
  return (
    <g>
      <text class="name" x="0" y={top + 10}>
        {m.vital_symptoms()}
      </text>
      {codes.length === 0 && (
        <text x={LEFT} y={top + 10}>
          {m.chart_no_symptoms()}
        </text>
      )}
      {codes.map((code, row) => {
        const y = top + 18 + row * ROW_PX;
        return (
          <g key={code}>
            <text x="0" y={y + 13} class={severityOf(code) === "routine" ? "" : `t-${codeOf(severityOf(code))}`}>
              {shortened(wordOf(code))}
              <title>{wordOf(code)}</title>
            </text>
            {columns.map((column, index) => (
              <Cell
                key={index}
                is={told(column, code)}
                severity={severityOf(code)}
                x={sheet.x(index)}
                width={sheet.x(index + 1) - sheet.x(index)}
                y={y}
              />
            ))}
          </g>
        );
      })}
      <g transform={`translate(${RIGHT + 6},${top + 14})`}>
        <rect class="cell-on" x="0" y="4" width="12" height="9" rx="2" />
        <text x="17" y="12">
          {m.chart_told()}
        </text>
        <circle cx="6" cy="27" r="1.6" fill="var(--line-strong)" />
        <text x="17" y="31">
          {m.chart_not_told()}
        </text>
        <rect x="0" y="41" width="12" height="13" fill="url(#hatchp)" />
        <text x="17" y="51">
          {m.chart_unknown()}
        </text>
      </g>
    </g>
  );
}
