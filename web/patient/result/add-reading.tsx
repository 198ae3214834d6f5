import { useSignal } from "@preact/signals";
import { m } from "../../shared/paraglide/messages.js";
import { FigureField } from "../checkin/figure-field.tsx";
import { Pad } from "../checkin/pad.tsx";
import { numberFrom, typedFigure } from "../checkin/typed-number.ts";
import { Heading } from "../shell/heading.tsx";
import { add } from "./add.ts";
import { AddFrame } from "./add-frame.tsx";
import { nextReading, type Outcome } from "./outcome.ts";

/** A later SpO2 of the same check-in. */
export function AddReading({ outcome, close }: { outcome: Outcome; close: () => void }) {
  const text = useSignal("");
  const value = numberFrom(text.value);
  const type = (typed: string) => {
    text.value = typedFigure(typed, { most: 3 });
  };
  const go = async () => {
    const place = nextReading(outcome);
    if (place) await add(outcome, { [place]: value });
    close();
  };
  return (
    <AddFrame outcome={outcome} close={close} ready={value !== null} go={go}>
      <Heading of="add-reading">{m.spo2_now_again()}</Heading>
      <p class="dim">{m.spo2_again_how()}</p>
      <FigureField label="SpO2" unit="%" text={text.value} type={type} done={go} />
      <Pad text={text.value} type={type} extra={{ word: m.spo2_cannot_again(), isSign: false, press: close }} />
    </AddFrame>
  );
}
