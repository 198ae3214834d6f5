import type { BoardRow } from "#schema/api/board.ts";
import { figure } from "../../../shared/locale.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { codeOf } from "../../../shared/severity-code.ts";
import { severityWord, Unknown } from "../../../shared/ui/severity.tsx";
import { Icon } from "../../../shared/ui/sprite.tsx";
import { Spark } from "./spark.tsx";

type Vital = keyof BoardRow["figures"];
type Figure = BoardRow["figures"][Vital];

/** Below this middle a worse figure is falling, above it rising; the arrow's direction only. Per minute, degrees Celsius. */
const MIDDLE: Record<Vital, number> = { spo2: Number.POSITIVE_INFINITY, respiratoryRate: 12, pulse: 60, temperature: 36 };
const WORD: Record<Vital, () => string> = {
  spo2: () => "SpO2 %",
  respiratoryRate: () => m.figure_breaths(),
  pulse: () => m.vital_pulse(),
  temperature: () => "°C",
};

function Arrow({ vital, value, trend }: { vital: Vital; value: number; trend: Figure["trend"] }) {
  if (trend === "unknown") return null;
  if (trend === "steady") return <Icon name="a-eq" class="arr arr-eq" />;
  const falls = (trend === "worse") === value < MIDDLE[vital];
  return <Icon name={falls ? "a-dn" : "a-up"} class={trend === "worse" ? "arr arr-worse" : "arr arr-better"} />;
}

const TREND_WORD = {
  worse: () => m.trend_worse(),
  better: () => m.trend_better(),
  steady: () => m.trend_steady(),
  unknown: () => "",
};

function Value({ vital, value, severity, trend }: Figure & { vital: Vital }) {
  const key = <span class="k">{WORD[vital]()}</span>;
  if (value === null)
    return (
      <>
        {key}
        <Unknown />
        <span class="sr">{m.figure_unknown()}</span>
      </>
    );
  const digits = vital === "temperature" ? 1 : 0;
  return (
    <>
      {key}
      <span class="v">
        <span class="n">{figure(value, digits)}</span>
        <Arrow vital={vital} value={value} trend={trend} />
      </span>
      <span class="sr">
        {severity && severity !== "routine" ? `${severityWord(codeOf(severity))}. ` : ""}
        {TREND_WORD[trend]()}
      </span>
    </>
  );
}

/** A figure outside its limits is marked by plate or rule and by colour (emergency, urgent, watch). */
function marked({ value, severity }: Figure) {
  const bad = value !== null && severity !== null && severity !== "routine";
  return bad ? { class: "fig bad", "data-sev": codeOf(severity) } : { class: "fig" };
}

/** SpO2 with its course, breaths, pulse, temperature. */
export function Figures({ row, class: more = "figs" }: { row: BoardRow; class?: string }) {
  const { spo2, respiratoryRate, pulse, temperature } = row.figures;
  const spo2Mark = marked(spo2);
  return (
    <div class={more}>
      <span {...spo2Mark} class={`${spo2Mark.class} spo`}>
        <span>
          <Value vital="spo2" {...spo2} />
        </span>
        <Spark course={row.spo2Course} />
      </span>
      <span {...marked(respiratoryRate)}>
        <Value vital="respiratoryRate" {...respiratoryRate} />
      </span>
      <span {...marked(pulse)}>
        <Value vital="pulse" {...pulse} />
      </span>
      <span {...marked(temperature)}>
        <Value vital="temperature" {...temperature} />
      </span>
    </div>
  );
}
