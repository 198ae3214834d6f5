import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";

export interface Next {
  readonly word: string;
  readonly ready: boolean;
  readonly go: () => void;
  /** A danger: the button sends to the station. */
  readonly sends?: boolean;
  /** What to do first, where it is another thing than to answer or to pass. */
  readonly missing?: string;
}

const SHOWN_MS = 5_000;

/** The way on, at the right thumb. Pressed before it can go, it says what is missing. */
export function NextButton({ word, ready, go, sends = false, missing }: Next) {
  const early = useSignal(false);
  useEffect(() => {
    if (!early.value) return;
    const timer = setTimeout(() => {
      early.value = false;
    }, SHOWN_MS);
    return () => clearTimeout(timer);
  }, [early.value, early]);
  const press = () => {
    if (ready) go();
    else early.value = true;
  };
  return (
    <>
      <button type="button" class="btn" aria-disabled={!ready} onClick={press}>
        {sends && <Icon name="i-bell" />}
        {word}
      </button>
      <p class={early.value && !ready ? "early" : "sr"} role="status">
        {early.value && !ready ? (missing ?? m.shell_answer_first()) : ""}
      </p>
    </>
  );
}
