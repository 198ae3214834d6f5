import type { DevicePerson } from "#schema/api/access.ts";
import type { MessageView } from "#schema/api/checkin.ts";
import { timeAndDay } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { opinionWords } from "../../shared/patient-opinion.ts";
import { letters } from "../outbox/outbox.ts";
import { latestCheckin } from "../outbox/rules.ts";
import { measuredAt, siteNow } from "../session/clock.ts";
import { courseOf } from "../session/course.ts";
import { isCurrent, remeasureOf } from "./opinion-state.ts";
import { Quote } from "./quote.tsx";
import "./opinion.css";
import { nameHereInSentence } from "../person/named-here.ts";

function lastMeasuredAt(of: DevicePerson): number {
  const own = latestCheckin(letters.value ?? [], of.personId);
  const heard = courseOf(of.episodeId)?.receipt;
  return Math.max(own ? measuredAt(own.content.recordedAt, own.receipt) : 0, heard ? measuredAt(heard.recordedAt, heard) : 0);
}

function MeasureAgain({ said, of }: OpinionProps) {
  const again = remeasureOf(said, lastMeasuredAt(of), siteNow.value);
  if (!again) return null;
  const time = timeAndDay(again.at, siteNow.value);
  return (
    <>
      <p>
        <b>{again.isDue ? m.opinion_remeasure_due({ time }) : m.opinion_remeasure({ time })}</b>
      </p>
      <a class="btn btn-2 btn-full" href="/checkin">
        {m.home_measure_now()}
      </a>
    </>
  );
}

function Next({ next, meanwhile }: { next: string; meanwhile: readonly string[] }) {
  return (
    <>
      <p>{next}</p>
      {meanwhile.length > 0 && (
        <ul>
          {meanwhile.map((text) => (
            <li key={text}>{text}</li>
          ))}
        </ul>
      )}
    </>
  );
}

function signature({ at, by, opinion }: MessageView): string {
  const signed = { who: `${by.title} ${by.name}`, hospital: opinion?.hospital ?? "", time: timeAndDay(at, siteNow.value) };
  return opinion?.corrected ? m.opinion_corrected(signed) : m.opinion_by(signed);
}

export interface OpinionProps {
  readonly said: MessageView;
  readonly of: DevicePerson;
}

/** What a hospital doctor decided, in plain words; what is to be done stands there only as long as it holds. */
export default function Opinion({ said, of }: OpinionProps) {
  if (!said.opinion) return null;
  const { decided, next, meanwhile } = opinionWords(said.opinion.disposition, nameHereInSentence(of));
  const holds = of.episodeState === "active" && isCurrent(said, courseOf(of.episodeId), siteNow.value);
  return (
    <div class="opinion">
      <p>
        <b>{decided}</b>
      </p>
      <Quote text={said.text} />
      {holds && <Next next={next} meanwhile={meanwhile} />}
      {holds && <MeasureAgain said={said} of={of} />}
      <p class="dim small">{signature(said)}</p>
    </div>
  );
}
