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

/** Reasons that no check-in gives: the schedule and the patient's own buttons. Their words are the console's. */
const NOT_OF_CHECKIN: Record<string, () => string> = {
  "MISS-1-W": () => m.why_missed_one(),
  "MISS-2-U": () => m.why_missed_more(),
  HELP: () => m.why_help(),
  REQUEST: () => m.why_request(),
};

/** Why, in the nurse's words. Without words the rule's id stands there: a finding is never hidden. */
export function ruleWord(ruleId: string): string {
  const own = NOT_OF_CHECKIN[ruleId];
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

const RANK: Record<string, number> = { E: 0, U: 1, W: 2 };
/** The rule ids end with their severity; a score comes after the findings that it sums up. */
const gravity = ({ rule }: Reason): number => (RANK[rule.slice(-1)] ?? 3) * 2 + (rule.startsWith("NEWS") ? 1 : 0);
const gravestFirst = (reasons: readonly Reason[]): Reason[] => [...reasons].sort((a, b) => gravity(a) - gravity(b));

/** Symptoms that no reason has named yet. */
function unnamed(symptoms: readonly string[] | null, named: readonly string[]): string | null {
  const said = named.join(" ").toLowerCase();
  const words = (symptoms ?? []).map(symptomWord).filter((word) => !said.includes(word.toLowerCase()));
  return words.length > 0 ? words.join(", ") : null;
}

/** First what raised the alert, then what the person said, then what they told of, then what is not known. */
export function whyParts({ alert, symptoms, unassessed }: Pick<BoardRow, "alert" | "symptoms" | "unassessed">): WhyPart[] {
  const strong = reasonWords(gravestFirst(alert.reasons));
  if (strong.length === 0 && alert.kind === "help") strong.push(m.why_help());
  if (strong.length === 0 && alert.kind === "request") strong.push(m.why_request());
  const missing = unassessed.map(thingWord).join(", ");
  const rest = [
    alert.message,
    alert.kind === "request" ? null : unnamed(symptoms, strong),
    missing && alert.kind === "clinical" ? m.why_unknown({ things: missing }) : null,
  ].filter((text) => text !== null);
  return [...strong.map((text) => ({ text, strong: true })), ...rest.map((text) => ({ text, strong: false }))];
}
