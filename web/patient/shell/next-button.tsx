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
}

/** The way on, at the right thumb. Pressed before it can go, it says what is missing. */
export function NextButton({ word, ready, go, sends = false }: Next) {
  const early = useSignal(false);
  useEffect(() => {
    if (ready) early.value = false;
  }, [ready, early]);
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
        {early.value && !ready ? m.shell_answer_first() : ""}
      </p>
    </>
  );
}
