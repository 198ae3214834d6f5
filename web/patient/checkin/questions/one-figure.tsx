import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { type Question, questionsAbout } from "#clinical/form.ts";
import { language } from "../../../shared/locale.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Heading } from "../../shell/heading.tsx";
import { type Answers, measurementsOf } from "../answers.ts";
import { AsksBack, asTyped } from "../asks-back.tsx";
import { factsOf } from "../facts-of.ts";
import { FigureField } from "../figure-field.tsx";
import { Pad } from "../pad.tsx";
import { StepFrame } from "../step-frame.tsx";
import { sendsNow } from "../steps.ts";
import { decimalSign, numberFrom, typedFigure } from "../typed-number.ts";
import type { Checkin } from "../use-checkin.ts";

export interface OneFigureProps {
  readonly checkin: Checkin;
  readonly title: string;
  readonly label: string;
  readonly unit: string;
  /** Most digits before the decimal sign. */
  readonly most: number;
  readonly decimals?: boolean;
  readonly value: number | null | undefined;
  /** The answers with this figure in its place. */
  readonly patch: (value: number | null) => Partial<Answers>;
  /** Which questions about the answers concern this figure. */
  readonly asks: (question: Question) => boolean;
  /** The answers by which a slip is looked for, where they are others: a later SpO2 is looked at like a first. */
  readonly lookedAtAs?: (value: number) => Partial<Answers>;
  /** Takes what a question offers. */
  readonly accept?: (question: Question) => Partial<Answers>;
  readonly cannot: () => void;
  readonly children?: ComponentChildren;
}

function questionFor({ checkin, patch, asks, lookedAtAs = patch }: OneFigureProps, value: number): Question | null {
  const answers = { ...checkin.given.value, ...lookedAtAs(value) };
  return questionsAbout(factsOf(checkin.person, measurementsOf(answers), Date.now())).find(asks) ?? null;
}

function useFigure(props: OneFigureProps) {
  const { checkin, most, decimals = false, patch, accept } = props;
  const text = useSignal(typeof props.value === "number" ? asTyped(props.value) : "");
  const question = useSignal<Question | null>(null);
  const value = numberFrom(text.value);
  const type = (typed: string) => {
    text.value = typedFigure(typed, { most, decimals, sign: decimalSign(language.value) });
    question.value = null;
  };
  const keep = () => checkin.answer(patch(numberFrom(text.value)));
  return {
    text,
    question,
    value,
    type,
    keep,
    /** Asks about what looks like a slip, once; then goes on. */
    go: () => {
      if (value === null) return;
      const asked = question.value === null ? questionFor(props, value) : null;
      if (asked) question.value = asked;
      else void keep();
    },
    accept: () => {
      const asked = question.value;
      if (asked?.kind === "impossible" && asked.suggested !== null) type(asTyped(asked.suggested));
      else if (asked && accept) void checkin.answer(accept(asked));
    },
    again: () => type(""),
  };
}

/** A question for one figure: what to do, the field, the keys, and "cannot measure". */
export function OneFigure(props: OneFigureProps) {
  const { checkin, title, label, unit, decimals = false, cannot, children, patch } = props;
  const { text, question, value, type, go, keep, accept, again } = useFigure(props);
  const would = value === null ? checkin.given.value : { ...checkin.given.value, ...patch(value) };
  const sends = value !== null && question.value === null && sendsNow(checkin.step.value, would, checkin.context());
  const extra = decimals
    ? { word: decimalSign(language.value), label: m.checkin_pad_decimal(), isSign: true, press: () => type(`${text.value},`) }
    : { word: m.checkin_cannot(), isSign: false, press: cannot };
  return (
    <StepFrame
      checkin={checkin}
      next={{ word: sends ? m.checkin_send_now() : m.shell_next(), ready: value !== null && question.value === null, go, sends }}
    >
      <Heading of={title}>{title}</Heading>
      {!question.value && children}
      <FigureField label={label} unit={unit} text={text.value} type={type} done={go} />
      {question.value ? (
        <AsksBack question={question.value} accept={accept} keep={keep} again={again} />
      ) : (
        <Pad text={text.value} type={type} extra={extra} />
      )}
      {decimals && (
        <button type="button" class="btn btn-q btn-full" onClick={cannot}>
          {m.checkin_cannot()}
        </button>
      )}
    </StepFrame>
  );
}
