import type { Question } from "#clinical/form.ts";
import { figure } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { Icon } from "../../shared/ui/sprite.tsx";

/** A figure as it was typed: 36,5 keeps its tenth, 97 has none. */
export const asTyped = (value: number): string => figure(value, Number.isInteger(value) ? 0 : 1);

function wordsOf(question: Question): string {
  switch (question.kind) {
    case "impossible":
      if (question.vital === "respiratoryRate") return m.slip_breaths({ value: asTyped(question.value) });
      return question.suggested === null
        ? m.slip_impossible({ value: asTyped(question.value) })
        : m.slip_is_it({ value: asTyped(question.suggested) });
    case "unusual":
      if (question.vital === "respiratoryRate") return m.slip_breaths({ value: asTyped(question.value) });
      return m.slip_unusual({ value: asTyped(question.value) });
    case "swapped_spo2_pulse":
      if (question.spo2 === question.pulse) return m.slip_same({ value: asTyped(question.pulse) });
      return m.slip_swapped({ spo2: asTyped(question.pulse), pulse: asTyped(question.spo2) });
    case "pressure_in_tens":
      return m.slip_is_it({ value: `${question.systolic}/${question.diastolic ?? "–"}` });
    case "pressure_upside_down":
      return m.slip_upside_down({ systolic: question.systolic, diastolic: question.diastolic });
    case "pressure_narrow":
      return m.slip_narrow({ systolic: question.systolic, diastolic: question.diastolic });
  }
}

/** What "yes" would write, or null where "yes" keeps what was typed. */
export function suggestionOf(question: Question): string | null {
  if (question.kind === "impossible") return question.suggested === null ? null : asTyped(question.suggested);
  if (question.kind === "pressure_in_tens") return `${question.systolic}/${question.diastolic ?? "–"}`;
  return question.kind === "swapped_spo2_pulse" && question.spo2 !== question.pulse ? m.slip_swap_words() : null;
}

interface AsksBackProps {
  readonly question: Question;
  /** Takes what the question offers. */
  readonly accept: () => void;
  /** Keeps what was typed. */
  readonly keep: () => void;
  readonly again: () => void;
}

/** Asks, keeps, never corrects in silence, never blocks. */
export function AsksBack({ question, accept, keep, again }: AsksBackProps) {
  const suggestion = suggestionOf(question);
  return (
    <section class="note" role="alert">
      <Icon name="i-pen" />
      <b>{wordsOf(question)}</b>
      <p>{m.slip_nothing_changed()}</p>
      <div class="note-do two">
        <button type="button" class="btn" onClick={suggestion === null ? keep : accept}>
          {suggestion === null ? m.slip_right() : m.slip_yes({ value: suggestion })}
        </button>
        <button type="button" class="btn btn-2" onClick={again}>
          {m.slip_again()}
        </button>
      </div>
      {suggestion !== null && (
        <button type="button" class="btn btn-q wide" onClick={keep}>
          {m.slip_keep()}
        </button>
      )}
    </section>
  );
}
