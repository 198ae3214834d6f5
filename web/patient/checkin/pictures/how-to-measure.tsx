import { useEffect, useRef } from "preact/hooks";
import { m } from "../../../shared/paraglide/messages.js";
import { Dialog } from "../../shell/dialog.tsx";
import { type How, HowPicture } from "./how-pictures.tsx";

const STEPS: readonly { readonly picture: How; readonly words: () => string }[] = [
  { picture: "warm", words: m.spo2_step_warm },
  { picture: "varnish", words: m.spo2_step_varnish },
  { picture: "rest", words: m.spo2_step_rest },
  { picture: "finger", words: m.spo2_step_finger },
  { picture: "wait", words: m.spo2_step_wait },
  { picture: "read", words: m.spo2_step_read },
];

/** How to take a good reading, one picture and one sentence a step (protocol.md 8). */
export default function HowToMeasure({ close }: { close: () => void }) {
  const steps = useRef<HTMLOListElement>(null);
  // The sheet opens at its button, which is its end.
  useEffect(() => steps.current?.closest("dialog")?.scrollTo(0, 0), []);
  return (
    <Dialog title={m.spo2_steps()} close={close}>
      <ol ref={steps} class="how-steps">
        {STEPS.map(({ picture, words }) => (
          <li key={picture}>
            <HowPicture of={picture} class="pic" />
            <span>{words()}</span>
          </li>
        ))}
      </ol>
    </Dialog>
  );
}
