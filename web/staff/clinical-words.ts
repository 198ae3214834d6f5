import { effect, signal } from "@preact/signals";
import { loadNurseWords, type NurseWords, ruleText } from "#clinical/words.ts";
import type { Language } from "#schema/terms.ts";
import { language } from "../shared/locale.ts";
import { m } from "../shared/paraglide/messages.js";

/** The protocol's words for nurses in the language of this browser; null until they have come. */
const words = signal<NurseWords | null>(null);
/** Without a network the words do not come; they are asked for again after this long, in ms. */
const AGAIN_MS = 5_000;

async function loadWords(wanted: Language): Promise<void> {
  try {
    const loaded = await loadNurseWords(wanted);
    if (language.peek() === wanted) words.value = loaded;
  } catch {
    setTimeout(() => language.peek() === wanted && void loadWords(wanted), AGAIN_MS);
  }
}
effect(() => void loadWords(language.value));

/** Are the words still to come? A reason is then shown as loading, never as a code. */
export const wordsMissing = (): boolean => words.value === null;

/** Why, in the nurse's words. A rule that has none (of an older protocol) is named as such: a finding is never hidden. */
export function ruleWord(ruleId: string): string {
  if (!words.value) return m.why_words_loading();
  const text = ruleText(ruleId, words.value);
  return text === ruleId ? m.why_other_rule({ rule: ruleId }) : text;
}

export function symptomWord(code: string): string {
  const known: Readonly<Record<string, string>> = words.value?.symptoms ?? {};
  return known[code] ?? code;
}

/** What can be measured, as it stands inside a sentence: "SpO2, nhịp thở". */
export function thingInside(thing: string): string {
  const known: Readonly<Record<string, string>> = words.value?.things ?? {};
  return known[thing] ?? thingWord(thing);
}

const THINGS: Record<string, () => string> = {
  spo2: () => m.vital_spo2(),
  pulse: () => m.vital_pulse(),
  respiratoryRate: () => m.vital_respiratory_rate(),
  temperature: () => m.vital_temperature(),
  bloodPressure: () => m.vital_blood_pressure(),
  symptoms: () => m.vital_symptoms(),
};
/** The same as a heading. */
export const thingWord = (thing: string): string => THINGS[thing]?.() ?? thing;

/** With a capital: it begins a sentence. */
export const asSentence = (text: string): string => text.charAt(0).toLocaleUpperCase() + text.slice(1);
