import { useSignal } from "@preact/signals";
import { type Question, questionsAbout } from "#clinical/form.ts";
import { m } from "../../shared/paraglide/messages.js";
import { AskFigure } from "../checkin/figure/ask-figure.tsx";
import { AsksBack } from "../checkin/figure/asks-back.tsx";
import { Counter, useBreathCount } from "../checkin/figure/counter.tsx";
import { FigureField } from "../checkin/figure/figure-field.tsx";
import { Pad } from "../checkin/figure/pad.tsx";
import { useText } from "../checkin/figure/use-text.ts";
import { Heading } from "../shell/heading.tsx";
import { add } from "./add.ts";
import { AddFrame } from "./add-frame.tsx";
import type { Outcome } from "./outcome.ts";

/** Asks once about a count that looks like a slip, then adds it. */
function useCount(outcome: Outcome, close: () => void) {
  const asked = useSignal(false);
  const keep = async (respiratoryRate: number) => {
    await add(outcome, { respiratoryRate });
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
  return { asked, keep, question, go };
}

interface WayProps {
  readonly outcome: Outcome;
  readonly close: () => void;
  readonly other: () => void;
}

function TypeCount({ outcome, close, other }: WayProps) {
  const { keep, question } = useCount(outcome, close);
  const text = useText({ initial: "", vital: "respiratoryRate", questionAbout: question });
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
  const { asked, keep, question, go } = useCount(outcome, close);
  const slip = asked.value && breaths.done ? question(breaths.count) : null;
  const again = () => {
    asked.value = false;
    breaths.restart();
  };
  return (
    <AddFrame outcome={outcome} close={close} ready={breaths.done && !slip} go={() => go(breaths.count)}>
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

/** Breaths counted after the check-in has left, for the first time or again: tapped over a minute, or typed. */
export function AddBreaths({ outcome, close }: { outcome: Outcome; close: () => void }) {
  const typing = useSignal(false);
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
