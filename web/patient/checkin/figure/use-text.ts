import { useSignal } from "@preact/signals";
import { HARD_RANGES, type Question, type VitalSign } from "#clinical/form.ts";
import { asTyped } from "./asks-back.tsx";
import { type Slip, slipOfText } from "./slip.ts";
import { mayGrow, numberFrom } from "./typed-number.ts";

interface TextOptions {
  readonly initial: string;
  readonly vital: VitalSign;
  /** What looks like a slip in a figure. */
  readonly questionAbout: (value: number) => Question | null;
  readonly changed?: (text: string) => void;
}

/** The text in a figure's field as it is typed, never changed by us, and what there is to ask about it. */
export function useText({ initial, vital, questionAbout, changed }: TextOptions) {
  const text = useSignal(initial);
  const asked = useSignal<Slip | null>(null);
  const value = numberFrom(text.value);
  const slip = (): Slip | null => slipOfText(text.value) ?? (value === null ? null : questionAbout(value));
  const type = (typed: string) => {
    text.value = typed;
    asked.value = null;
    changed?.(typed);
  };
  return {
    text: text.value,
    value,
    type,
    asked: asked.value,
    /** Something stands there, and no question about it is open. */
    ready: text.value.trim() !== "" && asked.value === null,
    /** Help while it is typed: not before more digits can no longer make it a figure. */
    hint: asked.value !== null || mayGrow(text.value, HARD_RANGES[vital]) ? null : slip(),
    /** Asks about a slip, once; true: there is something to answer first. */
    asks: (): boolean => {
      if (asked.value !== null) return false;
      asked.value = slip();
      return asked.value !== null;
    },
    /** Writes what a question offers into the field; false: it offers no figure. */
    mend: (of: Slip): boolean => {
      const offered = of.kind === "impossible" ? of.suggested : of.kind === "misread" ? of.value : null;
      if (offered !== null) type(asTyped(offered));
      return offered !== null;
    },
    again: () => type(""),
  };
}
