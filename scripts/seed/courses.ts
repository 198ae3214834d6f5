import type { Symptom } from "#schema/terms.ts";
import type { Reading } from "./vitals.ts";

/** How an illness goes: what a check-in shows, `before` the last one (0: the last), on which `day` of care (0: the first). */
export type Course = (before: number, day: number) => Reading;

/** The first days are spent with these; later they leave one by one. */
const EARLY: readonly Symptom[] = ["cough", "sore_throat", "fatigue", "nasal"];
const ordinary = (day: number): Symptom[] => EARLY.slice(Math.min(day, EARLY.length));

/** Figures counted back from the last check-in; before that the ordinary course. */
const endingIn =
  (last: readonly Reading[]): Course =>
  (before, day) =>
    last[before] ?? { symptoms: ordinary(day) };

/** The courses that the demo tells, by what is to be seen at the end. */
export const COURSES = {
  ordinary: (_before, day) => ({ symptoms: ordinary(day) }),
  withoutOximeter: (_before, day) => ({ spo2: null, symptoms: ordinary(day) }),
  feverish: (_before, day) => ({
    temperatureCelsius: Math.max(37, 38.8 - 0.5 * day),
    feverHours: 20,
    symptoms: [...ordinary(day), "headache"],
  }),
  sinking: endingIn([
    {
      spo2: 91,
      spo2Second: 91,
      respiratoryRate: 26,
      pulse: 108,
      temperatureCelsius: 38.4,
      symptoms: ["cough", "dyspnea", "exhausted"],
    },
    { spo2: 95, spo2Second: 95, respiratoryRate: 21, pulse: 98, temperatureCelsius: 38.1, symptoms: ["cough", "fatigue"] },
    { spo2: 97, respiratoryRate: 18, symptoms: ["cough", "fatigue"] },
  ]),
  gasping: endingIn([
    {
      spo2: 88,
      spo2Second: 87,
      respiratoryRate: 30,
      pulse: 122,
      symptoms: ["dyspnea_at_rest", "cyanosis"],
      note: "Mẹ tôi thở rất mệt",
    },
    { spo2: 96, spo2Second: 95, respiratoryRate: 20, symptoms: ["cough", "anorexia"] },
  ]),
  chestPain: endingIn([{ spo2: 97, pulse: 104, symptoms: ["chest_pain_persistent", "cough"] }]),
  low: endingIn([
    { spo2: 95, spo2Second: 95, respiratoryRate: 19, symptoms: ["cough", "fatigue"] },
    { spo2: 96, spo2Second: 96, symptoms: ["cough"] },
  ]),
  fastBreathing: endingIn([{ spo2: 97, respiratoryRate: 23, symptoms: ["cough", "dyspnea"] }]),
  racingHeart: endingIn([{ spo2: 97, pulse: 124, temperatureCelsius: 38.6, feverHours: 30, symptoms: ["fatigue", "dizziness"] }]),
  lowDiastolic: endingIn([{ spo2: 98, pressure: [106, 57], symptoms: ["dizziness"] }]),
  unknownBreathing: endingIn([{ spo2: null, respiratoryRate: null, symptoms: ["cough"], note: "Máy đo hết pin" }]),
  symptomsUnanswered: endingIn([{ symptoms: null }]),
  improvingAfterLow: endingIn([
    { spo2: 98, symptoms: ["cough"] },
    { spo2: 97, symptoms: ["cough"] },
    { spo2: 97, symptoms: ["cough", "fatigue"] },
    { spo2: 95, spo2Second: 95, symptoms: ["cough", "fatigue"] },
  ]),
  chronicLung: (_before, day) => ({ spo2: 92, symptoms: ordinary(day) }),
  childFever: endingIn([
    { temperatureCelsius: 39.2, feverHours: 26, pulse: 128, symptoms: ["cough", "nasal", "irritable_not_playing"] },
  ]),
  infantPoorFeeding: endingIn([
    { spo2: 97, respiratoryRate: 52, temperatureCelsius: 38.1, feverHours: 8, symptoms: ["poor_feeding", "nasal"] },
  ]),
  childDiarrhoea: endingIn([{ symptoms: ["diarrhea", "vomiting"] }]),
} as const satisfies Record<string, Course>;

export type CourseName = keyof typeof COURSES;
