import { useSignal } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { type Question, questionsAbout, type VitalSign } from "#clinical/form.ts";
import { language } from "../../../shared/locale.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { OfferOximeter } from "../../oximeter/offer-oximeter.tsx";
import type { DeviceFigures } from "../../oximeter/read-oximeter.tsx";
import { Heading } from "../../shell/heading.tsx";
import { type Answers, measurementsOf } from "../answers.ts";
import { factsOf } from "../facts-of.ts";
import { AskFigure, CannotOrHint } from "../figure/ask-figure.tsx";
import { AsksBack, asTyped } from "../figure/asks-back.tsx";
import { FigureField } from "../figure/figure-field.tsx";
import { Pad } from "../figure/pad.tsx";
import type { Slip } from "../figure/slip.ts";
import { afterKey, decimalSign } from "../figure/typed-number.ts";
import { useText } from "../figure/use-text.ts";
import { StepFrame } from "../step-frame.tsx";
import { sendsNow } from "../steps.ts";
import type { Checkin } from "../use-checkin.ts";

export interface OneFigureProps {
  readonly checkin: Checkin;
  readonly title: string;
  readonly label: string;
  readonly unit: string;
  readonly vital: VitalSign;
  readonly decimals?: boolean;
  readonly value: number | null | undefined;
  /** A first text, where somebody began to type elsewhere. */
  readonly begun?: string;
  /** The answers with this figure in its place. */
  readonly patch: (value: number | null) => Partial<Answers>;
  /** Where an oximeter can send it: the answers with what it sent. */
  readonly device?: {
    readonly isRead: boolean;
    readonly alsoPulse: boolean;
    readonly patch: (figures: DeviceFigures) => Partial<Answers>;
  };
  /** Which questions about the answers concern this figure. */
  readonly asks: (question: Question) => boolean;
  /** The answers by which a slip is looked for, where they are others: a later SpO2 is looked at like a first. */
  readonly lookedAtAs?: (value: number) => Partial<Answers>;
  /** Takes what a question offers, where it is not a text for this field. */
  readonly accept?: (slip: Slip) => Partial<Answers>;
  readonly cannot: () => void;
  readonly children?: ComponentChildren;
}

function questionFor({ checkin, patch, asks, lookedAtAs = patch }: OneFigureProps, value: number): Question | null {
  const answers = { ...checkin.given.value, ...lookedAtAs(value) };
  return questionsAbout(factsOf(checkin.person, measurementsOf(answers), Date.now())).find(asks) ?? null;
}

function useFigure(props: OneFigureProps) {
  const { checkin, vital, patch, accept, device } = props;
  const read = useSignal<DeviceFigures | null>(null);
  const shown = typeof props.value === "number" ? asTyped(props.value) : "";
  const text = useText({
    initial: props.begun ?? checkin.typed() ?? shown,
    vital,
    questionAbout: (value) => questionFor(props, value),
    changed: (typed) => {
      read.value = null;
      checkin.typing(typed);
    },
  });
  /** The answers with what stands in the field, whoever wrote it there. */
  const patched = (value: number | null) => (device && read.value ? device.patch(read.value) : patch(value));
  const keep = () => checkin.answer(patched(text.value));
  return {
    ...text,
    patched,
    keep,
    isRead: read.value !== null || (device?.isRead === true && text.value === props.value),
    /** Asks about what looks like a slip, once; then goes on. */
    go: () => {
      if (text.ready && !text.asks()) void keep();
    },
    accept: (slip: Slip) => {
      if (!text.mend(slip) && accept) void checkin.answer(accept(slip));
    },
    use: (figures: DeviceFigures) => {
      text.type(asTyped(figures.spo2));
      read.value = figures;
    },
  };
}

/** A question for one figure: what to do, the field, the keys, and "cannot measure". */
export function OneFigure(props: OneFigureProps) {
  const { checkin, title, label, unit, decimals = false, device, cannot, children } = props;
  const { text, asked, hint, value, ready, type, go, keep, accept, again, patched, isRead, use } = useFigure(props);
  const would = value === null ? checkin.given.value : { ...checkin.given.value, ...patched(value) };
  const sends = value !== null && asked === null && sendsNow(checkin.step.value, would, checkin.context());
  const sign = decimalSign(language.value);
  const extra = decimals
    ? { word: sign, label: m.checkin_pad_decimal(), isSign: true, press: () => type(afterKey(text, sign, 2)) }
    : { word: m.checkin_cannot(), isSign: false, press: cannot };
  return (
    <StepFrame checkin={checkin} next={{ word: sends ? m.checkin_send_now() : m.shell_next(), ready, go, sends }}>
      <Heading of={title}>{title}</Heading>
      <AskFigure how={asked ? null : children} {...(decimals ? {} : { hint, accept })}>
        <FigureField
          label={label}
          unit={unit}
          text={text}
          type={type}
          done={go}
          {...(isRead ? { note: m.oximeter_mark() } : {})}
        />
        {device && !asked && <OfferOximeter of={checkin.person} alsoPulse={device.alsoPulse} use={use} />}
      </AskFigure>
      {asked ? (
        <AsksBack slip={asked} accept={() => accept(asked)} keep={keep} again={again} />
      ) : (
        <Pad text={text} type={type} extra={extra} />
      )}
      {decimals && <CannotOrHint cannot={cannot} hint={hint} accept={accept} />}
    </StepFrame>
  );
}
