import { classifyRisk, type RiskFacts } from "#clinical/risk.ts";
import type { RiskClass } from "#schema/terms.ts";
import { type Course, courseOf } from "./course.ts";
import { type Draws, drawsFor } from "./draws.ts";

/** What somebody measures in health, without error: %, per minute, degrees Celsius, mmHg. */
export interface Usual {
  readonly spo2: number;
  readonly respiratoryRate: number;
  readonly pulse: number;
  readonly temperatureCelsius: number;
  readonly systolicMmhg: number;
  readonly diastolicMmhg: number;
}

/** What stands at home, and how far the oximeter is off, in points of SpO2. */
export interface Devices {
  readonly oximeter: boolean;
  /** Multiplied by the assumed noise. */
  readonly oximeterBias: number;
  /** A device that is simply wrong: whatever the noise. */
  readonly oximeterFault: number;
  readonly pressure: boolean;
}

/** An invented person cared for at home. Hours count from the midnight before enrolment. */
export interface Person {
  readonly index: number;
  readonly seed: number;
  readonly ageMonths: number;
  readonly pregnant: boolean;
  readonly riskClass: RiskClass;
  /** Hours of illness at hour 0. */
  readonly illHours: number;
  readonly enrolledAt: number;
  readonly usual: Usual;
  readonly devices: Devices;
  /** Share of the windows that are filled. */
  readonly adherence: number;
  readonly countsHalfMinutes: boolean;
  readonly anxious: boolean;
  /** How often they tick what they do not have, or mistype, against the usual; 0: never. */
  readonly slips: number;
  readonly preferred: { readonly am: number; readonly pm: number };
  readonly course: Course;
}

const YEAR = 12;
/** Weight, and ages in years. Every figure of this file is argued in docs/clinical/evaluation.md, "The people". */
const AGES: readonly (readonly [number, readonly [from: number, until: number]])[] = [
  [1.5, [0, 1]],
  [5.5, [1, 5]],
  [9, [5, 12]],
  [5, [12, 16]],
  [56, [16, 50]],
  [16, [50, 65]],
  [7, [65, 90]],
];

interface ByAge {
  readonly belowYears: number;
  readonly chronic: number;
  readonly fullyVaccinated: number;
  readonly spo2: number;
  readonly breaths: readonly [mean: number, sd: number];
  readonly pulse: readonly [mean: number, sd: number];
  readonly systolic: readonly [mean: number, sd: number, least: number];
}
const BY_AGE: readonly ByAge[] = [
  { belowYears: 1, chronic: 0.02, fullyVaccinated: 0, spo2: 98.3, breaths: [38, 5], pulse: [138, 12], systolic: [88, 7, 75] },
  { belowYears: 5, chronic: 0.03, fullyVaccinated: 0, spo2: 98.3, breaths: [27, 3.5], pulse: [112, 11], systolic: [96, 7, 84] },
  {
    belowYears: 12,
    chronic: 0.04,
    fullyVaccinated: 0.4,
    spo2: 98.3,
    breaths: [21, 2.5],
    pulse: [90, 10],
    systolic: [102, 8, 90],
  },
  { belowYears: 16, chronic: 0.05, fullyVaccinated: 0.8, spo2: 98.2, breaths: [17.5, 2], pulse: [80, 9], systolic: [110, 8, 95] },
  { belowYears: 50, chronic: 0.1, fullyVaccinated: 0.88, spo2: 98, breaths: [16, 2], pulse: [76, 9], systolic: [117, 9, 100] },
  { belowYears: 65, chronic: 0.3, fullyVaccinated: 0.88, spo2: 97.5, breaths: [16, 2], pulse: [75, 9], systolic: [126, 12, 102] },
  {
    belowYears: 200,
    chronic: 0.55,
    fullyVaccinated: 0.8,
    spo2: 96.9,
    breaths: [16.5, 2.2],
    pulse: [74, 10],
    systolic: [133, 14, 104],
  },
];

function byAge(ageMonths: number): ByAge {
  const found = BY_AGE.find(({ belowYears }) => ageMonths < belowYears * YEAR);
  if (found === undefined) throw new Error(`no figures for ${ageMonths} months`);
  return found;
}

function usualOf(group: ByAge, draws: Draws): Usual {
  const [breaths, breathsSd] = group.breaths;
  const [pulse, pulseSd] = group.pulse;
  const [systolic, systolicSd, least] = group.systolic;
  return {
    spo2: draws.around(group.spo2, 0.8, 95, 99.5),
    respiratoryRate: draws.around(breaths, breathsSd, breaths - 2.5 * breathsSd, breaths + 2.5 * breathsSd),
    pulse: draws.around(pulse, pulseSd, pulse - 2.5 * pulseSd, pulse + 2.5 * pulseSd),
    temperatureCelsius: draws.around(36.6, 0.2, 36.1, 37.1),
    systolicMmhg: draws.around(systolic, systolicSd, least, 170),
    diastolicMmhg: draws.around(0.62 * systolic, 6, 0.62 * systolic - 9, 105),
  };
}

/** One in twenty devices reads low by 2.5 points, one in twenty reads high by as much: the one that hides a fall. */
const FAULTS = [
  [90, 0],
  [5, -2.5],
  [5, 2.5],
] as const;
const ADHERENCE = [
  [60, 0.95],
  [30, 0.8],
  [10, 0.5],
] as const;

function homeOf(draws: Draws) {
  return {
    devices: {
      oximeter: draws.happens(0.95),
      oximeterBias: draws.normal(),
      oximeterFault: draws.weighted(FAULTS),
      pressure: draws.happens(0.35),
    },
    adherence: draws.weighted(ADHERENCE),
    countsHalfMinutes: draws.happens(0.3),
    anxious: draws.happens(0.04),
    slips: 1,
    preferred: { am: draws.uniform(6.5, 9.5), pm: draws.uniform(16, 20) },
  };
}

/** A person of the cohort. The same seed and number give the same person, whoever else is drawn. */
export function aPerson(seed: number, index: number): Person {
  const draws = drawsFor(seed, index, 1);
  const [from, until] = draws.weighted(AGES);
  const ageMonths = Math.floor(draws.uniform(from * YEAR, until * YEAR));
  const group = byAge(ageMonths);
  const pregnant = draws.happens(0.5) && ageMonths >= 18 * YEAR && ageMonths < 45 * YEAR && draws.happens(0.04);
  const facts: RiskFacts = {
    ageMonths,
    conditions: draws.happens(group.chronic) ? ["hypertension"] : [],
    doses: draws.happens(group.fullyVaccinated) ? 2 : 0,
    pregnant,
    postpartum: false,
  };
  const riskClass = classifyRisk(facts);
  const illHours = 24 * draws.between(1, 4);
  const enrolledAt = draws.uniform(6, 18);
  const usual = usualOf(group, draws);
  const course = courseOf({ riskClass, ageMonths, illHours, enrolledAt, usualSpo2: usual.spo2 }, drawsFor(seed, index, 2));
  return { index, seed, ageMonths, pregnant, riskClass, illHours, enrolledAt, usual, course, ...homeOf(draws) };
}
