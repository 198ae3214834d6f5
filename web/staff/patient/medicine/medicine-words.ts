import type { MedicineView } from "#schema/api/medicine.ts";
import { dateNumber, dayNumber } from "../../../shared/locale.ts";
import { m } from "../../../shared/paraglide/messages.js";
import { staffName } from "../../person-words.ts";

export const timesWord = (times: readonly string[]): string => (times.length === 0 ? m.medicine_no_times() : times.join(", "));

export const untilWord = (untilDate: string | null): string =>
  untilDate === null ? m.medicine_until_told() : m.medicine_until({ date: dateNumber(untilDate) });

/** Who wrote it, changed it or stopped it, and on which day. */
export function setWord({ version, stopped, setBy, setAt }: MedicineView): string {
  const told = { who: staffName(setBy), day: dayNumber(setAt) };
  if (stopped) return m.medicine_stopped_by(told);
  return version > 1 ? m.medicine_changed_by(told) : m.medicine_set_by(told);
}

/** A version in one line. */
export const medicineLine = ({ name, dose, times, untilDate }: MedicineView): string =>
  [name, dose, timesWord(times), untilWord(untilDate)].join(", ");
