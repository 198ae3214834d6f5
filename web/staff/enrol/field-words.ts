import { figure } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";
import { sexWord } from "../person-words.ts";
import type { DetailsDraft } from "./details-draft.ts";
import { answerWord, conditionWord, honorificWord, languageWord, testWord } from "./form-words.ts";

const FIELD: Record<keyof DetailsDraft, () => string> = {
  name: () => m.enrol_name(),
  honorific: () => m.enrol_honorific(),
  sex: () => m.enrol_sex(),
  birth: () => m.enrol_birth(),
  phone: () => m.enrol_phone(),
  address: () => m.enrol_address(),
  hamlet: () => m.enrol_hamlet(),
  language: () => m.enrol_language(),
  carerName: () => m.enrol_carer_name(),
  carerPhone: () => `${m.enrol_carer_name()}: ${m.enrol_phone()}`,
  carerRelation: () => m.enrol_carer_relation(),
  onsetDate: () => m.enrol_onset(),
  testKind: () => m.enrol_test(),
  testDate: () => m.enrol_test_date(),
  hasConditions: () => m.enrol_conditions(),
  conditions: () => m.enrol_conditions(),
  pregnant: () => m.enrol_pregnant(),
  pregnancyWeeks: () => m.enrol_pregnancy_weeks(),
  postpartum: () => m.enrol_postpartum(),
  vaccineDoses: () => m.enrol_doses(),
  hasOximeter: () => m.enrol_oximeter(),
  chronicHypoxia: () => m.enrol_hypoxia(),
  spo2Baseline: () => m.enrol_baseline(),
  amHour: () => m.enrol_am(),
  pmHour: () => m.enrol_pm(),
};
/** The field's name as it stands in the form. */
export const fieldWord = (field: keyof DetailsDraft): string => FIELD[field]();

/** What stands in a field, in words: a code never reaches a reader. */
export function fieldText(field: keyof DetailsDraft, details: DetailsDraft): string {
  const { sex, honorific, conditions } = details;
  switch (field) {
    case "sex":
      return sex === "" ? m.correct_empty() : sexWord(sex);
    case "honorific":
      return honorific === "" ? m.correct_empty() : honorificWord(honorific);
    case "language":
      return languageWord(details.language);
    case "testKind":
      return testWord(details.testKind);
    case "conditions":
      return conditions.map(conditionWord).join(", ") || m.correct_empty();
    case "hasConditions":
    case "pregnant":
    case "postpartum":
    case "hasOximeter":
      return answerWord(details[field]);
    case "chronicHypoxia":
      return answerWord(details.chronicHypoxia ? "yes" : "no");
    case "amHour":
    case "pmHour":
      return `${figure(Number(details[field]))}:00`;
    default:
      return details[field] || m.correct_empty();
  }
}
