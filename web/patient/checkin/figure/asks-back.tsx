import { figure } from "../../../shared/locale.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { Icon } from "../../../shared/ui/sprite.tsx";
import type { Slip } from "./slip.ts";

/** A figure as it was typed: 36,5 keeps its tenth, 97 has none. */
export const asTyped = (value: number): string => figure(value, Number.isInteger(value) ? 0 : 1);

type Pair = { readonly systolic: number; readonly diastolic: number | null };
const asPair = ({ systolic, diastolic }: Pair): string => `${asTyped(systolic)}/${diastolic === null ? "–" : asTyped(diastolic)}`;

function upsideDown(slip: Slip & { kind: "pressure_upside_down" }): string {
  const turned = suggestionOf(slip);
  if (turned !== null) return m.slip_is_it({ value: turned });
  return m.slip_upside_down({ systolic: asTyped(slip.systolic), diastolic: asTyped(slip.diastolic) });
}

function wordsOf(slip: Slip): string {
  switch (slip.kind) {
    case "misread":
      return m.slip_is_it({ value: asTyped(slip.value) });
    case "unreadable":
      return m.slip_unreadable({ typed: slip.typed.trim() });
    case "impossible":
      if (slip.vital === "respiratoryRate") return m.slip_breaths({ value: asTyped(slip.value) });
      return slip.suggested === null
        ? m.slip_impossible({ value: asTyped(slip.value) })
        : m.slip_is_it({ value: asTyped(slip.suggested) });
    case "unusual":
      if (slip.vital === "respiratoryRate") return m.slip_breaths({ value: asTyped(slip.value) });
      return m.slip_unusual({ value: asTyped(slip.value) });
    case "swapped_spo2_pulse":
      if (slip.spo2 === slip.pulse) return m.slip_same({ value: asTyped(slip.pulse) });
      return m.slip_swapped({ spo2: asTyped(slip.pulse), pulse: asTyped(slip.spo2) });
    case "pressure_in_tens":
      return m.slip_is_it({ value: asPair(slip) });
    case "pressure_upside_down":
      return upsideDown(slip);
    case "pressure_narrow":
      return m.slip_narrow({ systolic: asTyped(slip.systolic), diastolic: asTyped(slip.diastolic) });
  }
}

/** What "yes" would write, or null where "yes" keeps what was typed. */
export function suggestionOf(slip: Slip): string | null {
  if (slip.kind === "impossible") return slip.suggested === null ? null : asTyped(slip.suggested);
  if (slip.kind === "misread") return asTyped(slip.value);
  if (slip.kind === "pressure_in_tens") return asPair(slip);
  if (slip.kind === "pressure_upside_down")
    return slip.diastolic > slip.systolic ? asPair({ systolic: slip.diastolic, diastolic: slip.systolic }) : null;
  return slip.kind === "swapped_spo2_pulse" && slip.spo2 !== slip.pulse ? m.slip_swap_words() : null;
}

/** A text that is no figure cannot be kept as one. */
const canKeep = ({ kind }: Slip): boolean => kind !== "misread" && kind !== "unreadable";

interface AsksBackProps {
  readonly slip: Slip;
  /** Takes what the question offers. */
  readonly accept: () => void;
  /** Keeps what was typed. */
  readonly keep: () => void;
  readonly again: () => void;
}

/** Asks, keeps, never corrects in silence, never blocks. */
export function AsksBack({ slip, accept, keep, again }: AsksBackProps) {
  const suggestion = suggestionOf(slip);
  const yes = suggestion === null ? { go: keep, word: m.slip_right() } : { go: accept, word: m.slip_yes({ value: suggestion }) };
  return (
    <section class="note" role="alert">
      <Icon name="i-pen" />
      <b>{wordsOf(slip)}</b>
      <p>{m.slip_nothing_changed()}</p>
      <div class="note-do two">
        {(suggestion !== null || canKeep(slip)) && (
          <button type="button" class="btn" onClick={yes.go}>
            {yes.word}
          </button>
        )}
        <button type="button" class="btn btn-2" onClick={again}>
          {m.slip_again()}
        </button>
      </div>
      {suggestion !== null && canKeep(slip) && (
        <button type="button" class="btn btn-q wide" onClick={keep}>
          {m.slip_keep()}
        </button>
      )}
    </section>
  );
}

/** The same while it is typed: a word beside the field, in the way of nobody, and what it offers one touch away. */
export function Hint({ slip, accept }: { slip: Slip; accept: () => void }) {
  const suggestion = suggestionOf(slip);
  return (
    <div class="hint">
      <p role="status">{wordsOf(slip)}</p>
      {suggestion !== null && (
        <button type="button" class="btn btn-2" onClick={accept}>
          {m.slip_yes({ value: suggestion })}
        </button>
      )}
    </div>
  );
}
