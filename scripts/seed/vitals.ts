import type { Measurements } from "#schema/api/checkin.ts";
import type { Symptom } from "#schema/terms.ts";
import type { Chance } from "./chance.ts";

/** What one check-in of a course is to show; what is not named is usual for the age. null: not measured. */
export interface Reading {
  readonly spo2?: number | null;
  readonly spo2Second?: number;
  readonly respiratoryRate?: number | null;
  readonly pulse?: number | null;
  readonly temperatureCelsius?: number | null;
  readonly pressure?: readonly [systolicMmhg: number, diastolicMmhg: number] | null;
  readonly symptoms?: readonly Symptom[] | null;
  readonly feverHours?: number;
  readonly note?: string;
}

interface Usual {
  readonly untilMonths: number;
  readonly respiratoryRate: readonly [number, number];
  readonly pulse: readonly [number, number];
}

/** Ordinary figures at rest by age, well inside the protocol's limits. */
const USUAL: readonly Usual[] = [
  { untilMonths: 12, respiratoryRate: [34, 42], pulse: [115, 138] },
  { untilMonths: 60, respiratoryRate: [24, 30], pulse: [95, 118] },
  { untilMonths: 144, respiratoryRate: [18, 21], pulse: [78, 98] },
  { untilMonths: 192, respiratoryRate: [15, 18], pulse: [68, 88] },
];
const ADULT: Usual = { untilMonths: Number.POSITIVE_INFINITY, respiratoryRate: [14, 18], pulse: [66, 86] };

const tenth = (value: number): number => Math.round(value * 10) / 10;

/** The form as it was filled in, with the small differences that real readings have. */
export function filledIn(reading: Reading, ageMonths: number, chance: Chance): Measurements {
  const usual = USUAL.find((each) => ageMonths < each.untilMonths) ?? ADULT;
  const or = <T>(given: T | undefined, otherwise: () => T): T => (given === undefined ? otherwise() : given);
  const temperatureCelsius = or(reading.temperatureCelsius, () => tenth(36.4 + chance.next() * 0.8));
  const adultPressure = (): [number, number] | null =>
    ageMonths < ADULT_FROM ? null : [chance.between(112, 132), chance.between(68, 82)];
  const pressure = or<readonly [number, number] | null>(reading.pressure, adultPressure);
  const symptoms = reading.symptoms === undefined ? [] : reading.symptoms;
  return {
    spo2: { first: or(reading.spo2, () => chance.between(97, 99)), ...(reading.spo2Second && { second: reading.spo2Second }) },
    pulse: or(reading.pulse, () => chance.between(...usual.pulse)),
    respiratoryRate: { counted: or(reading.respiratoryRate, () => chance.between(...usual.respiratoryRate)) },
    temperatureCelsius,
    ...(reading.feverHours && { fever: { sinceHours: reading.feverHours, medicineHelped: "yes" } }),
    bloodPressure: { systolicMmhg: pressure?.[0] ?? null, diastolicMmhg: pressure?.[1] ?? null },
    onOxygen: null,
    measuringConditions: [],
    symptoms: { answered: symptoms !== null, codes: [...(symptoms ?? [])] },
    note: reading.note ?? null,
  };
}

/** From here a cuff fits and a pressure means what the rules say: 16 years, in months. */
const ADULT_FROM = 192;
