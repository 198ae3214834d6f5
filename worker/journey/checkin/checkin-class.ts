import { ageInMonths } from "#clinical/age.ts";
import { type SeverityClassed, severityClassOf } from "#clinical/severity-class.ts";
import { SEVERITY_CLASSES } from "#schema/terms.ts";
import { judged, type Patient, usualSpo2 } from "./assess-checkin.ts";
import type { CheckinRow } from "./checkin-row.ts";

type Sealed = Pick<CheckinRow, "measurements" | "addenda" | "measuredAt">;

/** The severity class of a check-in with all that was added to it (2671/QD-BYT). Computed, never stored: it follows from the row. */
export function classOfCheckin(patient: Patient, { measurements, addenda, measuredAt }: Sealed): SeverityClassed {
  return severityClassOf({
    ...judged(
      measurements,
      addenda.map(({ added }) => added),
    ),
    ageMonths: ageInMonths(patient.birthDate, patient.birthPrecision, measuredAt),
    onOxygen: measurements.onOxygen,
    feverHours: measurements.fever?.sinceHours ?? null,
    feverNotResponding: measurements.fever?.medicineHelped === "no",
    pregnant: patient.pregnant,
    chronicHypoxia: patient.chronicHypoxia,
    spo2Baseline: usualSpo2(patient),
  });
}

const rankOf = ({ severityClass }: SeverityClassed): number => SEVERITY_CLASSES.indexOf(severityClass);

/** The class at the newest check-in and the worst of the course so far. `newestFirst`: by when they were measured. */
export function classesOf(
  patient: Patient,
  newestFirst: readonly Sealed[],
): { newest: SeverityClassed; worst: SeverityClassed } | null {
  const all = newestFirst.map((row) => classOfCheckin(patient, row));
  const [newest] = all;
  if (newest === undefined) return null;
  return { newest, worst: all.reduce((worst, each) => (rankOf(each) > rankOf(worst) ? each : worst), newest) };
}
