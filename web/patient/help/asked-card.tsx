import type { DevicePerson } from "#schema/api/access.ts";
import type { AskedView } from "#schema/api/triage.ts";
import { timeAndDay } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";
import { wantsWord } from "../../shared/want-words.ts";
import { Quote } from "../opinion/quote.tsx";
import { changeOne } from "../outbox/outbox.ts";
import { retry } from "../outbox/rules.ts";
import { Step, whyWaiting } from "../result/chain.tsx";
import { siteNow, siteTime } from "../session/clock.ts";
import { StationNumber } from "../shell/station-calls.tsx";
import { AfterHelp, isWritten } from "./after-help.tsx";
import { takeBack } from "./ask-help.ts";
import { type Asked, standingOf } from "./asked.ts";

const who = ({ title, name }: { readonly title: string; readonly name: string }): string => `${title} ${name}`;

/** A request that has not left: a moment to think better of it. */
function Leaving({ asked }: { asked: Asked }) {
  return (
    <li class="wait">
      <span class="dot" />
      <div class="stack">
        <span>{m.asked_leaving()}</span>
        <button type="button" class="btn btn-2 btn-full" onClick={() => takeBack(asked.id)}>
          {m.asked_take_back()}
        </button>
      </div>
    </li>
  );
}

function NotThere({ asked: { letter, kind } }: { asked: Asked }) {
  return (
    <Step kind="wait">
      <b>{kind === "help" ? m.chain_station_unaware() : m.chain_station_waiting()}</b> {whyWaiting(letter)}
    </Step>
  );
}

function Taken({ view }: { view: AskedView | null }) {
  if (view?.taken)
    return (
      <Step kind="human" at={view.taken.at}>
        <b>{m.asked_taken({ who: who(view.taken.by) })}</b>
      </Step>
    );
  // Closed by the system, or at once: nobody is waited for.
  return view?.done ? null : <Step kind="wait">{m.asked_waits()}</Step>;
}

function doneWord({ by, reason }: NonNullable<AskedView["done"]>): string {
  if (by === null) return m.asked_done_end();
  return reason === "false_alarm" ? m.asked_done_mistake({ who: who(by) }) : m.asked_done({ who: who(by) });
}

/** What the station says: who took it, what they wrote, that it is done. */
function AtStation({ asked: { view } }: { asked: Asked }) {
  return (
    <>
      <Step at={view?.receivedAt}>{m.chain_station_has_it()}</Step>
      <Taken view={view} />
      {view?.words.map(({ at, by, text }) => (
        <li key={at} class="human">
          <span class="dot">
            <Icon name="i-chat" />
          </span>
          <div class="said">
            <Quote text={text} />
            <p class="dim small">{m.chain_said({ who: who(by), time: timeAndDay(at, siteNow.value) })}</p>
          </div>
        </li>
      ))}
      {view?.done && <Step at={view.done.at}>{doneWord(view.done)}</Step>}
    </>
  );
}

function Refused({ asked: { id }, of }: { asked: Asked; of: DevicePerson }) {
  return (
    <div class="note-do">
      <StationNumber of={of.facility} />
      <button type="button" class="btn btn-2 btn-full" onClick={() => changeOne(id, (old) => retry(old, Date.now()))}>
        {m.notice_send_again()}
      </button>
    </div>
  );
}

/** One thing that was asked for and how far it has come. What is not so yet is hatched. */
export function AskedCard({ asked, of }: { asked: Asked; of: DevicePerson }) {
  const standing = standingOf(asked);
  const isThere = standing === "station" || standing === "taken" || standing === "done";
  const hasField = asked.kind === "help" && isThere && (standing !== "done" || isWritten(asked.id, of));
  const wants = wantsWord(asked.wants);
  const at = asked.letter ? siteTime(asked.at) : asked.at;
  return (
    <section class="card asked" aria-label={`${wants}, ${timeAndDay(at, siteNow.value)}`} data-standing={standing}>
      <h2>{wants}</h2>
      {asked.message !== null && <Quote text={asked.message} />}
      <ol class="chain">
        <Step kind={isThere ? "" : "cut"} at={at}>
          {asked.kind === "help" ? m.help_pressed() : m.help_requested()}
        </Step>
        {standing === "leaving" && <Leaving asked={asked} />}
        {(standing === "here" || standing === "refused") && <NotThere asked={asked} />}
        {isThere && <AtStation asked={asked} />}
      </ol>
      {hasField && <AfterHelp id={asked.id} of={of} isDone={standing === "done"} />}
      {standing === "refused" && <Refused asked={asked} of={of} />}
    </section>
  );
}
