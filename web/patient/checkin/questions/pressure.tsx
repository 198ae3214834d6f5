import { useSignal } from "@preact/signals";
import { useRef } from "preact/hooks";
import { HARD_RANGES, type Question, questionsAbout } from "#clinical/form.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Heading } from "../../shell/heading.tsx";
import { measurementsOf } from "../answers.ts";
import { hasAtHome, rememberAtHome } from "../equipment.ts";
import { factsOf } from "../facts-of.ts";
import { AskFigure, CannotOrHint } from "../figure/ask-figure.tsx";
import { AsksBack, asTyped } from "../figure/asks-back.tsx";
import { FigureField } from "../figure/figure-field.tsx";
import { Pad } from "../figure/pad.tsx";
import { type Slip, slipOfText } from "../figure/slip.ts";
import { mayGrow, numberFrom, pressureFrom } from "../figure/typed-number.ts";
import { useDigits } from "../keys.ts";
import { StepFrame } from "../step-frame.tsx";
import { sendsNow } from "../steps.ts";
import type { Checkin } from "../use-checkin.ts";

const NOT_MEASURED = { systolic: null, diastolic: null };
const isPressure = (question: Question): boolean =>
  question.kind.startsWith("pressure") ||
  ("vital" in question && (question.vital === "systolicMmhg" || question.vital === "diastolicMmhg"));

function AskCuff({ checkin, type }: { checkin: Checkin; type: (digit: string) => void }) {
  // Whoever types a figure has one.
  useDigits((digit) => {
    type(digit);
    rememberAtHome("cuff", checkin.person.personId, true);
  });
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

const TO_LOWER = /\s*[/\\]\s*$/;

/** The two texts as they are typed. Both in one field, as they are said, stand in both. */
function usePair(checkin: Checkin, begun: string) {
  const shown = (value: number | null | undefined) => (typeof value === "number" ? asTyped(value) : "");
  const { systolic: upper, diastolic: under } = checkin.given.value;
  const [first = "", second = ""] = checkin.typed()?.split("/") ?? [begun || shown(upper), shown(under)];
  const systolic = useSignal(first);
  const diastolic = useSignal(second);
  const lower = useSignal(false);
  const write = (above: string, below: string) => {
    [systolic.value, diastolic.value] = [above, below];
    checkin.typing(`${above}/${below}`);
  };
  const typeUpper = (text: string) => {
    const both = pressureFrom(text);
    if (both) write(both.systolic, both.diastolic);
    else write(text.replace(TO_LOWER, ""), diastolic.value);
    if (both || TO_LOWER.test(text)) lower.value = true;
  };
  const typeLower = (text: string) => write(systolic.value, text);
  const patch = () => ({ systolic: numberFrom(systolic.value), diastolic: numberFrom(diastolic.value) });
  return { systolic, diastolic, lower, write, typeUpper, typeLower, patch };
}
type Pair = ReturnType<typeof usePair>;

/** What a question offers, written into the two fields. */
function mend({ systolic, diastolic, write }: Pair, slip: Slip): void {
  if (slip.kind === "misread") {
    const mended = (text: string) => (text === slip.typed ? asTyped(slip.value) : text);
    write(mended(systolic.value), mended(diastolic.value));
  } else if (slip.kind === "pressure_in_tens")
    write(asTyped(slip.systolic), slip.diastolic === null ? "" : asTyped(slip.diastolic));
  else if (slip.kind === "pressure_upside_down") write(asTyped(slip.diastolic), asTyped(slip.systolic));
  else if (slip.kind === "impossible" && slip.suggested !== null) {
    const mended = (text: string) => (numberFrom(text) === slip.value ? asTyped(slip.suggested ?? 0) : text);
    if (slip.vital === "systolicMmhg") write(mended(systolic.value), diastolic.value);
    else write(systolic.value, mended(diastolic.value));
  }
}

function usePressure(checkin: Checkin, begun: string) {
  const pair = usePair(checkin, begun);
  const { systolic, diastolic, patch } = pair;
  const asked = useSignal<Slip | null>(null);
  const slip = (): Slip | null => {
    const unread = slipOfText(systolic.value) ?? slipOfText(diastolic.value);
    if (unread) return unread;
    const answers = { ...checkin.given.value, ...patch() };
    return questionsAbout(factsOf(checkin.person, measurementsOf(answers), Date.now())).find(isPressure) ?? null;
  };
  const grows = mayGrow(diastolic.value, HARD_RANGES.diastolicMmhg);
  const isWhole = systolic.value !== "" && diastolic.value !== "" && !grows;
  return { ...pair, asked, slip, hint: isWhole && asked.value === null ? slip() : null };
}

function AskFigures({ checkin, begun }: { checkin: Checkin; begun: string }) {
  const pressure = usePressure(checkin, begun);
  const { systolic, diastolic, lower, asked, hint, write, patch, slip } = pressure;
  const lowerField = useRef<HTMLInputElement>(null);
  const upperField = useRef<HTMLInputElement>(null);
  // A keyboard that types in one field goes on in the other, before its next key; a thumb on the pad has no focus to move.
  const follow = () => {
    if (lower.value && document.activeElement === upperField.current) lowerField.current?.focus();
  };
  const value = patch();
  const keep = () => checkin.answer(patch());
  const ready = asked.value === null && (systolic.value.trim() !== "" || diastolic.value.trim() !== "");
  const go = () => {
    if (!ready) return;
    if (diastolic.value === "" && !lower.value) {
      lower.value = true;
      follow();
      return;
    }
    asked.value = slip();
    if (asked.value === null) void keep();
  };
  const type = (into: (text: string) => void) => (text: string) => {
    asked.value = null;
    into(text);
    follow();
  };
  const [typeUpper, typeLower] = [type(pressure.typeUpper), type(pressure.typeLower)];
  const accept = (offered: Slip) => {
    asked.value = null;
    mend(pressure, offered);
  };
  const again = () => {
    [lower.value, asked.value] = [false, null];
    write("", "");
  };
  const would = { ...checkin.given.value, ...value };
  const sends = value.diastolic !== null && sendsNow(checkin.step.value, would, checkin.context());
  const slash = { word: "/", label: m.pressure_slash(), isSign: true, press: () => typeUpper(`${systolic.value}/`) };
  const next = { word: sends ? m.checkin_send_now() : m.shell_next(), ready, go, sends };
  return (
    <StepFrame checkin={checkin} next={next}>
      <Heading of="pressure">{m.pressure_question()}</Heading>
      <AskFigure>
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
      </AskFigure>
      {asked.value ? (
        <AsksBack slip={asked.value} accept={() => asked.value && accept(asked.value)} keep={keep} again={again} />
      ) : (
        <Pad text={lower.value ? diastolic.value : systolic.value} type={lower.value ? typeLower : typeUpper} extra={slash} />
      )}
      <CannotOrHint cannot={() => checkin.answer(NOT_MEASURED)} hint={hint} accept={accept} />
    </StepFrame>
  );
}

/** Only where there is a cuff; whether there is one is asked once and remembered on this phone. */
export function AskPressure({ checkin }: { checkin: Checkin }) {
  const begun = useSignal("");
  const asked = hasAtHome("cuff", checkin.person.personId) !== null;
  const type = (digit: string) => {
    begun.value += digit;
  };
  return asked ? <AskFigures checkin={checkin} begun={begun.value} /> : <AskCuff checkin={checkin} type={type} />;
}
