import * as z from "zod/mini";
import { medicineId } from "../ids.ts";
import { calendarDate, instant, staffRef, typedText } from "./common.ts";

/** An hour of the site's day, 24 hours: "07:30". */
const timeOfDay = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
/** How often a day something is taken at most. */
export const MOST_TIMES = 12;

/** What is written down of a medicine, whoever reads it. */
export const medicineFields = {
  name: typedText(120),
  /** How much and how, as it was written: "1 tablet", "1 tablet when the fever is above 38.5". */
  dose: typedText(200),
  /** Empty: at no fixed time, as the dose says. */
  times: z.array(timeOfDay).check(z.maxLength(MOST_TIMES)),
  /** The last day; null: until the station stops it. */
  untilDate: z.nullable(calendarDate),
  stopped: z.boolean(),
};

/** A medicine as the station set it, and who did. */
export const medicineView = z.object({ id: medicineId, version: z.int(), ...medicineFields, setBy: staffRef, setAt: instant });
export type MedicineView = z.infer<typeof medicineView>;
