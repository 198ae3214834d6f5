import type { CheckinView } from "#schema/api/checkin.ts";
import { clockTime, dayNumber, figure } from "../../../shared/locale.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { codeOf } from "../../../shared/severity-code.ts";
import { SeverityShape, severityWord, Unknown } from "../../../shared/ui/severity.tsx";
import { symptomWord, thingInside } from "../../clinical-words.ts";
import { staffName } from "../../person-words.ts";
import { reasonWords } from "../../why-parts.ts";
import { sourceWord } from "../record-words.ts";
import { deviceReadings, spo2Readings } from "../told/addendum-draft.ts";
import { breathsOf, symptomsOf } from "./chart-figures.ts";

function Cell({ value, digits = 0, note }: { value: number | null; digits?: number; note?: string | null }) {
  return (
    <td class="r num">
      {value === null ? <Unknown /> : figure(value, digits)}
      {note && <div class="l2">{note}</div>}
    </td>
  );
}

/** Which SpO2 nobody typed; without figures where the device sent them all. */
function readWord(readings: readonly number[], read: readonly number[]): string | null {
  if (read.length === 0) return null;
  if (read.length === readings.length) return m.oximeter_mark();
  return m.table_from_device({ values: read.map((value) => figure(value)).join(", ") });
}

function Spo2({ checkin }: { checkin: CheckinView }) {
  const readings = spo2Readings(checkin);
  const effective = checkin.assessment.spo2Effective;
  const read = readWord(readings, deviceReadings(checkin));
  return (
    <td class="r num">
      {effective === null ? <Unknown /> : figure(effective)}
      {readings.length > 1 && <small class="dim"> ({readings.map((value) => figure(value)).join(", ")})</small>}
      {read !== null && <div class="l2">{read}</div>}
    </td>
  );
}

/** The severity now, and every one it had before: an old flag stays visible. */
function Severities({ checkin }: { checkin: CheckinView }) {
  const before = checkin.severities.slice(0, -1);
  const { severity, reasons, unassessed, parameters } = checkin.assessment;
  return (
    <td>
      <span class="sev-word" data-sev={codeOf(severity)}>
        <SeverityShape code={codeOf(severity)} />
        {severityWord(codeOf(severity))}
      </span>
      {before.length > 0 && (
        <div class="l2">{m.table_before({ severities: before.map((one) => severityWord(codeOf(one))).join(", ") })}</div>
      )}
      <div>{reasonWords(reasons, symptomsOf(checkin)).join(". ")}</div>
      {unassessed.length > 0 && (
        <div class="l2">{m.why_unknown({ things: unassessed.map(({ what }) => thingInside(what)).join(", ") })}</div>
      )}
      <div class="l2">{m.param_touched({ version: parameters })}</div>
    </td>
  );
}

function Symptoms({ checkin }: { checkin: CheckinView }) {
  const symptoms = symptomsOf(checkin);
  if (symptoms === null) return <Unknown word={m.answer_not_asked()} />;
  return <>{symptoms.length === 0 ? m.chart_no_symptoms() : symptoms.map(symptomWord).join(", ")}</>;
}

function Line({ checkin }: { checkin: CheckinView }) {
  const { measurements, addenda } = checkin;
  const { systolicMmhg, diastolicMmhg } = measurements.bloodPressure;
  const notes = [measurements.note, ...addenda.map((one) => one.note ?? null)].filter((note) => note !== null);
  return (
    <tr>
      <td class="num">
        {clockTime(checkin.measuredAt)} {dayNumber(checkin.measuredAt)}
        <div class="l2">
          {sourceWord(checkin.source)}
          {checkin.sentBy && `, ${staffName(checkin.sentBy)}`}
        </div>
        {addenda.length > 0 && <div class="l2">{m.table_addenda({ count: addenda.length })}</div>}
      </td>
      <Severities checkin={checkin} />
      <Spo2 checkin={checkin} />
      <Cell value={breathsOf(checkin)} />
      <Cell value={measurements.pulse} note={measurements.deviceRead?.includes("pulse") ? m.oximeter_mark() : null} />
      <Cell value={measurements.temperatureCelsius} digits={1} />
      <td class="r num">{systolicMmhg === null || diastolicMmhg === null ? <Unknown /> : `${systolicMmhg}/${diastolicMmhg}`}</td>
      <td>
        <Symptoms checkin={checkin} />
        {notes.map((note) => (
          <div key={note} class="said">
            {note}
          </div>
        ))}
      </td>
    </tr>
  );
}

/** The course in words and numbers, newest first: what was typed, by whom, what it meant then and means now. */
export function CheckinTable({ checkins }: { checkins: readonly CheckinView[] }) {
  return (
    <table class="tbl checkins">
      <caption class="sr">{m.course_title()}</caption>
      <thead>
        <tr>
          <th>{m.table_when()}</th>
          <th>{m.table_meant()}</th>
          <th class="r">SpO2 %</th>
          <th class="r">{m.head_breaths()}</th>
          <th class="r">{m.vital_pulse()}</th>
          <th class="r">°C</th>
          <th class="r">{m.vital_blood_pressure()}</th>
          <th>{m.vital_symptoms()}</th>
        </tr>
      </thead>
      <tbody>
        {[...checkins].reverse().map((checkin) => (
          <Line key={checkin.id} checkin={checkin} />
        ))}
      </tbody>
    </table>
  );
}
