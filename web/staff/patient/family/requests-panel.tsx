import type { PatientRecord } from "#schema/api/record.ts";
import type { AlertView, AskedView } from "#schema/api/triage.ts";
import { clockTime, dayNumber } from "../../../shared/locale.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { wantsWord } from "../../../shared/want-words.ts";
import { acknowledge, openDialog, rowNews, type Subject } from "../../alert/actions.ts";
import { resolveWord } from "../../alert/alert-words.ts";
import { ClockTile } from "../../board/row/clock-tile.tsx";
import { staffName } from "../../person-words.ts";

function stands({ taken, done }: AskedView): string {
  if (done) return [resolveWord(done.reason), done.by && staffName(done.by), clockTime(done.at)].filter(Boolean).join(", ");
  return taken ? `${m.asked_taken({ who: staffName(taken.by) })}, ${clockTime(taken.at)}` : m.requests_nobody();
}

function Line({ asked }: { asked: AskedView }) {
  const { wants, message, receivedAt } = asked;
  return (
    <li>
      <b>{wantsWord(wants)}</b>{" "}
      <small class="dim num">
        {clockTime(receivedAt)} {dayNumber(receivedAt).slice(0, 5)}
      </small>
      {message !== null && <p class="said">“{message}”</p>}
      <p>
        <small class="dim">{stands(asked)}</small>
      </p>
    </li>
  );
}

/** What can be done about the request beside a graver alert, which has the page's large buttons. */
function Acts({ alert, about }: { alert: AlertView; about: Subject }) {
  const open = (kind: "act" | "resolve") => () => {
    openDialog.value = { kind, about };
  };
  return (
    <div class="acts">
      {alert.holder === null && alert.may.includes("acknowledge") && (
        <button type="button" class="btn btn-s" onClick={() => void acknowledge(alert, about.episodeId)}>
          {m.act_take()}
        </button>
      )}
      {alert.may.includes("act") && (
        <button type="button" class="btn btn-2 btn-s" onClick={open("act")}>
          {m.act_did()}
        </button>
      )}
      {alert.may.includes("resolve") && (
        <button type="button" class="btn btn-2 btn-s" onClick={open("resolve")}>
          {m.act_close()}
        </button>
      )}
    </div>
  );
}

const FIRST_DONE = 3;

/** What the family asked for, newest first, and what can be done about it. `leading`: the alert that the page's buttons are about. */
export function RequestsPanel({ record, leading }: { record: PatientRecord; leading: AlertView | null }) {
  const { asked, alerts, episodeId, person } = record;
  if (asked.length === 0) return null;
  const waiting = asked.filter(({ done }) => done === null);
  const done = asked.filter((one) => one.done !== null);
  const alert = alerts.find(({ kind, state }) => kind === "request" && state !== "resolved") ?? null;
  const news = alert ? rowNews.value.get(alert.id) : undefined;
  return (
    <section class="panel">
      <h2>{m.requests_title()}</h2>
      <div class="in stack tight">
        {alert && alert.id !== leading?.id && <ClockTile alert={alert} />}
        <ul class="stack tight">
          {waiting.map((one) => (
            <Line key={one.id} asked={one} />
          ))}
        </ul>
        {news && (
          <p class="row-news" role="status">
            {news}
          </p>
        )}
        {alert && alert.id !== leading?.id && (
          <Acts alert={alert} about={{ episodeId, name: person.name, alert, phone: person.phone, carer: person.carer }} />
        )}
        {done.length > 0 && (
          <details open={waiting.length === 0 && done.length <= FIRST_DONE}>
            <summary>{m.requests_earlier({ count: done.length })}</summary>
            <ul class="stack tight">
              {done.map((one) => (
                <Line key={one.id} asked={one} />
              ))}
            </ul>
          </details>
        )}
      </div>
    </section>
  );
}
