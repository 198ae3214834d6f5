import { MILD_SYMPTOMS, type Symptom } from "#schema/terms.ts";
import type { Facts } from "./facts.ts";
import type { SiteParameters } from "./parameters.ts";
import { ADULT, FIVE_YEARS, ONE_YEAR } from "./protocol/covid19-home-1/ages.ts";
import { read } from "./protocol/covid19-home-1/measurement.ts";
import { fastBreathsFrom } from "./protocol/covid19-home-1/rules/breathing.ts";
import { asksSecondReading, asksThirdReading } from "./protocol/covid19-home-1/rules/spo2.ts";
import { FEVER_FROM } from "./protocol/covid19-home-1/rules/temperature.ts";
import { readSigns } from "./protocol/covid19-home-1/signs.ts";

export { HARD_RANGES } from "./protocol/covid19-home-1/measurement.ts";
export { type Question, questionsAbout } from "./protocol/covid19-home-1/questions.ts";
export type { VitalSign } from "./protocol/rule.ts";

/**
 * What the form asks about for an age. `danger`: first page, most dangerous first. `more`: the other danger signs that the
 * Ministry names for the age, asked after them and before the mild ones. A code that arrives for another age is still judged.
 */
export interface SymptomsAsked {
  readonly danger: readonly Symptom[];
  readonly more: readonly Symptom[];
  readonly mild: readonly Symptom[];
}

const INFANT: SymptomsAsked = {
  danger: [
    "chest_indrawing",
    "grunting",
    "altered_consciousness",
    "seizure",
    "cyanosis",
    "cannot_drink",
    "vomits_everything",
    "nasal_flaring",
    "poor_feeding",
    "concern",
  ],
  more: [
    "stridor",
    "dyspnea",
    "irritable_not_playing",
    "dehydration",
    "wheeze",
    "cold_pale_extremities",
    "mis_c",
    "other_acute_illness",
  ],
  mild: ["cough", "nasal", "vomiting", "diarrhea", "anorexia", "red_eye"],
};
const SMALL_CHILD: SymptomsAsked = {
  danger: [
    "chest_indrawing",
    "grunting",
    "altered_consciousness",
    "seizure",
    "cyanosis",
    "cannot_drink",
    "vomits_everything",
    "dyspnea",
    "irritable_not_playing",
    "concern",
  ],
  more: [
    "dyspnea_at_rest",
    "stridor",
    "nasal_flaring",
    "wheeze",
    "poor_feeding",
    "dehydration",
    "exhausted",
    "cold_pale_extremities",
    "mis_c",
    "other_acute_illness",
  ],
  mild: ["cough", "nasal", "sore_throat", "vomiting", "diarrhea", "anorexia", "red_eye", "fatigue"],
};
const CHILD: SymptomsAsked = {
  danger: [
    "dyspnea_at_rest",
    "altered_consciousness",
    "seizure",
    "cyanosis",
    "chest_indrawing",
    "dyspnea",
    "chest_pain",
    "cannot_drink",
    "irritable_not_playing",
    "concern",
  ],
  more: [
    "grunting",
    "stridor",
    "nasal_flaring",
    "wheeze",
    "vomits_everything",
    "dehydration",
    "exhausted",
    "cough_fits",
    "hemoptysis",
    "cold_pale_extremities",
    "mis_c",
    "poor_feeding",
    "other_acute_illness",
  ],
  mild: MILD_SYMPTOMS,
};
const GROWN: SymptomsAsked = {
  danger: [
    "dyspnea_at_rest",
    "altered_consciousness",
    "cyanosis",
    "chest_pain_persistent",
    "dyspnea",
    "hemoptysis",
    "exhausted",
    "cannot_drink",
    "cold_pale_extremities",
    "concern",
  ],
  more: ["seizure", "stridor", "chest_pain", "wheeze", "vomits_everything", "dehydration", "other_acute_illness"],
  mild: MILD_SYMPTOMS,
};

/** The symptoms that fit an age in completed months (protocol.md 1.2 to 1.4 and 10.11). */
export function symptomsAsked(ageMonths: number): SymptomsAsked {
  if (ageMonths < ONE_YEAR) return INFANT;
  if (ageMonths < FIVE_YEARS) return SMALL_CHILD;
  return ageMonths < ADULT ? CHILD : GROWN;
}

/** A low first SpO2 without a second: measure again after 30 to 60 s (Q-SPO2-REMEASURE). */
export function needsSecondReading(facts: Facts, parameters: SiteParameters): boolean {
  return asksSecondReading(readSigns(facts, parameters));
}

/** Two readings that differ by 3 or more, the lower one low: a third is asked for (Q-SPO2-VAR). */
export function needsThirdReading(facts: Facts, parameters: SiteParameters): boolean {
  return asksThirdReading(readSigns(facts, parameters));
}

/** Breaths that are counted again: the limit of the age and one more (AMB-2: 20 to 21 of an adult; the like below 16 [P]). */
const AT_THE_EDGE = 2;

/** A breathing rate at the edge of being reported as fast: count again before sending. Never so far beyond it that it is an emergency. */
export function needsRecount(facts: Facts, parameters: SiteParameters): boolean {
  const signs = readSigns(facts, parameters);
  const { respiratoryRate } = signs;
  if (respiratoryRate === null) return false;
  const edge = fastBreathsFrom(signs);
  return respiratoryRate >= edge && respiratoryRate < edge + AT_THE_EDGE;
}

/** Above 37.5 degrees Celsius the form asks since when, and whether medicine helped (decisions.md 6). */
export function asksAboutFever(temperatureCelsius: unknown): boolean {
  const { value } = read("temperatureCelsius", temperatureCelsius);
  return value !== null && value >= FEVER_FROM;
}
