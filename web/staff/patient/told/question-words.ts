import type { Question } from "#clinical/form.ts";
import { figure } from "../../../shared/locale.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { thingWord } from "../../clinical-words.ts";

const THING: Record<string, string> = {
  temperatureCelsius: "temperature",
  systolicMmhg: "bloodPressure",
  diastolicMmhg: "bloodPressure",
};
const vitalWord = (vital: string): string => thingWord(THING[vital] ?? vital);
const shown = (value: number): string => figure(value, Number.isInteger(value) ? 0 : 1);

/** A question about a figure that looks like a slip; nothing is corrected in silence. */
export function questionWords(question: Question): string {
  switch (question.kind) {
    case "impossible":
      return question.suggested === null
        ? m.ask_impossible({ what: vitalWord(question.vital), value: shown(question.value) })
        : m.ask_suggested({
            what: vitalWord(question.vital),
            value: shown(question.value),
            suggested: shown(question.suggested),
          });
    case "unusual":
      return m.ask_unusual({ what: vitalWord(question.vital), value: shown(question.value) });
    case "swapped_spo2_pulse":
      return m.ask_swapped({ spo2: question.spo2, pulse: question.pulse });
    case "pressure_in_tens":
      return m.ask_tens({ upper: question.systolic, lower: question.diastolic ?? "?" });
    case "pressure_upside_down":
      return m.ask_upside_down({ upper: question.systolic, lower: question.diastolic });
    case "pressure_narrow":
      return m.ask_narrow({ upper: question.systolic, lower: question.diastolic });
  }
}
