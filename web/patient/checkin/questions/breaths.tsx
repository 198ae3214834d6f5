import { useSignal } from "@preact/signals";
import { type Question, questionsAbout } from "#clinical/form.ts";
import { figure } from "../../../shared/locale.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Heading } from "../../shell/heading.tsx";
import { type Answers, measurementsOf } from "../answers.ts";
import { factsOf } from "../facts-of.ts";
import { AsksBack } from "../figure/asks-back.tsx";
import { Counter, useBreathCount } from "../figure/counter.tsx";
import { useDigits } from "../keys.ts";
import { StepFrame } from "../step-frame.tsx";
import { sendsNow } from "../steps.ts";
import type { Checkin } from "../use-checkin.ts";
import { OneFigure } from "./one-figure.tsx";

const isBreaths = (question: Question): boolean => "vital" in question && question.vital === "respiratoryRate";

interface CountProps {
  readonly checkin: Checkin;
  readonly title: string;
  /** The same, where there is no circle to touch. */
  readonly typedTitle: string;
  readonly how: string;
  readonly value: number | null | undefined;
  readonly patch: (value: number | null) => Partial<Answers>;
}

function TypeCount({ checkin, typedTitle, value, patch, begun }: CountProps & { begun: string | null }) {
  return (
    <OneFigure
      checkin={checkin}
      title={typedTitle}
      label={m.vital_respiratory_rate()}
      unit={m.shell_per_minute()}
      vital="respiratoryRate"
      value={value}
      {...(begun === null ? {} : { begun })}
      patch={patch}
      asks={isBreaths}
      cannot={() => checkin.answer(patch(null))}
    >
      <p class="dim">{m.breaths_type_how()}</p>
    </OneFigure>
  );
}

function CountBreaths({ checkin, title, how, patch, type }: CountProps & { type: (digit: string | null) => void }) {
  const breaths = useBreathCount();
  const question = useSignal<Question | null>(null);
  const { done, count, restart } = breaths;
  // Whoever has counted by the clock just types the figure.
  useDigits((digit) => !breaths.running && type(digit));
  const would = { ...checkin.given.value, ...patch(count) };
  const sends = done && sendsNow(checkin.step.value, would, checkin.context());
  const keep = () => checkin.answer(patch(count));
  const go = () => {
    const asked = questionsAbout(factsOf(checkin.person, measurementsOf(would), Date.now())).find(isBreaths);
    if (asked && question.value === null) question.value = asked;
    else void keep();
  };
  const again = () => {
    question.value = null;
    restart();
  };
  return (
    <StepFrame
      checkin={checkin}
      next={{ word: sends ? m.checkin_send_now() : m.shell_next(), ready: done && question.value === null, go, sends }}
    >
      <Heading of={title}>{title}</Heading>
      {question.value ? (
        <AsksBack slip={question.value} accept={again} keep={keep} again={again} />
      ) : (
        <>
          <Counter breaths={breaths} />
          <p class="centre" role="status">
            {breaths.interrupted ? <b>{m.breaths_interrupted()}</b> : how}
          </p>
        </>
      )}
      <div class="three">
        <button type="button" class="btn btn-2" onClick={again}>
          {m.breaths_again()}
        </button>
        <button type="button" class="btn btn-2" onClick={() => type(null)}>
          {m.breaths_type()}
        </button>
        <button type="button" class="btn btn-2" onClick={() => checkin.answer(patch(null))}>
          {m.breaths_cannot()}
        </button>
      </div>
    </StepFrame>
  );
}

function Count(props: CountProps) {
  const typing = useSignal(typeof props.value === "number" || (props.checkin.typed() ?? "") !== "");
  const begun = useSignal<string | null>(null);
  return typing.value ? (
    <TypeCount {...props} begun={begun.value} />
  ) : (
    <CountBreaths
      {...props}
      type={(digit) => {
        // A second digit may come before the field is drawn.
        if (digit !== null) begun.value = `${begun.value ?? ""}${digit}`;
        typing.value = true;
      }}
    />
  );
}

export function AskBreaths({ checkin }: { checkin: Checkin }) {
  return (
    <Count
      checkin={checkin}
      title={m.breaths_question()}
      typedTitle={m.breaths_type_question()}
      how={m.breaths_how()}
      value={checkin.given.value.breaths}
      patch={(breaths) => ({ breaths, breathsAgain: undefined })}
    />
  );
}

export function AskRecount({ checkin }: { checkin: Checkin }) {
  const { breaths, breathsAgain, calm } = checkin.given.value;
  const first = typeof breaths === "number" ? figure(breaths) : "?";
  return (
    <Count
      checkin={checkin}
      title={m.breaths_recount({ value: first })}
      typedTitle={m.breaths_recount({ value: first })}
      how={calm === false ? m.breaths_recount_calm() : m.breaths_how()}
      value={breathsAgain}
      patch={(again) => ({ breathsAgain: again })}
    />
  );
}
