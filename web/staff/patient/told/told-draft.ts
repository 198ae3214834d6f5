import * as z from "zod/mini";
import { asksAboutFever } from "#clinical/form.ts";
import { checkinId } from "#schema/ids.ts";
import { type Language, MEASURING_CONDITIONS, SYMPTOMS } from "#schema/terms.ts";
import { ANSWERS } from "../../enrol/details-draft.ts";

/** Were the symptoms asked about, and what was the answer: "none" is an answer, "not asked" is not. */
export const SYMPTOM_ANSWERS = ["not_asked", "none", "some"] as const;
const MEDICINE = ["not_asked", "yes", "no", "not_taken"] as const;

/** A check-in told on the telephone, as typed. An empty field was not measured. */
export const toldDraft = z.object({
  id: checkinId,
  spo2: z.string(),
  spo2Second: z.string(),
  respiratoryRate: z.string(),
  pulse: z.string(),
  temperature: z.string(),
  systolic: z.string(),
  diastolic: z.string(),
  feverHours: z.string(),
  medicineHelped: z.enum(MEDICINE),
  onOxygen: z.enum(ANSWERS),
  conditions: z.array(z.enum(MEASURING_CONDITIONS)),
  symptomsAnswered: z.enum(SYMPTOM_ANSWERS),
  symptoms: z.array(z.enum(SYMPTOMS)),
  note: z.string(),
});
export type ToldDraft = z.infer<typeof toldDraft>;

export const blankTold = (id: ToldDraft["id"]): ToldDraft => ({
  id,
  spo2: "",
  spo2Second: "",
  respiratoryRate: "",
  pulse: "",
  temperature: "",
  systolic: "",
  diastolic: "",
  feverHours: "",
  medicineHelped: "not_asked",
  onOxygen: "not_asked",
  conditions: [],
  symptomsAnswered: "not_asked",
  symptoms: [],
  note: "",
});

/** A figure with either decimal sign. null: empty. NaN: cannot be read, which is asked about and never sent as "not measured". */
export function readFigure(text: string): number | null {
  if (text.trim() === "") return null;
  return /^-?\d+([.,]\d+)?$/.test(text.trim()) ? Number(text.trim().replace(",", ".")) : Number.NaN;
}

const FIGURES = ["spo2", "spo2Second", "respiratoryRate", "pulse", "temperature", "systolic", "diastolic", "feverHours"] as const;
export const unreadable = (draft: ToldDraft): string[] => FIGURES.filter((field) => Number.isNaN(readFigure(draft[field]) ?? 0));

/** "Yes, there are symptoms", but none is ticked: sent like that it would read as none. */
export const ticksMissing = ({ symptomsAnswered, symptoms }: ToldDraft): boolean =>
  symptomsAnswered === "some" && symptoms.length === 0;

/** Something was said at all: an empty form is not a check-in. */
export const isEmpty = (draft: ToldDraft): boolean =>
  FIGURES.every((field) => draft[field].trim() === "") && draft.symptomsAnswered === "not_asked" && draft.note.trim() === "";

const FACT = { yes: true, no: false, not_asked: null };

function feverOf({ temperature, feverHours, medicineHelped }: ToldDraft) {
  if (!asksAboutFever(readFigure(temperature))) return {};
  return {
    fever: { sinceHours: readFigure(feverHours), medicineHelped: medicineHelped === "not_asked" ? null : medicineHelped },
  };
}

/** The body to send; `recordedAt` is when it was told, on this browser's clock. */
export function toldBody(draft: ToldDraft, language: Language, recordedAt: number) {
  const second = readFigure(draft.spo2Second);
  return {
    id: draft.id,
    recordedAt,
    sentAt: recordedAt,
    language,
    measurements: {
      spo2: { first: readFigure(draft.spo2), ...(second === null ? {} : { second }) },
      pulse: readFigure(draft.pulse),
      respiratoryRate: { counted: readFigure(draft.respiratoryRate) },
      temperatureCelsius: readFigure(draft.temperature),
      ...feverOf(draft),
      bloodPressure: { systolicMmhg: readFigure(draft.systolic), diastolicMmhg: readFigure(draft.diastolic) },
      onOxygen: FACT[draft.onOxygen],
      measuringConditions: draft.conditions,
      symptoms: {
        answered: draft.symptomsAnswered !== "not_asked",
        codes: draft.symptomsAnswered === "some" ? draft.symptoms : [],
      },
      note: draft.note.trim() || null,
    },
  };
}
