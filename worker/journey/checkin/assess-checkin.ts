import { ageInMonths } from "#clinical/age.ts";
import { assess } from "#clinical/assess.ts";
import type { Assessment } from "#clinical/assessment.ts";
import { baselineOf } from "#clinical/baseline.ts";
import type { Facts, PastCheckin } from "#clinical/facts.ts";
import type { SiteParameters } from "#clinical/parameters.ts";
import type { Measurements } from "#schema/api/checkin.ts";
import { DANGER_SYMPTOMS, type DatePrecision, type Symptom } from "#schema/terms.ts";
import type { Addition } from "./stored-body.ts";

/** What is known of the person and the illness beside the check-in. */
export interface Patient {
  readonly birthDate: string;
  readonly birthPrecision: DatePrecision;
  readonly pregnant: boolean | null;
  readonly chronicHypoxia: boolean;
  readonly spo2Baseline: number | null;
  readonly baselineReadings: readonly number[];
}

/** The person's usual SpO2 in %: a clinician's figure, else the computed one, else null. */
export const usualSpo2 = (patient: Pick<Patient, "spo2Baseline" | "baselineReadings">): number | null =>
  patient.spo2Baseline ?? baselineOf(patient.baselineReadings);

const isDanger = (code: Symptom): boolean => DANGER_SYMPTOMS.some((danger) => danger === code);

/**
 * Danger signs count even when the question was left unanswered. Ordinary symptoms alone leave it unanswered, and that is a finding
 * of its own: unknown is never normal (decisions.md 6).
 */
function symptomsOf({ symptoms }: Measurements, additions: readonly Addition[]): readonly Symptom[] | null {
  const codes = [...new Set([...symptoms.codes, ...additions.flatMap((each) => each.symptomsAdded ?? [])])];
  return symptoms.answered || codes.some(isDanger) ? codes : null;
}

/** The newest value that an addendum gave, else what the check-in said. */
function newest(additions: readonly Addition[], key: "spo2Second" | "spo2Third" | "respiratoryRate"): number | undefined {
  return additions.findLast((each) => each[key] !== undefined)?.[key];
}

/** The figures that are judged: the check-in with its addenda laid over it. */
export function judged(sent: Measurements, additions: readonly Addition[]) {
  return {
    spo2First: sent.spo2.first,
    spo2Second: newest(additions, "spo2Second") ?? sent.spo2.second ?? null,
    spo2Third: newest(additions, "spo2Third") ?? sent.spo2.third ?? null,
    respiratoryRate: newest(additions, "respiratoryRate") ?? sent.respiratoryRate.counted,
    pulse: sent.pulse,
    temperatureCelsius: sent.temperatureCelsius,
    systolicMmhg: sent.bloodPressure.systolicMmhg,
    diastolicMmhg: sent.bloodPressure.diastolicMmhg,
    symptoms: symptomsOf(sent, additions),
  };
}

/** A check-in and its addenda as the engine takes them, without time and history. */
export function factsOf(patient: Patient, sent: Measurements, additions: readonly Addition[], ageMonths: number): Facts {
  return {
    ...judged(sent, additions),
    ageMonths,
    feverHours: sent.fever?.sinceHours ?? null,
    feverNotResponding: sent.fever?.medicineHelped === "no",
    badMeasuringConditions: sent.measuringConditions.length > 0,
    onOxygen: sent.onOxygen,
    pregnant: patient.pregnant,
    chronicHypoxia: patient.chronicHypoxia,
    spo2Baseline: usualSpo2(patient),
  };
}

/** Under what a check-in is judged. `measured`: ms UTC; `history`: the other check-ins of the illness, in any order. */
export interface Given {
  readonly measured: number;
  readonly parameters: SiteParameters;
  readonly isFirst: boolean;
  readonly history?: readonly PastCheckin[];
}

/** What the protocol says of a check-in and its addenda at the time it was measured, among those measured before it. */
export function assessCheckin(
  patient: Patient,
  sent: Measurements,
  additions: readonly Addition[],
  { measured, parameters, isFirst, history = [] }: Given,
): Assessment {
  const ageMonths = ageInMonths(patient.birthDate, patient.birthPrecision, measured);
  const facts = factsOf(patient, sent, additions, ageMonths);
  return assess({ ...facts, firstOfEpisode: isFirst, measuredAt: measured, history }, parameters);
}
