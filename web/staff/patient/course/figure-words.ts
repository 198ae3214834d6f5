import { TYPED, type TypedFigure } from "#clinical/protocol/covid19-home-1/measurement.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { thingWord } from "../../clinical-words.ts";

const FIGURES: Readonly<Record<string, () => string>> = {
  temperatureCelsius: () => m.vital_temperature(),
  systolicMmhg: () => m.figure_systolic(),
  diastolicMmhg: () => m.figure_diastolic(),
  spo2Baseline: () => m.figure_spo2_baseline(),
  usualRespiratoryRate: () => m.figure_usual_breaths(),
  usualPulse: () => m.figure_usual_pulse(),
  feverHours: () => m.figure_fever_hours(),
  measuredFeverHours: () => m.figure_fever_hours(),
  news2: () => m.priority_news2(),
  news2Before: () => m.figure_news2_before(),
  oxygen: () => m.figure_oxygen(),
  consciousness: () => m.figure_consciousness(),
  ageMonths: () => m.figure_age_months(),
  pulsePressure: () => m.figure_pulse_pressure(),
  news2Highest: () => m.figure_news2_highest(),
  spo2Difference: () => m.figure_spo2_difference(),
  spo2Lowest: () => m.figure_spo2_lowest(),
  voidSystolicMmhg: () => m.figure_systolic(),
  voidDiastolicMmhg: () => m.figure_diastolic(),
};

const isTyped = (name: string): name is TypedFigure => name in TYPED;

/** A value that a finding keeps, or a part of NEWS2, by its name. */
export function figureWord(name: string): string {
  if (isTyped(name)) return m.figure_typed({ what: figureWord(TYPED[name]) });
  return FIGURES[name]?.() ?? thingWord(name);
}
