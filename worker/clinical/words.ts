import type { Language } from "#schema/terms.ts";
import type { Advice } from "./advice.ts";
import type { NurseWords, PatientWords } from "./protocol/covid19-home-1/words.ts";

export type { NurseWords, PatientWords } from "./protocol/covid19-home-1/words.ts";

const PATIENT: Record<Language, () => Promise<{ words: PatientWords }>> = {
  vi: () => import("./protocol/covid19-home-1/words/vi.patient.ts"),
  en: () => import("./protocol/covid19-home-1/words/en.patient.ts"),
  km: () => import("./protocol/covid19-home-1/words/km.patient.ts"),
};
const NURSE: Record<Language, () => Promise<{ words: NurseWords }>> = {
  vi: () => import("./protocol/covid19-home-1/words/vi.nurse.ts"),
  en: () => import("./protocol/covid19-home-1/words/en.nurse.ts"),
  km: () => import("./protocol/covid19-home-1/words/km.nurse.ts"),
};

/** The protocol's words for patients and carers; only this language is loaded. */
export async function loadPatientWords(language: Language): Promise<PatientWords> {
  return (await PATIENT[language]()).words;
}

/** The protocol's words for nurses; only this language is loaded. */
export async function loadNurseWords(language: Language): Promise<NurseWords> {
  return (await NURSE[language]()).words;
}

/** One piece of advice as the patient reads it, with what is missing named. */
export function adviceText(advice: Advice, words: PatientWords): string {
  const missing = (advice.missing ?? []).map((thing) => words.things[thing]).join(", ");
  return words.advice[advice.id].replace("{missing}", missing);
}

/**
 * Why a rule fired. The id comes from a stored assessment, which may be of another protocol: without a word the id itself is
 * shown, since a finding is never hidden.
 */
export function ruleText(ruleId: string, words: { readonly rules: Readonly<Record<string, string>> }): string {
  return words.rules[ruleId] ?? ruleId;
}
