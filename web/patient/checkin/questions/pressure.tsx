import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { type Question, questionsAbout } from "#clinical/form.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Heading } from "../../shell/heading.tsx";
import { measurementsOf } from "../answers.ts";
import { AsksBack } from "../asks-back.tsx";
import { hasAtHome, rememberAtHome } from "../equipment.ts";
import { factsOf } from "../facts-of.ts";
import { FigureField } from "../figure-field.tsx";
import { Pad } from "../pad.tsx";
import { StepFrame } from "../step-frame.tsx";
import { sendsNow } from "../steps.ts";
import { numberFrom, pressureFrom, typedFigure } from "../typed-number.ts";
import type { Checkin } from "../use-checkin.ts";

const NOT_MEASURED = { systolic: null, diastolic: null };
const isPressure = (question: Question): boolean =>
  question.kind.startsWith("pressure") ||
  ("vital" in question && (question.vital === "systolicMmhg" || question.vital === "diastolicMmhg"));

function AskCuff({ checkin }: { checkin: Checkin }) {
  const answer = (has: boolean) => () => {
    rememberAtHome("cuff", checkin.person.personId, has);
    if (!has) void checkin.answer(NOT_MEASURED);
  };
  return (
    <StepFrame checkin={checkin} next={{ word: m.shell_next(), ready: false, go: () => {} }}>
      <Heading of="cuff">{m.cuff_question()}</Heading>
      <fieldset class="stack" aria-label={m.cuff_question()}>
        <button type="button" class="btn btn-2 btn-full" onClick={answer(true)}>
          {m.cuff_yes()}
        </button>
        <button type="button" class="btn btn-2 btn-full" onClick={answer(false)}>
          {m.cuff_no()}
        </button>
      </fieldset>
    </StepFrame>
  );
}

function usePressure(checkin: Checkin) {
  const shown = (value: number | null | undefined) => (typeof value === "number" ? String(value) : "");
  const systolic = useSignal(shown(checkin.given.value.systolic));
  const diastolic = useSignal(shown(checkin.given.value.diastolic));
  const lower = useSignal(false);
  const question = useSignal<Question | null>(null);
  const typeUpper = (text: string) => {
    const both = pressureFrom(text);
    question.value = null;
    systolic.value = both?.systolic ?? typedFigure(text, { most: 3 });
    if (both) diastolic.value = both.diastolic;
    if (both || text.endsWith("/")) lower.value = true;
  };
  const typeLower = (text: string) => {
    question.value = null;
    diastolic.value = typedFigure(text, { most: 3 });
  };
  const patch = () => ({ systolic: numberFrom(systolic.value), diastolic: numberFrom(diastolic.value) });
  const ask = () => {
    const answers = { ...checkin.given.value, ...patch() };
    return questionsAbout(factsOf(checkin.person, measurementsOf(answers), Date.now())).find(isPressure) ?? null;
  };
  return { systolic, diastolic, lower, question, typeUpper, typeLower, patch, ask };
}

function AskFigures({ checkin }: { checkin: Checkin }) {
  const { systolic, diastolic, lower, question, typeUpper, typeLower, patch, ask } = usePressure(checkin);
  const lowerField = useRef<HTMLInputElement>(null);
  const upperField = useRef<HTMLInputElement>(null);
  // A keyboard that types in one field goes on in the other; a thumb on the pad has no focus to move.
  useEffect(() => {
    if (lower.value && document.activeElement === upperField.current) lowerField.current?.focus();
  }, [lower.value]);
  const value = patch();
  const keep = () => checkin.answer(patch());
  const go = () => {
    if (diastolic.value === "" && !lower.value) {
      lower.value = true;
      return;
    }
    const asked = question.value === null ? ask() : null;
    if (asked) question.value = asked;
    else void keep();
  };
  const accept = () => {
    if (question.value?.kind !== "pressure_in_tens") return;
    systolic.value = String(question.value.systolic);
    diastolic.value = question.value.diastolic === null ? "" : String(question.value.diastolic);
    question.value = null;
  };
  const again = () => {
    [systolic.value, diastolic.value, lower.value, question.value] = ["", "", false, null];
  };
  const would = { ...checkin.given.value, ...value };
  const sends = value.diastolic !== null && sendsNow(checkin.step.value, would, checkin.context());
  const slash = { word: "/", label: m.pressure_slash(), isSign: true, press: () => typeUpper(`${systolic.value}/`) };
  return (
    <StepFrame
      checkin={checkin}
      next={{
        word: sends ? m.checkin_send_now() : m.shell_next(),
        ready: question.value === null && (value.systolic !== null || value.diastolic !== null),
        go,
        sends,
      }}
    >
      <Heading of="pressure">{m.pressure_question()}</Heading>
      <div class="halves">
        <FigureField
          small
          label={m.pressure_upper()}
          unit="/"
          text={systolic.value}
          type={typeUpper}
          done={go}
          inputRef={upperField}
          active={!lower.value}
          focused={() => {
            lower.value = false;
          }}
        />
        <FigureField
          small
          label={m.pressure_lower()}
          unit="mmHg"
          text={diastolic.value}
          type={typeLower}
          done={go}
          inputRef={lowerField}
          active={lower.value}
          focused={() => {
            lower.value = true;
          }}
        />
      </div>
      {question.value ? (
        <AsksBack question={question.value} accept={accept} keep={keep} again={again} />
      ) : (
        <Pad text={lower.value ? diastolic.value : systolic.value} type={lower.value ? typeLower : typeUpper} extra={slash} />
      )}
      <button type="button" class="btn btn-q btn-full" onClick={() => checkin.answer(NOT_MEASURED)}>
        {m.checkin_cannot()}
      </button>
    </StepFrame>
  );
}

/** Only where there is a cuff; whether there is one is asked once and remembered on this phone. */
export function AskPressure({ checkin }: { checkin: Checkin }) {
  const asked = hasAtHome("cuff", checkin.person.personId) !== null;
  return asked ? <AskFigures checkin={checkin} /> : <AskCuff checkin={checkin} />;
}
