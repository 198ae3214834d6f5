import { questionsAbout } from "#clinical/form.ts";
import { m } from "../../shared/paraglide/messages.js";
import { AskFigure } from "../checkin/figure/ask-figure.tsx";
import { AsksBack } from "../checkin/figure/asks-back.tsx";
import { FigureField } from "../checkin/figure/figure-field.tsx";
import { Pad } from "../checkin/figure/pad.tsx";
import type { Slip } from "../checkin/figure/slip.ts";
import { OfferOximeter } from "../oximeter/offer-oximeter.tsx";
import { Heading } from "../shell/heading.tsx";
import { add } from "./add.ts";
import { AddFrame } from "./add-frame.tsx";
import { keyOfAdded, nextReading, type Outcome } from "./outcome.ts";
import { forgetFigure, useFigure } from "./use-figure.ts";

/** A later SpO2 of the same check-in. A slip is looked for as in a first one. */
function useReading(outcome: Outcome, close: () => void) {
  const key = keyOfAdded(outcome, "reading");
  const text = useFigure({
    key,
    vital: "spo2",
    questionAbout: (spo2First) =>
      (outcome.judged &&
        questionsAbout({ ...outcome.judged.facts, spo2First }).find((one) => "vital" in one && one.vital === "spo2")) ??
      null,
  });
  const keep = async () => {
    const place = nextReading(outcome);
    if (place && text.value !== null) await add(outcome, { [place]: text.value, ...(text.isRead ? { deviceRead: true } : {}) });
    forgetFigure(key);
    close();
  };
  return {
    ...text,
    keep,
    go: () => {
      if (text.ready && !text.asks()) void keep();
    },
    accept: (slip: Slip) => void text.mend(slip),
  };
}

export function AddReading({ outcome, close }: { outcome: Outcome; close: () => void }) {
  const { text, asked, hint, ready, type, go, keep, use, accept, again, isRead } = useReading(outcome, close);
  return (
    <AddFrame outcome={outcome} close={close} ready={ready} go={go}>
      <Heading of="add-reading">{m.spo2_now_again()}</Heading>
      <AskFigure how={<p class="dim">{m.spo2_again_how()}</p>} hint={hint} accept={accept}>
        <FigureField label="SpO2" unit="%" text={text} type={type} done={go} {...(isRead ? { note: m.oximeter_mark() } : {})} />
        {!asked && <OfferOximeter of={outcome.of} alsoPulse={false} use={({ spo2 }) => use(spo2)} />}
      </AskFigure>
      {asked ? (
        <AsksBack slip={asked} accept={() => accept(asked)} keep={keep} again={again} />
      ) : (
        <Pad text={text} type={type} extra={{ word: m.spo2_cannot_again(), isSign: false, press: close }} />
      )}
    </AddFrame>
  );
}
