import * as z from "zod/mini";
import { type MedicineView, MOST_TIMES } from "#schema/api/medicine.ts";
import type { MedicineBody } from "#schema/api/set-medicine.ts";
import { medicineId } from "#schema/ids.ts";
import { readDay, writeBirth } from "../../enrol/birth-text.ts";

/** What stands in the fields, as it was typed. `version`: the one that it changes, 0 for a new medicine. */
export const medicineDraft = z.object({
  id: medicineId,
  version: z.int(),
  name: z.string(),
  dose: z.string(),
  times: z.string(),
  lastDay: z.string(),
});
export type MedicineDraft = z.infer<typeof medicineDraft>;

export const draftOf = ({ id, version, name, dose, times, untilDate }: MedicineView): MedicineDraft => ({
  id,
  version,
  name,
  dose,
  times: times.join(", "),
  lastDay: untilDate === null ? "" : writeBirth({ date: untilDate, precision: "day" }),
});

const TIME = /^(\d{1,2})(?:\s*(?::|h|g|giờ)\s*(\d{2})?)?$/i;

/** 7:30, 7h30, 7h or 7 as the clock writes it; null: no hour of a day. */
function readTime(text: string): string | null {
  const [, hour = "", minute = "00"] = TIME.exec(text) ?? [];
  return hour !== "" && Number(hour) < 24 && Number(minute) < 60 ? `${hour.padStart(2, "0")}:${minute}` : null;
}

/** Hours with commas between, in the order of the day; `wrong`: the pieces that are none. */
export function readTimes(text: string): { readonly times: string[]; readonly wrong: string[] } {
  const pieces = text.split(/[,;]/).flatMap((piece) => piece.trim() || []);
  const times = pieces.flatMap((piece) => readTime(piece) ?? []);
  return { times: [...new Set(times)].sort(), wrong: pieces.filter((piece) => readTime(piece) === null) };
}

/** What is wrong with a field; the words are the form's. */
export type MedicineFault = "name" | "dose" | "times" | "too-many-times" | "last-day" | "past-day";

const DATE = /^\d{4}-\d{2}-\d{2}$/;
const dayFault = (day: string, today: string): MedicineFault[] =>
  day === "" ? [] : !DATE.test(day) ? ["last-day"] : day < today ? ["past-day"] : [];

/** The body as it would be sent, with all that is wrong with it. `today`: YYYY-MM-DD at the site. */
export function bodyOf(
  draft: MedicineDraft,
  today: string,
): { readonly body: MedicineBody; readonly faults: readonly MedicineFault[] } {
  const { times, wrong } = readTimes(draft.times);
  const day = readDay(draft.lastDay);
  const faults: MedicineFault[] = [
    ...(draft.name.trim() === "" ? (["name"] as const) : []),
    ...(draft.dose.trim() === "" ? (["dose"] as const) : []),
    ...(wrong.length > 0 ? (["times"] as const) : times.length > MOST_TIMES ? (["too-many-times"] as const) : []),
    ...dayFault(day, today),
  ];
  const { version, name, dose } = draft;
  return { body: { version, name: name.trim(), dose: dose.trim(), times, untilDate: day || null, stopped: false }, faults };
}
