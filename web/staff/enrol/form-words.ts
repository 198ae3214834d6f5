import type { Condition, Honorific, Language, TestKind } from "#schema/terms.ts";
import { m } from "../../shared/paraglide/messages.js";
import type { Answer } from "./details-draft.ts";

/** In Vietnamese in every language: it is a word said to the patient. */
const HONORIFIC: Record<Honorific, string> = {
  ba: "Bà",
  ong: "Ông",
  co: "Cô",
  chu: "Chú",
  anh: "Anh",
  chi: "Chị",
  em: "Em",
  be: "Bé",
  none: "",
};
export const honorificWord = (honorific: Honorific): string => HONORIFIC[honorific] || m.enrol_honorific_none();

const LANGUAGE: Record<Language, () => string> = {
  vi: () => m.language_vi(),
  en: () => m.language_en(),
  km: () => m.language_km(),
};
export const languageWord = (language: Language): string => LANGUAGE[language]();

const ANSWER: Record<Answer, () => string> = {
  yes: () => m.answer_yes(),
  no: () => m.answer_no(),
  not_asked: () => m.answer_not_asked(),
};
export const answerWord = (answer: Answer): string => ANSWER[answer]();

const TEST: Record<TestKind, () => string> = {
  rapid_antigen: () => m.test_rapid_antigen(),
  pcr: () => m.test_pcr(),
  clinical_only: () => m.test_clinical_only(),
};
export const testWord = (kind: TestKind): string => TEST[kind]();

const CONDITION: Record<Condition, () => string> = {
  diabetes: () => m.condition_diabetes(),
  copd_lung: () => m.condition_copd_lung(),
  cancer: () => m.condition_cancer(),
  chronic_kidney: () => m.condition_chronic_kidney(),
  transplant: () => m.condition_transplant(),
  obesity: () => m.condition_obesity(),
  heart: () => m.condition_heart(),
  cerebrovascular: () => m.condition_cerebrovascular(),
  down_syndrome: () => m.condition_down_syndrome(),
  hiv: () => m.condition_hiv(),
  neurological: () => m.condition_neurological(),
  blood: () => m.condition_blood(),
  asthma: () => m.condition_asthma(),
  hypertension: () => m.condition_hypertension(),
  immunodeficiency: () => m.condition_immunodeficiency(),
  liver: () => m.condition_liver(),
  substance_use: () => m.condition_substance_use(),
  immunosuppressants: () => m.condition_immunosuppressants(),
  systemic: () => m.condition_systemic(),
  child_congenital: () => m.condition_child_congenital(),
};
export const conditionWord = (condition: Condition): string => CONDITION[condition]();
