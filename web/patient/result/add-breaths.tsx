import { useSignal } from "@preact/signals";
import { useLayoutEffect } from "preact/hooks";
import { type Question, questionsAbout } from "#clinical/form.ts";
import { m } from "../../shared/paraglide/messages.js";
import { AskFigure } from "../checkin/figure/ask-figure.tsx";
import { AsksBack } from "../checkin/figure/asks-back.tsx";
import { Counter, useBreathCount } from "../checkin/figure/counter.tsx";
import { FigureField } from "../checkin/figure/figure-field.tsx";
import { Pad } from "../checkin/figure/pad.tsx";
import { Heading } from "../shell/heading.tsx";
import { add } from "./add.ts";
import { AddFrame } from "./add-frame.tsx";
import { keyOfAdded, type Outcome } from "./outcome.ts";
import { forgetFigure, keepFigure, textBegun, useFigure } from "./use-figure.ts";

/** Asks once about a count that looks like a slip, then adds it. */
function useCount(outcome: Outcome, close: () => void) {
  const key = keyOfAdded(outcome, "breaths");
  const asked = useSignal(false);
  const keep = async (respiratoryRate: number) => {
    await add(outcome, { respiratoryRate });
    forgetFigure(key);
    close();
  };
  const question = (respiratoryRate: number): Question | null =>
    (outcome.judged &&
      questionsAbout({ ...outcome.judged.facts, respiratoryRate }).find(
        (one) => "vital" in one && one.vital === "respiratoryRate",
      )) ??
    null;
  const go = (count: number) => {
    if (!asked.value && question(count)) asked.value = true;
    else void keep(count);
  };
  return { key, asked, keep, question, go };
}

interface WayProps {
  readonly outcome: Outcome;
  readonly close: () => void;
  readonly other: () => void;
}

function TypeCount({ outcome, close, other }: WayProps) {
  const { key, keep, question } = useCount(outcome, close);
  const text = useFigure({ key, vital: "respiratoryRate", questionAbout: question });
  const send = () => {
    if (text.ready && !text.asks() && text.value !== null) void keep(text.value);
  };
  const { asked, hint } = text;
  return (
    <AddFrame outcome={outcome} close={close} ready={text.ready} go={send}>
      <Heading of="add-breaths-typed">{m.breaths_question()}</Heading>
      <AskFigure how={<p class="dim">{m.breaths_type_how()}</p>} hint={hint} accept={text.mend}>
        <FigureField
          label={m.vital_respiratory_rate()}
          unit={m.shell_per_minute()}
          text={text.text}
          type={text.type}
          done={send}
        />
      </AskFigure>
      {asked ? (
        <AsksBack
          slip={asked}
          accept={() => text.mend(asked)}
          keep={() => text.value !== null && keep(text.value)}
          again={text.again}
        />
      ) : (
        <Pad text={text.text} type={text.type} extra={{ word: m.breaths_again(), isSign: false, press: other }} />
      )}
    </AddFrame>
  );
}

function TapCount({ outcome, close, other }: WayProps) {
  const breaths = useBreathCount();
  const { key, asked, keep, question, go } = useCount(outcome, close);
  // At once: "back" may come before the browser has painted the full minute.
  useLayoutEffect(() => {
    if (breaths.done) keepFigure(key, breaths.count);
  }, [breaths.done]);
  const slip = asked.value && breaths.done ? question(breaths.count) : null;
  const again = () => {
    asked.value = false;
    forgetFigure(key);
    breaths.restart();
  };
  // What was counted an hour ago is forgotten, and is not sent as the breathing of now.
  const send = () => (textBegun(key) === "" ? again() : go(breaths.count));
  return (
    <AddFrame outcome={outcome} close={close} ready={breaths.done && !slip} go={send}>
      <Heading of="add-breaths">{m.breaths_question()}</Heading>
      {slip ? (
        <AsksBack slip={slip} accept={() => keep(breaths.count)} keep={() => keep(breaths.count)} again={again} />
      ) : (
        <Counter breaths={breaths} />
      )}
      <p class="centre" role="status">
        {breaths.interrupted ? <b>{m.breaths_interrupted()}</b> : m.breaths_how()}
      </p>
      <div class="note-do two">
        <button type="button" class="btn btn-2" onClick={again}>
          {m.breaths_again()}
        </button>
        <button type="button" class="btn btn-2" onClick={other}>
          {m.breaths_type()}
        </button>
      </div>
    </AddFrame>
  );
}

/**
 * Breaths counted after the check-in has left, for the first time or again: tapped over a minute, or typed. A count that was left
 * unsent stands in the field: nobody counts a minute twice.
 */
export function AddBreaths({ outcome, close }: { outcome: Outcome; close: () => void }) {
  const typing = useSignal(textBegun(keyOfAdded(outcome, "breaths")) !== "");
  const Way = typing.value ? TypeCount : TapCount;
  return (
    <Way
      outcome={outcome}
      close={close}
      other={() => {
        typing.value = !typing.value;
      }}
    />
  );
}
