import { useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Question } from "#clinical/form.ts";
import { figure } from "../../../shared/locale.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Dialog } from "../../shell/dialog.tsx";
import { Heading } from "../../shell/heading.tsx";
import { usePart } from "../../shell/use-part.ts";
import { type Answers, marksAfter } from "../answers.ts";
import { rememberAtHome } from "../equipment.ts";
import { type How, HowPicture } from "../pictures/how-pictures.tsx";
import { OximeterPicture } from "../pictures/oximeter-picture.tsx";
import { StepFrame } from "../step-frame.tsx";
import { SECOND_AFTER_MS } from "../steps.ts";
import type { Checkin } from "../use-checkin.ts";
import { OneFigure } from "./one-figure.tsx";

const isSpo2 = (question: Question): boolean => "vital" in question && question.vital === "spo2";

const fetchSteps = () => import("../pictures/how-to-measure.tsx");
const HOW: readonly { readonly picture: How; readonly words: () => string }[] = [
  { picture: "warm", words: m.spo2_how_warm },
  { picture: "rest", words: m.spo2_how_still },
  { picture: "wait", words: m.spo2_how_wait },
  { picture: "read", words: m.spo2_how_write },
];

/** How to take a good reading, at a glance; each step larger behind the picture. */
function HowTo() {
  const open = useSignal(false);
  const steps = usePart(open.value, fetchSteps);
  return (
    <div class="how">
      <button
        type="button"
        class="how-more"
        onClick={() => {
          open.value = true;
        }}
      >
        <OximeterPicture />
        <span>{m.spo2_how_more()}</span>
      </button>
      <ul>
        {HOW.map(({ picture, words }) => (
          <li key={picture}>
            <HowPicture of={picture} class="ic" />
            {words()}
          </li>
        ))}
      </ul>
      {steps && steps !== "gone" && (
        <steps.Part
          close={() => {
            open.value = false;
          }}
        />
      )}
    </div>
  );
}

function WhyNot({ checkin, close }: { checkin: Checkin; close: () => void }) {
  const pass = () => checkin.answer({ spo2First: null, spo2Second: undefined, spo2Third: undefined });
  const noDevice = () => {
    rememberAtHome("oximeter", checkin.person.personId, false);
    void pass();
  };
  return (
    <Dialog title={m.spo2_why_not()} close={close}>
      <button type="button" class="btn btn-2 btn-full" onClick={pass}>
        {m.spo2_no_figure()}
      </button>
      <button type="button" class="btn btn-2 btn-full" onClick={noDevice}>
        {m.spo2_no_device()}
      </button>
      <p class="dim small">{m.spo2_borrow({ station: checkin.person.facility.shortName })}</p>
    </Dialog>
  );
}

export function AskSpo2({ checkin }: { checkin: Checkin }) {
  const why = useSignal(false);
  const given = checkin.given.value;
  const anew = (value: number | null, device: Answers["device"]) => ({
    spo2First: value,
    spo2Second: undefined,
    spo2Third: undefined,
    spo2At: Date.now(),
    device,
  });
  return (
    <>
      <OneFigure
        checkin={checkin}
        title={m.spo2_question()}
        label="SpO2"
        unit="%"
        vital="spo2"
        value={given.spo2First}
        patch={(value) => (value === given.spo2First ? {} : anew(value, marksAfter(given, "spo2_first", false)))}
        device={{
          isRead: given.device?.includes("spo2_first") ?? false,
          alsoPulse: true,
          patch: ({ spo2, pulse }) =>
            pulse === null
              ? anew(spo2, marksAfter(given, "spo2_first", true))
              : { ...anew(spo2, ["spo2_first", "pulse"]), pulse },
        }}
        asks={isSpo2}
        cannot={() => {
          why.value = true;
        }}
      >
        <HowTo />
      </OneFigure>
      {why.value && (
        <WhyNot
          checkin={checkin}
          close={() => {
            why.value = false;
          }}
        />
      )}
    </>
  );
}

/** Seconds until the next reading may be taken, 0 from then on. */
function useSecondsLeft(since: number | undefined): number {
  const at = useSignal(Date.now());
  useEffect(() => {
    const timer = setInterval(() => {
      at.value = Date.now();
    }, 1000);
    return () => clearInterval(timer);
  }, [at]);
  // A clock that was set back meanwhile makes nobody wait longer.
  const left = Math.min((since ?? 0) + SECOND_AFTER_MS - at.value, SECOND_AFTER_MS);
  const seconds = Math.max(0, Math.ceil(left / 1000));
  const waited = useRef(false);
  useEffect(() => {
    if (seconds > 0) waited.current = true;
    else if (waited.current) navigator.vibrate?.(300);
  }, [seconds]);
  return seconds;
}

export function AskSecondSpo2({ checkin }: { checkin: Checkin }) {
  const { spo2First, spo2Second, spo2At } = checkin.given.value;
  const secondsLeft = useSecondsLeft(spo2At);
  const pass = () => checkin.answer({ spo2Second: null });
  const first = typeof spo2First === "number" ? figure(spo2First) : "?";
  const second = (value: number | null, isRead: boolean): Partial<Answers> =>
    value === spo2Second && !isRead
      ? {}
      : { spo2Second: value, spo2Third: undefined, device: marksAfter(checkin.given.value, "spo2_second", isRead) };
  if (secondsLeft > 0)
    return (
      <StepFrame checkin={checkin} next={{ word: m.shell_next(), ready: false, go: () => {} }}>
        <Heading of="second">{m.spo2_again({ value: first })}</Heading>
        <p>{m.spo2_again_how()}</p>
        <p class="countdown" role="timer">
          <span class="num">{secondsLeft}</span>
          <small>{m.spo2_again_seconds()}</small>
        </p>
        <button type="button" class="btn btn-2 btn-full" onClick={pass}>
          {m.spo2_cannot_again()}
        </button>
        <p class="dim small">{m.spo2_sends_itself()}</p>
      </StepFrame>
    );
  return (
    <OneFigure
      checkin={checkin}
      title={m.spo2_now_again()}
      label="SpO2"
      unit="%"
      vital="spo2"
      value={spo2Second}
      patch={(value) => second(value, false)}
      device={{
        isRead: checkin.given.value.device?.includes("spo2_second") ?? false,
        alsoPulse: false,
        patch: ({ spo2 }) => second(spo2, true),
      }}
      asks={isSpo2}
      lookedAtAs={(value) => ({ spo2First: value })}
      cannot={pass}
    >
      <p class="dim">{m.spo2_first_was({ value: first })}</p>
    </OneFigure>
  );
}

export function AskThirdSpo2({ checkin }: { checkin: Checkin }) {
  const { spo2First, spo2Second, spo2Third } = checkin.given.value;
  const third = (value: number | null, isRead: boolean): Partial<Answers> =>
    value === spo2Third && !isRead ? {} : { spo2Third: value, device: marksAfter(checkin.given.value, "spo2_third", isRead) };
  return (
    <OneFigure
      checkin={checkin}
      title={m.spo2_third()}
      label="SpO2"
      unit="%"
      vital="spo2"
      value={spo2Third}
      patch={(value) => third(value, false)}
      device={{
        isRead: checkin.given.value.device?.includes("spo2_third") ?? false,
        alsoPulse: false,
        patch: ({ spo2 }) => third(spo2, true),
      }}
      asks={isSpo2}
      lookedAtAs={(value) => ({ spo2First: value })}
      cannot={() => checkin.answer({ spo2Third: null })}
    >
      <p class="dim">{m.spo2_differ({ first: figure(spo2First ?? 0), second: figure(spo2Second ?? 0) })}</p>
    </OneFigure>
  );
}
