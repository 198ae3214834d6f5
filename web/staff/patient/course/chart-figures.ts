import type { CheckinView } from "#schema/api/checkin.ts";
import type { ChartCheckin } from "../../../shared/ui/chart/course-axis.ts";

/** The breathing rate that was judged: the last recount, else the count. */
export function breathsOf({ measurements, addenda }: CheckinView): number | null {
  const recounts = addenda.flatMap(({ respiratoryRate }) => (typeof respiratoryRate === "number" ? [respiratoryRate] : []));
  return recounts.at(-1) ?? measurements.respiratoryRate.counted;
}

/** All symptoms told, those of addenda too; null: the question was not answered. */
export function symptomsOf({ measurements, addenda }: CheckinView): readonly string[] | null {
  const added = addenda.flatMap(({ symptomsAdded }) => symptomsAdded ?? []);
  if (!measurements.symptoms.answered && added.length === 0) return null;
  return [...new Set<string>([...measurements.symptoms.codes, ...added])];
}

/** Figures as they were judged: what the assessment could not use counts as not known, whatever was typed. */
export function chartCheckinOf(checkin: CheckinView): ChartCheckin {
  const { measurements, assessment } = checkin;
  const unusable = new Set(assessment.unassessed.map(({ what }) => what));
  const usable = (what: string, value: number | null): number | null => (unusable.has(what) ? null : value);
  return {
    id: checkin.id,
    measuredAt: checkin.measuredAt,
    figures: {
      spo2: assessment.spo2Effective,
      respiratoryRate: usable("respiratoryRate", breathsOf(checkin)),
      pulse: usable("pulse", measurements.pulse),
      temperatureCelsius: usable("temperature", measurements.temperatureCelsius),
      systolicMmhg: usable("bloodPressure", measurements.bloodPressure.systolicMmhg),
      diastolicMmhg: usable("bloodPressure", measurements.bloodPressure.diastolicMmhg),
    },
    symptoms: symptomsOf(checkin),
  };
}
