import type { ConsultationRow } from "#schema/api/consultation.ts";
import { clockTime, dayNumber } from "../../../shared/locale.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { codeOf } from "../../../shared/severity-code.ts";
import { SeverityShape } from "../../../shared/ui/severity.tsx";
import { personLine, staffName } from "../../person-words.ts";
import { now } from "../../session/clock.ts";
import { mayAccept } from "../../session/may.ts";
import { session } from "../../session/session.ts";
import { consultationPath, stateWords } from "../consultation-words.ts";

const when = (at: number): string => `${clockTime(at)} ${dayNumber(at).slice(0, 5)}`;
const atHospital = ({ hospital }: ConsultationRow): boolean => hospital.id === session.value?.facility.id;

function State({ row }: { row: ConsultationRow }) {
  const { opinion, withdrawn } = row;
  return (
    <>
      <b>{stateWords(row, now.value, session.value?.staff.id ?? null)}</b>
      {opinion && (
        <div class="l2">
          {m.consults_signed({ who: staffName(opinion.by), time: clockTime(opinion.at), day: dayNumber(opinion.at).slice(0, 5) })}
          {opinion.version > 1 && `, ${m.consults_version({ version: opinion.version })}`}
        </div>
      )}
      {withdrawn && <div class="l2">{withdrawn.reason}</div>}
    </>
  );
}

/** To read it; for whoever may answer, also the way to correct what was signed. */
function OpenLink({ row }: { row: ConsultationRow }) {
  const mayCorrect = row.state === "decided" && mayAccept(row);
  return (
    <a class="btn btn-2 btn-xs" href={consultationPath(row.id)}>
      {mayCorrect ? m.consults_correct() : m.consult_open()}
      <span class="sr">: {row.name}</span>
    </a>
  );
}

function Line({ row }: { row: ConsultationRow }) {
  return (
    <tr>
      <td>
        <span class="c-who">
          <SeverityShape code={codeOf(row.severity)} label />
          <span>
            <a class="l1" href={consultationPath(row.id)}>
              {row.name}
            </a>
            <span class="l2">{personLine(row, row.askedAt)}</span>
          </span>
        </span>
      </td>
      <td>
        <State row={row} />
      </td>
      <td class="consults-question" data-label={m.head_question()}>
        {row.question}
      </td>
      <td data-label={m.consults_with()}>
        {atHospital(row) ? row.station.shortName : row.hospital.shortName}
        <div class="l2">{staffName(row.askedBy)}</div>
      </td>
      <td class="num" data-label={m.consults_asked_at()}>
        {when(row.askedAt)}
      </td>
      <td>
        <OpenLink row={row} />
      </td>
    </tr>
  );
}

/** Consultations as a table, on a phone as cards. */
export function ConsultationTable({ rows, label }: { rows: readonly ConsultationRow[]; label: string }) {
  return (
    <div class="panel scroll-x">
      <table class="tbl people consults" aria-label={label}>
        <thead>
          <tr>
            <th>{m.head_who()}</th>
            <th>{m.consults_state()}</th>
            <th>{m.head_question()}</th>
            <th>{m.consults_with()}</th>
            <th>{m.consults_asked_at()}</th>
            <th>
              <span class="sr">{m.consult_open()}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.map((row) => (
            <Line key={row.id} row={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}
