import { ageInMonths } from "#clinical/age.ts";
import { assess } from "#clinical/assess.ts";
import type { Assessment } from "#clinical/assessment.ts";
import type { Facts } from "#clinical/facts.ts";
import type { SiteParameters } from "#clinical/parameters.ts";
import type { DevicePerson } from "#schema/api/access.ts";
import type { AddendumBody, Measurements } from "#schema/api/checkin.ts";
import { DANGER_SYMPTOMS, type Symptom } from "#schema/terms.ts";

export type Addition = Omit<AddendumBody, "sentAt">;

const isDanger = (code: Symptom): boolean => DANGER_SYMPTOMS.some((danger) => danger === code);

/** As on the server: a danger sign counts even where the question was left open; ordinary symptoms alone leave it open. */
function symptomsOf({ symptoms }: Measurements, additions: readonly Addition[]): readonly Symptom[] | null {
  const codes = [...new Set([...symptoms.codes, ...additions.flatMap((one) => one.symptomsAdded ?? [])])];
  return symptoms.answered || codes.some(isDanger) ? codes : null;
}

type AddedFigure = "spo2Second" | "spo2Third" | "respiratoryRate";
const newest = (additions: readonly Addition[], key: AddedFigure): number | null =>
  additions.findLast((one) => one[key] !== undefined && one[key] !== null)?.[key] ?? null;

/** What the engine gets on this phone: the check-in, what was added to it, and what the session says of the person. */
export function factsOf(of: DevicePerson, taken: Measurements, at: number, additions: readonly Addition[] = []): Facts {
  return {
    ageMonths: ageInMonths(of.birth.date, of.birth.precision, at),
    spo2First: taken.spo2.first,
    spo2Second: newest(additions, "spo2Second") ?? taken.spo2.second,
    spo2Third: newest(additions, "spo2Third") ?? taken.spo2.third,
    respiratoryRate: newest(additions, "respiratoryRate") ?? taken.respiratoryRate.counted,
    pulse: taken.pulse,
    temperatureCelsius: taken.temperatureCelsius,
    systolicMmhg: taken.bloodPressure.systolicMmhg,
    diastolicMmhg: taken.bloodPressure.diastolicMmhg,
    symptoms: symptomsOf(taken, additions),
    feverHours: taken.fever?.sinceHours ?? null,
    feverNotResponding: taken.fever?.medicineHelped === "no",
    chronicHypoxia: of.chronicHypoxia,
    spo2Baseline: of.spo2Baseline,
    badMeasuringConditions: taken.measuringConditions.length > 0,
    onOxygen: taken.onOxygen,
    pregnant: of.pregnant,
    firstOfEpisode: !of.hasCheckedIn,
  };
}

/** Speaks of what is missing, which while the form is being filled in means nothing yet. */
const NOT_YET = new Set(["UNK-W", "UNK-SYM-W", "ELIG-U3M-U"]);

/** What the answers so far already mean. */
export function soFar(facts: Facts, parameters: SiteParameters): Pick<Assessment, "severity" | "findings"> {
  const { findings } = assess(facts, parameters);
  const found = findings.filter(({ ruleId }) => !NOT_YET.has(ruleId));
  return { findings: found, severity: found[0]?.severity ?? "routine" };
}
