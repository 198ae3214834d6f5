import { maxSeverity } from "#clinical/severity.ts";
import type { CheckinView } from "#schema/api/checkin.ts";
import type { ConsultationView } from "#schema/api/consultation.ts";
import type { Severity } from "#schema/terms.ts";
import { figure } from "../../../../shared/locale.ts";
import { m } from "../../../../shared/paraglide/messages.js";
import { codeOf } from "../../../../shared/severity-code.ts";
import { type ChartVital, severityAt } from "../../../../shared/ui/chart/course-axis.ts";
import { SeverityShape, Unknown } from "../../../../shared/ui/severity.tsx";
import { breathsOf, chartCheckinOf } from "../../../patient/course/chart-figures.ts";
import { dayWord } from "../head/when-word.ts";
import { bandsOf } from "./case-bands.ts";

const SHOWN = 5;

/** What was typed but cannot be used stands beside the hatch: it is neither hidden nor judged. */
function NotKnown({ typed }: { typed: string | null }) {
  return (
    <>
      <Unknown />
      <span class="sr">{m.figure_unknown()}</span>
      {typed !== null && <small class="dim"> {m.consultation_typed({ value: typed })}</small>}
    </>
  );
}

/** A figure outside the limits carries the shape of its severity. */
function Judged({ text, severity }: { text: string; severity: Severity }) {
  if (severity === "routine") return <>{text}</>;
  const code = codeOf(severity);
  return (
    <b class="c-fig" data-sev={code}>
      <SeverityShape code={code} label />
      {text}
    </b>
  );
}

type Judge = (vital: ChartVital, value: number) => Severity;
type Word = (at: number) => string;

function Line({ checkin, judge, word }: { checkin: CheckinView; judge: Judge; word: Word }) {
  const { figures } = chartCheckinOf(checkin);
  const { spo2, pulse, temperatureCelsius, bloodPressure } = checkin.measurements;
  const cell = (vital: ChartVital, typed: number | null, digits = 0) => {
    const value = figures[vital];
    const shown = (number: number) => figure(number, digits);
    return (
      <td>
        {value === null ? (
          <NotKnown typed={typed === null ? null : shown(typed)} />
        ) : (
          <Judged text={shown(value)} severity={judge(vital, value)} />
        )}
      </td>
    );
  };
  const { systolicMmhg: upper, diastolicMmhg: lower } = figures;
  const typed = [bloodPressure.systolicMmhg, bloodPressure.diastolicMmhg];
  return (
    <tr>
      <th scope="row" class="num">
        {word(checkin.measuredAt)}
      </th>
      {cell("spo2", spo2.first)}
      {cell("respiratoryRate", breathsOf(checkin))}
      {cell("pulse", pulse)}
      {cell("temperatureCelsius", temperatureCelsius, 1)}
      <td>
        {upper === null || lower === null ? (
          <NotKnown typed={typed.every((value) => value === null) ? null : typed.map((value) => value ?? "?").join("/")} />
        ) : (
          <Judged
            text={`${upper}/${lower}`}
            severity={maxSeverity([judge("systolicMmhg", upper), judge("diastolicMmhg", lower)])}
          />
        )}
      </td>
    </tr>
  );
}

interface LinesProps {
  readonly view: ConsultationView;
  readonly most: number;
  readonly word?: Word;
}

/** The figures of these check-ins, oldest first; the newest stands out. On the screen and on paper. */
export function CheckinLines({ view, most, word = dayWord }: LinesProps) {
  const bands = bandsOf(view);
  const judge: Judge = (vital, value) => (bands ? severityAt(bands[vital], value) : "routine");
  return (
    <table class="tbl c-latest">
      <caption class="sr">{m.consultation_latest()}</caption>
      <thead>
        <tr>
          <th scope="col">{m.consultation_measured_at()}</th>
          <th scope="col">SpO2 %</th>
          <th scope="col">{m.consultation_breaths()}</th>
          <th scope="col">{m.vital_pulse()}</th>
          <th scope="col">°C</th>
          <th scope="col">{m.vital_blood_pressure()}</th>
        </tr>
      </thead>
      <tbody>
        {view.case.checkins.slice(-most).map((checkin) => (
          <Line key={checkin.id} checkin={checkin} judge={judge} word={word} />
        ))}
      </tbody>
    </table>
  );
}

export function LatestCheckins({ view }: { view: ConsultationView }) {
  return (
    <section class="panel" aria-label={m.consultation_latest()}>
      <h2>{m.consultation_latest()}</h2>
      {view.case.checkins.length === 0 ? (
        <p class="in">
          <Unknown word={m.record_no_checkin()} />
        </p>
      ) : (
        <div class="scroll-x">
          <CheckinLines view={view} most={SHOWN} />
        </div>
      )}
    </section>
  );
}
