import type { Symptom } from "#schema/terms.ts";
import { depthAt } from "./course.ts";
import type { Person, Usual } from "./people.ts";

/** How somebody really is at an hour: what an errorless measurement would show, and the danger signs that stand. */
export interface Body extends Usual {
  readonly symptoms: readonly Symptom[];
  /** Hours since the fever began; 0 without one. */
  readonly feverHours: number;
}

const EVENING_RISE = 0.2;
/** Beats and breaths a minute for each degree of fever. */
const BEATS_PER_DEGREE = 7;
const BREATHS_PER_DEGREE = 1.2;

/** Degrees of fever: high at first and sinking, then again with a fall. */
function feverAt({ course, illHours }: Person, at: number): { degrees: number; hours: number } {
  const ill = illHours + at;
  const first = course.fever.peak * Math.max(0, 1 - ill / course.fever.hours);
  const deep = depthAt(course, at);
  const again = course.fall !== null && deep > 0 ? course.fall.fever * Math.min(1, deep / 3) : 0;
  if (again > first) return { degrees: again, hours: at - (course.fall?.from ?? at) };
  return { degrees: first, hours: first > 0 ? ill : 0 };
}

/** Mild symptoms of the first week, so that nobody's list is empty for no reason. They raise nothing in an adult. */
function mildAt(person: Person, at: number): Symptom[] {
  return person.illHours + at < 24 * (5 + (person.index % 5)) ? ["cough", "fatigue"] : [];
}

/** The true state of a person at an hour. */
export function bodyAt(person: Person, at: number): Body {
  const { usual, course } = person;
  const deep = depthAt(course, at);
  const fever = feverAt(person, at);
  const evening = at % 24 > 14 ? EVENING_RISE : 0;
  const stands = (course.fall?.onsets ?? []).filter(([points]) => deep >= points).map(([, symptom]) => symptom);
  return {
    spo2: usual.spo2 - deep,
    respiratoryRate: usual.respiratoryRate + BREATHS_PER_DEGREE * fever.degrees + (course.fall?.breathsPerPoint ?? 0) * deep,
    pulse: usual.pulse + BEATS_PER_DEGREE * fever.degrees + (course.fall?.beatsPerPoint ?? 0) * deep,
    temperatureCelsius: usual.temperatureCelsius + evening + fever.degrees,
    systolicMmhg: usual.systolicMmhg,
    diastolicMmhg: usual.diastolicMmhg,
    symptoms: [...stands, ...mildAt(person, at)],
    feverHours: fever.hours,
  };
}
