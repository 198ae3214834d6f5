import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Question } from "#clinical/form.ts";
import { figure } from "../../../shared/locale.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Dialog } from "../../shell/dialog.tsx";
import { Heading } from "../../shell/heading.tsx";
import { rememberAtHome } from "../equipment.ts";
import { OximeterPicture } from "../oximeter-picture.tsx";
import { StepFrame } from "../step-frame.tsx";
import { SECOND_AFTER_MS } from "../steps.ts";
import type { Checkin } from "../use-checkin.ts";
import { OneFigure } from "./one-figure.tsx";

const isSpo2 = (question: Question): boolean => "vital" in question && question.vital === "spo2";

function HowTo() {
  return (
    <div class="how">
      <OximeterPicture />
      <ul>
        <li>{m.spo2_how_warm()}</li>
        <li>{m.spo2_how_still()}</li>
        <li>{m.spo2_how_wait()}</li>
        <li>{m.spo2_how_write()}</li>
      </ul>
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
  const { spo2First } = checkin.given.value;
  return (
    <>
      <OneFigure
        checkin={checkin}
        title={m.spo2_question()}
        label="SpO2"
        unit="%"
        most={3}
        value={spo2First}
        patch={(value) =>
          value === spo2First ? {} : { spo2First: value, spo2Second: undefined, spo2Third: undefined, spo2At: Date.now() }
        }
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
  return Math.max(0, Math.ceil(((since ?? 0) + SECOND_AFTER_MS - at.value) / 1000));
}

export function AskSecondSpo2({ checkin }: { checkin: Checkin }) {
  const { spo2First, spo2Second, spo2At } = checkin.given.value;
  const secondsLeft = useSecondsLeft(spo2At);
  const pass = () => checkin.answer({ spo2Second: null });
  const first = typeof spo2First === "number" ? figure(spo2First) : "?";
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
      most={3}
      value={spo2Second}
      patch={(value) => ({ spo2Second: value, spo2Third: undefined })}
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
  return (
    <OneFigure
      checkin={checkin}
      title={m.spo2_third()}
      label="SpO2"
      unit="%"
      most={3}
      value={spo2Third}
      patch={(value) => ({ spo2Third: value })}
      asks={isSpo2}
      lookedAtAs={(value) => ({ spo2First: value })}
      cannot={() => checkin.answer({ spo2Third: null })}
    >
      <p class="dim">{m.spo2_differ({ first: figure(spo2First ?? 0), second: figure(spo2Second ?? 0) })}</p>
    </OneFigure>
  );
}
