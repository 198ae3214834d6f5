import * as z from "zod/mini";
import type { Measurements } from "#schema/api/checkin.ts";
import { DEVICE_FIGURES, type DeviceFigure, MEASURING_CONDITIONS, RELATIONS, SYMPTOMS, type Symptom } from "#schema/terms.ts";

/** undefined: not reached yet. null: passed over. Units as in the form: %, per minute, degrees Celsius, mmHg, hours. */
const figure = z.optional(z.nullable(z.number()));
const ticked = z.optional(z.nullable(z.array(z.enum(SYMPTOMS))));

/** What has been answered so far, in the words of the form. It is parsed when a draft is opened again. */
export const answers = z.object({
  spo2First: figure,
  spo2Second: figure,
  spo2Third: figure,
  /** When the first SpO2 was typed, ms: the second is asked for 30 s later. */
  spo2At: z.optional(z.number()),
  pulse: figure,
  breaths: figure,
  breathsAgain: figure,
  calm: z.optional(z.nullable(z.boolean())),
  temperature: figure,
  feverSinceHours: figure,
  medicineHelped: z.optional(z.nullable(z.enum(["yes", "no", "not_taken"]))),
  systolic: figure,
  diastolic: figure,
  onOxygen: z.optional(z.nullable(z.boolean())),
  conditions: z.optional(z.array(z.enum(MEASURING_CONDITIONS))),
  danger: ticked,
  more: ticked,
  mild: ticked,
  note: z.optional(z.string()),
  /** Figures that the oximeter sent itself. */
  device: z.optional(z.array(z.enum(DEVICE_FIGURES))),
  /** Texts that stand in a question's fields and that nobody has confirmed with "next" yet, as they were typed. */
  typing: z.optional(z.record(z.string(), z.string())),
  /** Who typed it, where it is another than the one to whom the phone was given. */
  typedBy: z.optional(z.enum(RELATIONS)),
  /** When the first answer was given, ms: the check-in counts from then. */
  begunAt: z.optional(z.number()),
});
export type Answers = z.infer<typeof answers>;

const FIGURE_OF = { spo2_first: "spo2First", spo2_second: "spo2Second", spo2_third: "spo2Third", pulse: "pulse" } as const;

/** The marks of what the device sent, after one figure was typed or read anew. */
export function marksAfter({ device = [] }: Answers, figure: DeviceFigure, isRead: boolean): DeviceFigure[] {
  const others = device.filter((one) => one !== figure);
  return isRead ? [...others, figure] : others;
}

/** Marks of figures that stand; what was passed over or asked anew has none. */
const deviceRead = (given: Answers): DeviceFigure[] =>
  DEVICE_FIGURES.filter((one) => given.device?.includes(one) && typeof given[FIGURE_OF[one]] === "number");

const PAGES = ["danger", "more", "mild"] as const;

export const tickedSymptoms = (given: Answers): Symptom[] => [...new Set(PAGES.flatMap((page) => given[page] ?? []))];

/** Only when every page was answered; one page that was passed over leaves the question open. */
const symptomsAnswered = (given: Answers): boolean => PAGES.every((page) => Array.isArray(given[page]));

function breathing(given: Answers): Measurements["respiratoryRate"] {
  const again = given.breathsAgain ?? null;
  const calm = given.calm === undefined ? {} : { calm: given.calm };
  return again === null
    ? { counted: given.breaths ?? null, ...calm }
    : { counted: again, earlier: given.breaths ?? null, ...calm };
}

function fever(given: Answers): Pick<Measurements, "fever"> {
  if (given.feverSinceHours === undefined && given.medicineHelped === undefined) return {};
  return { fever: { sinceHours: given.feverSinceHours ?? null, medicineHelped: given.medicineHelped ?? null } };
}

/** The body of a check-in. What was not reached and what was passed over are both "not measured". */
export function measurementsOf(given: Answers): Measurements {
  const note = given.note?.trim().normalize("NFC") ?? "";
  const read = deviceRead(given);
  return {
    spo2: {
      first: given.spo2First ?? null,
      ...(given.spo2Second === undefined ? {} : { second: given.spo2Second }),
      ...(given.spo2Third === undefined ? {} : { third: given.spo2Third }),
    },
    pulse: given.pulse ?? null,
    respiratoryRate: breathing(given),
    temperatureCelsius: given.temperature ?? null,
    ...fever(given),
    bloodPressure: { systolicMmhg: given.systolic ?? null, diastolicMmhg: given.diastolic ?? null },
    onOxygen: given.onOxygen ?? null,
    measuringConditions: given.conditions ?? [],
    symptoms: { answered: symptomsAnswered(given), codes: tickedSymptoms(given) },
    note: note === "" ? null : note,
    ...(read.length > 0 ? { deviceRead: read } : {}),
  };
}

/** Is there anything that would be lost? */
export const hasAnswers = ({ begunAt, spo2At, typing, typedBy, ...given }: Answers): boolean =>
  Object.values(given).some((value) =>
    Array.isArray(value) ? value.length > 0 : value !== undefined && value !== null && value !== "",
  );
