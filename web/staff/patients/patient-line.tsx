import type { PatientRow } from "#schema/api/enrolment.ts";
import { ALERT_KINDS } from "#schema/terms.ts";
import { clockTime, dayNumber } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { codeOf, laneOf } from "../../shared/severity-code.ts";
import { SeverityShape, severityWord, Unknown } from "../../shared/ui/severity.tsx";
import { telephone } from "../board/row/reach.tsx";
import { RiskBars } from "../board/row/risk-bars.tsx";
import { personLine } from "../person-words.ts";
import { now } from "../session/clock.ts";

const when = (at: number): string => `${clockTime(at)} ${dayNumber(at).slice(0, 5)}`;

/** The open alerts by shape and word; none says that none is open, not that all is well. */
function Alerts({ openAlerts }: Pick<PatientRow, "openAlerts">) {
  if (openAlerts.length === 0) return <span class="dim">{m.patients_no_alert()}</span>;
  return (
    <span class="marks">
      {openAlerts.map(({ kind, severity }) => {
        const code = laneOf(ALERT_KINDS.find((one) => one === kind) ?? "clinical", severity);
        return (
          <span key={kind} class="sev-word" data-sev={code}>
            <SeverityShape code={code} />
            {severityWord(code)}
          </span>
        );
      })}
    </span>
  );
}

function LastCheckin({ lastCheckinAt, lastSeverity }: Pick<PatientRow, "lastCheckinAt" | "lastSeverity">) {
  if (lastCheckinAt === null) return <Unknown word={m.patients_never()} />;
  return (
    <span class="marks">
      <SeverityShape code={codeOf(lastSeverity)} label />
      <span class="num">{when(lastCheckinAt)}</span>
    </span>
  );
}

function Due({ nextDueAt, state }: Pick<PatientRow, "nextDueAt" | "state">) {
  if (state === "ended") return <span class="dim">{m.patients_ended()}</span>;
  if (nextDueAt === null) return <Unknown />;
  const late = nextDueAt < now.value;
  return (
    <span class="num">
      {when(nextDueAt)} {late && <b>{m.patients_late()}</b>}
    </span>
  );
}

/** One person of the station. */
export function PatientLine({ patient }: { patient: PatientRow }) {
  const { episodeId, name, phone, linked } = patient;
  return (
    <tr>
      <td>
        <a class="l1" href={`/staff/patients/${episodeId}`}>
          {name}
        </a>
        <div class="l2">{personLine(patient, now.value)}</div>
      </td>
      <td>
        <RiskBars risk={patient.riskClass} />
      </td>
      <td>
        <Alerts openAlerts={patient.openAlerts} />
      </td>
      <td data-label={m.patients_last_checkin()}>
        <LastCheckin {...patient} />
      </td>
      <td data-label={m.patients_next_due()}>
        <Due {...patient} />
      </td>
      <td>
        {phone ? (
          <a class="num" href={telephone(phone)}>
            {phone}
          </a>
        ) : (
          <Unknown word={m.reach_none()} />
        )}
        {!linked && <div class="l2">{m.patients_not_linked()}</div>}
      </td>
    </tr>
  );
}
