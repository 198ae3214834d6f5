import type { SeverityClass, SeverityClassSign, SeverityClassThing, Symptom } from "#schema/terms.ts";
import type { Facts } from "./facts.ts";
import { DEFAULT_PARAMETERS } from "./parameters.ts";
import { ADULT, FIVE_YEARS, ONE_YEAR, TWELVE_YEARS, TWO_MONTHS } from "./protocol/covid19-home-1/ages.ts";
import { bloodPressureTooLow } from "./protocol/covid19-home-1/rules/pressure.ts";
import { readSigns, type Signs } from "./protocol/covid19-home-1/signs.ts";
import { inAnyBand } from "./protocol/rule.ts";

/** Where the classes were read, and how (protocol.md 3.4 and 2). Below 16 years 5155 and 1125/QD-BYT, since 2671's was not seen. */
export const SEVERITY_CLASS_SOURCE = {
  adult: { source: "Q-2671", mark: "V2", effectiveFrom: "2023-06-26" },
  child: { source: "Q-5155-MOD;Q-1125;Q-2671", mark: "P", effectiveFrom: "2021-11-08" },
} as const;

/** The clinical severity at one check-in; see schema/api/record.ts. */
export interface SeverityClassed {
  readonly severityClass: SeverityClass;
  readonly atLeast: boolean;
  readonly because: SeverityClassSign[];
  readonly missing: SeverityClassThing[];
}

/** SpO2 in % on room air: below is severe; up to is moderate (adults 94 to 96, since asymptomatic is above 96; children 94 and 95). */
const SPO2_SEVERE_BELOW = 94;
const SPO2_MODERATE_UNTIL = { adult: 96, child: 95 };
/** Breaths per minute from which it is moderate, by age in months, and above which it is severe: 30 from 12 years (2671, 1125). */
const FROM_TWELVE_YEARS = { moderate: 22, severe: 31 };
const BREATHS = [
  { untilMonths: TWO_MONTHS, moderate: 60, severe: 70 },
  { untilMonths: ONE_YEAR, moderate: 50, severe: 70 },
  { untilMonths: FIVE_YEARS, moderate: 40, severe: 60 },
  { untilMonths: TWELVE_YEARS, moderate: 30, severe: 45 },
];
/** In degrees Celsius; the sign list of 3646/QD-BYT: a fever above it is a symptom. */
const FEVER_ABOVE = 37.5;

const has = ({ symptoms }: Signs, ...codes: readonly Symptom[]): boolean => codes.some((code) => symptoms.has(code));
const breathsOf = ({ ageMonths }: Signs) => BREATHS.find(({ untilMonths }) => ageMonths < untilMonths) ?? FROM_TWELVE_YEARS;

/** An SpO2 says something of the class on room air, in somebody whose usual one is not low. On oxygen a low one is low all the same. */
function roomAirSpo2({ spo2, onOxygen, chronicHypoxia }: Signs): number | null {
  if (spo2 === null || chronicHypoxia) return null;
  return onOxygen && spo2 >= SPO2_SEVERE_BELOW ? null : spo2;
}

/** Shock cannot be measured at home: a blood pressure that is too low, with a sign that the organs are short of it [P]. */
function criticalSigns(signs: Signs): SeverityClassSign[] {
  const short = has(signs, "altered_consciousness", "cold_pale_extremities", "cyanosis");
  return short && inAnyBand(bloodPressureTooLow(signs), signs) ? ["shock"] : [];
}

type Test = readonly [sign: SeverityClassSign, holds: boolean];
const holding = (tests: readonly Test[]): SeverityClassSign[] => tests.filter(([, holds]) => holds).map(([sign]) => sign);

/** "Dyspnoea even at rest, RR > 30, accessory muscles, SpO2 < 94 on air" (Q-2671); cyanosis, consciousness, drinking by Q-1125. */
function severeSigns(signs: Signs): SeverityClassSign[] {
  const spo2 = roomAirSpo2(signs);
  const breaths = signs.respiratoryRate;
  return holding([
    ["spo2_severe", spo2 !== null && spo2 < SPO2_SEVERE_BELOW],
    ["breathing_severe", breaths !== null && breaths >= breathsOf(signs).severe],
    ["dyspnea_at_rest", has(signs, "dyspnea_at_rest")],
    ["accessory_muscles", has(signs, "chest_indrawing", "grunting", "nasal_flaring")],
    ["cyanosis", has(signs, "cyanosis")],
    ["consciousness", has(signs, "altered_consciousness", "seizure")],
    ["cannot_drink", signs.ageMonths < FIVE_YEARS && has(signs, "cannot_drink")],
  ]);
}

/** "RR 22-30, SpO2 >= 94 on air, moderate dyspnoea" (Q-2671); by age Q-5155-MOD. */
function moderateSigns(signs: Signs): SeverityClassSign[] {
  const spo2 = roomAirSpo2(signs);
  const breaths = signs.respiratoryRate;
  const until = signs.ageMonths >= ADULT ? SPO2_MODERATE_UNTIL.adult : SPO2_MODERATE_UNTIL.child;
  return holding([
    ["spo2_moderate", spo2 !== null && spo2 <= until],
    ["breathing_moderate", breaths !== null && breaths >= breathsOf(signs).moderate],
    ["dyspnea", has(signs, "dyspnea", "stridor", "wheeze")],
  ]);
}

function missingOf(signs: Signs): SeverityClassThing[] {
  const { spo2, chronicHypoxia, onOxygen, respiratoryRate, symptomsAnswered } = signs;
  const things: [SeverityClassThing, boolean][] = [
    ["spo2", spo2 === null],
    ["usual_spo2", spo2 !== null && chronicHypoxia],
    ["room_air", spo2 !== null && !chronicHypoxia && onOxygen],
    ["respiratoryRate", respiratoryRate === null],
    ["symptoms", !symptomsAnswered],
  ];
  return things.filter(([, lacks]) => lacks).map(([thing]) => thing);
}

/** A fever that was told of and not measured is one too. */
function hasFever({ temperatureCelsius, feverHours, feverNotResponding }: Signs): boolean {
  if (temperatureCelsius !== null) return temperatureCelsius > FEVER_ABOVE;
  return feverNotResponding || (feverHours !== null && feverHours > 0);
}

function mildSigns(signs: Signs): SeverityClassSign[] {
  return holding([
    ["symptoms", signs.symptoms.size > 0],
    ["fever", hasFever(signs)],
  ]);
}

/**
 * Asymptomatic, mild, moderate, severe or critical by 2671/QD-BYT, as far as home can say; lung lesions and blood gases are not known
 * here. Mild and asymptomatic need the SpO2 on room air, the breaths and the symptoms, asymptomatic the temperature too: a fever is a
 * symptom. Without one of them the class is unknown.
 */
export function severityClassOf(facts: Facts): SeverityClassed {
  const signs = readSigns(facts, DEFAULT_PARAMETERS);
  const missing = missingOf(signs);
  const grave: readonly (readonly [SeverityClass, SeverityClassSign[]])[] = [
    ["critical", criticalSigns(signs)],
    ["severe", severeSigns(signs)],
    ["moderate", moderateSigns(signs)],
  ];
  const worst = grave.find(([, because]) => because.length > 0);
  if (worst) return { severityClass: worst[0], atLeast: missing.length > 0, because: worst[1], missing };
  if (missing.length > 0) return { severityClass: "unknown", atLeast: false, because: [], missing };
  const mild = mildSigns(signs);
  if (mild.length > 0) return { severityClass: "mild", atLeast: false, because: mild, missing };
  if (signs.temperatureCelsius === null)
    return { severityClass: "unknown", atLeast: false, because: [], missing: ["temperature"] };
  return { severityClass: "asymptomatic", atLeast: false, because: ["none"], missing };
}
