import { effect, signal } from "@preact/signals";
import { loadNurseWords, type NurseWords, ruleText } from "#clinical/words.ts";
import type { BoardRow } from "#schema/api/board.ts";
import type { Reason } from "#schema/api/common.ts";
import { language } from "../shared/locale.ts";
import { m } from "../shared/paraglide/messages.js";

/** The protocol's words for nurses in the language of this browser; null until they have come. */
const words = signal<NurseWords | null>(null);
effect(() => {
  const wanted = language.value;
  void loadNurseWords(wanted).then((loaded) => {
    if (language.peek() === wanted) words.value = loaded;
  });
});

/** Rules of the schedule, which no check-in fires; their words are the console's. */
const OF_SCHEDULE: Record<string, () => string> = {
  "MISS-1-W": () => m.why_missed_one(),
  "MISS-2-U": () => m.why_missed_more(),
};

/** Why, in the nurse's words. Without words the rule's id stands there: a finding is never hidden. */
export function ruleWord(ruleId: string): string {
  const own = OF_SCHEDULE[ruleId];
  if (own) return own();
  return words.value ? ruleText(ruleId, words.value) : ruleId;
}

export function symptomWord(code: string): string {
  const known: Readonly<Record<string, string>> = words.value?.symptoms ?? {};
  return known[code] ?? code;
}

const THINGS: Record<string, () => string> = {
  spo2: () => m.vital_spo2(),
  pulse: () => m.vital_pulse(),
  respiratoryRate: () => m.vital_respiratory_rate(),
  temperature: () => m.vital_temperature(),
  bloodPressure: () => m.vital_blood_pressure(),
  symptoms: () => m.vital_symptoms(),
};
export const thingWord = (thing: string): string => THINGS[thing]?.() ?? thing;

export const reasonWords = (reasons: readonly Reason[]): string[] => reasons.map((reason) => ruleWord(reason.rule));

export interface WhyPart {
  readonly text: string;
  readonly strong: boolean;
}

/** First what raised the alert, then what the person said, then what they told of, then what is not known. */
export function whyParts({ alert, symptoms, unassessed }: Pick<BoardRow, "alert" | "symptoms" | "unassessed">): WhyPart[] {
  const pressed = alert.kind === "help" ? m.why_help() : alert.kind === "request" ? m.why_request() : null;
  const strong = [pressed, ...reasonWords(alert.reasons)].filter((text) => text !== null);
  const missing = unassessed.map(thingWord).join(", ");
  const rest = [
    alert.message,
    symptoms && symptoms.length > 0 && alert.kind !== "request" ? symptoms.map(symptomWord).join(", ") : null,
    missing && alert.kind === "clinical" ? m.why_unknown({ things: missing }) : null,
  ].filter((text) => text !== null);
  return [...strong.map((text) => ({ text, strong: true })), ...rest.map((text) => ({ text, strong: false }))];
}
