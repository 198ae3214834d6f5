import type { Symptom } from "#schema/terms.ts";
import type { Chance } from "../seed/chance.ts";
import { COURSES } from "../seed/courses.ts";
import type { Reading } from "../seed/vitals.ts";

/**
 * How the simulated illnesses go.
 *
 * Sources. Median time from the first symptom to dyspnoea 5 days, to admission 7, to ARDS 8 (Wang D et al., JAMA 2020;323:1061): who
 * gets worse turns between day 5 and day 10. 81 % mild, 14 % severe, 5 % critical among reported cases (Wu Z, McGoogan JM, JAMA
 * 2020;323:1239): the shares below are of that order.
 * Assumptions. Vaccinated people at home get worse less often than that; the share is kept, so that a short run has alerts to count.
 * SpO2 falls by 2.5 a day over four days, breathing rises by 3 a minute a day and the pulse by 8, then care helps and they come back as
 * fast; the mild symptoms leave one by one, a fever falls by half a degree a day. None of this is for forecasts.
 */
export type CourseKind = "ordinary" | "feverish" | "withoutOximeter" | "worsening";

export interface Course {
  readonly kind: CourseKind;
  /** Day of illness on which a worsening one turns. */
  readonly turnsOnDay: number;
}

/** Shares in percent; an assumption where it is not quoted above. */
const SHARES: readonly (readonly [CourseKind, percent: number])[] = [
  ["worsening", 19],
  ["feverish", 21],
  ["withoutOximeter", 10],
];
const TURNS = { from: 5, until: 10 } as const;
const WORSE_FOR_DAYS = 4;
const LOWEST_SPO2 = 85;

export function aCourse(chance: Chance): Course {
  let drawn = chance.between(0, 99);
  const kind = SHARES.find(([, percent]) => {
    drawn -= percent;
    return drawn < 0;
  });
  return { kind: kind?.[0] ?? "ordinary", turnsOnDay: TURNS.from + chance.next() * (TURNS.until - TURNS.from) };
}

/** How far down somebody is, in days of getting worse: rises for four days after the turn, then falls again. 0: not worse. */
export function depth({ kind, turnsOnDay }: Course, illnessDay: number): number {
  if (kind !== "worsening" || illnessDay <= turnsOnDay) return 0;
  const since = illnessDay - turnsOnDay;
  return Math.max(0, since <= WORSE_FOR_DAYS ? since : 2 * WORSE_FOR_DAYS - since);
}

function symptomsAt(down: number): readonly Symptom[] {
  if (down < 1) return ["cough", "fatigue"];
  return down < 2.5 ? ["cough", "fatigue", "dyspnea"] : ["cough", "exhausted", "dyspnea_at_rest"];
}

function worse(down: number, chance: Chance): Reading {
  const spo2 = Math.max(LOWEST_SPO2, Math.round(97 - 2.5 * down) + chance.between(-1, 1));
  return {
    spo2,
    ...(spo2 < 96 && chance.next() < 0.6 && { spo2Second: spo2 + chance.between(-1, 1) }),
    respiratoryRate: Math.round(17 + 3 * down) + chance.between(-1, 1),
    pulse: Math.round(84 + 8 * down) + chance.between(-4, 4),
    temperatureCelsius: 37.6 + chance.between(0, 8) / 10,
    feverHours: 12,
    symptoms: symptomsAt(down),
  };
}

/** What a check-in on this day of illness (1: the first, fractions count) shows. */
export function readingOn(course: Course, illnessDay: number, chance: Chance): Reading {
  const down = depth(course, illnessDay);
  if (down > 0) return worse(down, chance);
  const story = course.kind === "worsening" ? "ordinary" : course.kind;
  return COURSES[story](0, Math.max(0, Math.floor(illnessDay) - 1));
}
