import type { MedicineView } from "#schema/api/medicine.ts";
import { dateNumber, dayName } from "../../shared/locale.ts";
import { m } from "../../shared/paraglide/messages.js";

/** Who wrote it, changed it or stopped it, and on which day. */
export function setWords({ version, stopped, setBy, setAt }: MedicineView): string {
  const told = { who: `${setBy.title} ${setBy.name}`, day: dayName(setAt) };
  if (stopped) return m.medicine_stopped_by(told);
  return version > 1 ? m.medicine_changed_by(told) : m.medicine_set_by(told);
}

export const untilWords = ({ untilDate }: MedicineView): string =>
  untilDate === null ? m.medicine_until_told() : m.medicine_until({ date: dateNumber(untilDate) });

/** A version in one line. */
export const medicineLine = (one: MedicineView): string => {
  const times = one.times.length === 0 ? m.medicine_no_times() : one.times.join(", ");
  return `${[one.name, one.dose, times, untilWords(one)].join(", ")}. ${setWords(one)}`;
};
