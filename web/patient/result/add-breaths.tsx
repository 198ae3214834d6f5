import { useSignal } from "@preact/signals";
import { questionsAbout } from "#clinical/form.ts";
import { m } from "../../shared/paraglide/messages.js";
import { AsksBack } from "../checkin/asks-back.tsx";
import { Counter, useBreathCount } from "../checkin/counter.tsx";
import { FigureField } from "../checkin/figure-field.tsx";
import { Pad } from "../checkin/pad.tsx";
import { numberFrom, typedFigure } from "../checkin/typed-number.ts";
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
  const question = (respiratoryRate: number) =>
    outcome.judged &&
    questionsAbout({ ...outcome.judged.facts, respiratoryRate }).find((one) => "vital" in one && one.vital === "respiratoryRate");
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
  const text = useSignal("");
  const { asked, keep, question, go } = useCount(outcome, close);
  const value = numberFrom(text.value);
  const type = (typed: string) => {
    [text.value, asked.value] = [typedFigure(typed, { most: 3 }), false];
  };
  const slip = asked.value && value !== null ? question(value) : null;
  const send = () => value !== null && go(value);
  return (
    <AddFrame outcome={outcome} close={close} ready={value !== null && !slip} go={send}>
      <Heading of="add-breaths-typed">{m.breaths_question()}</Heading>
      <p class="dim">{m.breaths_type_how()}</p>
      <FigureField label={m.vital_respiratory_rate()} unit={m.shell_per_minute()} text={text.value} type={type} done={send} />
      {slip && value !== null ? (
        <AsksBack question={slip} accept={() => keep(value)} keep={() => keep(value)} again={() => type("")} />
      ) : (
        <Pad text={text.value} type={type} extra={{ word: m.breaths_again(), isSign: false, press: other }} />
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
        <AsksBack question={slip} accept={() => keep(breaths.count)} keep={() => keep(breaths.count)} again={again} />
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
