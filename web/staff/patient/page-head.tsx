import { useSignal } from "@preact/signals";
import type { PatientRecord } from "#schema/api/record.ts";
import type { AlertView } from "#schema/api/triage.ts";
import { clockTime, dayNumber } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { codeOf, laneOf, type SeverityCode } from "../../shared/severity-code.ts";
import { SeverityShape, severityWord } from "../../shared/ui/severity.tsx";
import { actionFailure, rowNews, takeBack } from "../alert/actions.ts";
import { ClockTile } from "../board/row/clock-tile.tsx";
import { Holder } from "../board/row/holder.tsx";
import { acceptedTexts } from "../board/row/order-why.tsx";
import { thingInside } from "../clinical-words.ts";
import { personLine, staffName } from "../person-words.ts";
import { now } from "../session/clock.ts";
import { whyParts, whyText } from "../why-parts.ts";
import { symptomsOf } from "./course/chart-figures.ts";
import { sourceWord } from "./record-words.ts";

/** The severity of the page: that of the worst open alert, else of the newest check-in; nothing known is not "on schedule". Ended, it asks for nobody any more. */
function codeOfPage({ checkins, ended }: PatientRecord, alert: AlertView | null): SeverityCode {
  if (ended) return "ro";
  if (alert) return laneOf(alert.kind, alert.severity);
  return codeOf(checkins.at(-1)?.assessment.severity ?? null);
}

function LatestCheckin({ record }: { record: PatientRecord }) {
  const latest = record.checkins.at(-1);
  if (!latest) return <span>{m.record_no_checkin()}</span>;
  const seen = record.lastSeen && record.lastSeen.at >= latest.receivedAt ? record.lastSeen : null;
  const times = { measured: clockTime(latest.measuredAt), received: clockTime(latest.receivedAt) };
  const day = dayNumber(latest.measuredAt);
  return (
    <span>
      {day === dayNumber(now.value) ? m.record_latest_today(times) : m.record_latest({ ...times, day })}
      <br />
      {sourceWord(latest.source)},{" "}
      {seen ? m.record_seen({ who: staffName(seen.by), time: clockTime(seen.at) }) : m.record_not_seen()}
    </span>
  );
}

const acceptedIn = ({ accepted, acceptedUntil, resolved }: AlertView): string =>
  acceptedTexts(accepted.map((one) => ({ ...one, until: acceptedUntil ?? 0, by: resolved?.by ?? null }))).join(". ");

/** What is accepted now, also beside an open alert of another finding. One press takes it back: that hides nothing. */
function Accepted({ record }: { record: PatientRecord }) {
  const failure = useSignal<string | null>(null);
  const press = async (alert: AlertView) => {
    failure.value = null;
    try {
      await takeBack(alert, record.episodeId);
    } catch (error) {
      failure.value = actionFailure(error);
    }
  };
  const standing = record.ended ? [] : record.alerts.filter(({ acceptedUntil }) => (acceptedUntil ?? 0) > now.value);
  return (
    <>
      {standing.map((alert) => (
        <div key={alert.id} class="accepted">
          <span>{acceptedIn(alert)}</span>
          {alert.may.includes("take-back") && (
            <button type="button" class="btn btn-2 btn-s" onClick={() => void press(alert)}>
              {m.accepted_take_back()}
            </button>
          )}
        </div>
      ))}
      {failure.value && (
        <div class="row-news" role="status">
          {failure.value}
        </div>
      )}
    </>
  );
}

/** Why there is an alert; without one, what the newest check-in left unknown, since "on schedule" must not hide it. */
function because(record: PatientRecord, alert: AlertView | null): string | null {
  const { ended } = record;
  if (ended) return m.record_ended({ day: dayNumber(ended.at), time: clockTime(ended.at) });
  const latest = record.checkins.at(-1);
  if (!alert) {
    const things = (latest?.assessment.unassessed ?? []).map(({ what }) => thingInside(what)).join(", ");
    return things ? m.record_unknown_latest({ things }) : null;
  }
  const symptoms = latest ? symptomsOf(latest) : null;
  return whyText(
    whyParts({ alert, symptoms: symptoms && [...symptoms], unassessed: [], lastCheckinAt: latest?.measuredAt ?? null }),
  );
}

/** Who, how bad, how long, who has it. */
export function PageHead({ record, alert }: { record: PatientRecord; alert: AlertView | null }) {
  const code = codeOfPage(record, alert);
  const { person, episode } = record;
  const news = alert ? rowNews.value.get(alert.id) : undefined;
  return (
    <section class="phead" data-sev={code} aria-label={person.name}>
      {!record.ended && <SeverityShape code={code} />}
      <div class="phead-who">
        <h1>{person.name}</h1>
        <span class="dim">{personLine({ ...person, ...episode }, now.value)}</span>
      </div>
      <div class="phead-why">
        <span class="sev-word">{record.ended ? m.patients_ended() : severityWord(code)}</span>
        <br />
        <span>{because(record, alert)}</span>
        <Accepted record={record} />
        {news && (
          <div class="row-news" role="status">
            {news}
          </div>
        )}
      </div>
      {alert && (
        <div class="phead-clock">
          <ClockTile alert={alert} />
        </div>
      )}
      {alert && <Holder alert={alert} episodeId={record.episodeId} />}
      <div class="dim phead-latest">
        <LatestCheckin record={record} />
      </div>
    </section>
  );
}
