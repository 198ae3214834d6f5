import type { CheckinView } from "#schema/api/checkin.ts";
import { figure } from "../../../../shared/locale.ts";
import { m } from "../../../../shared/paraglide/messages.js";

const DAY_MS = 86_400_000;

/** Judged SpO2 in %, oldest first; null where none was usable. */
export const spo2Of = (checkins: readonly CheckinView[]): (number | null)[] =>
  checkins.map(({ assessment }) => assessment.spo2Effective);

/** The course of the SpO2 in a sentence. It counts what is not known, and never calls a course good. */
export function spo2Sentence(checkins: readonly CheckinView[]): string {
  const measured = checkins.filter(({ assessment }) => assessment.spo2Effective !== null);
  const values = measured.flatMap(({ assessment }) => assessment.spo2Effective ?? []);
  const [first, last] = [values[0], values.at(-1)];
  const [from, to] = [measured[0], measured.at(-1)];
  const gaps = checkins.length - values.length;
  const unknown = gaps > 0 ? ` ${m.consultation_spo2_gaps({ count: gaps })}` : "";
  if (first === undefined || last === undefined || !from || !to) return m.consultation_spo2_never() + unknown;
  if (values.length === 1) return m.consultation_spo2_once({ last: figure(last) }) + unknown;
  const days = Math.floor((to.measuredAt - from.measuredAt) / DAY_MS) + 1;
  const words = { days, first: figure(first), least: figure(Math.min(...values)), last: figure(last) };
  return m.consultation_spo2_course(words) + unknown;
}
