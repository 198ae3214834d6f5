import * as z from "zod/mini";
import type { CheckinView } from "#schema/api/checkin.ts";
import { addendumId } from "#schema/ids.ts";
import { SYMPTOMS, type Symptom } from "#schema/terms.ts";
import { symptomsOf } from "../course/chart-figures.ts";
import { readFigure } from "./told-draft.ts";

/** What was told on the telephone about a check-in that has been sent, as typed. */
export const addendumDraft = z.object({
  id: addendumId,
  spo2: z.string(),
  respiratoryRate: z.string(),
  symptoms: z.array(z.enum(SYMPTOMS)),
  note: z.string(),
});
export type AddendumDraft = z.infer<typeof addendumDraft>;

export const blankAddendum = (id: AddendumDraft["id"]): AddendumDraft => ({
  id,
  spo2: "",
  respiratoryRate: "",
  symptoms: [],
  note: "",
});

/** Every SpO2 reading of a check-in as typed: the first, the repeat, the third, and those sent afterwards. In %. */
export function spo2Readings({ measurements, addenda }: CheckinView): number[] {
  const { first, second, third } = measurements.spo2;
  const later = addenda.flatMap(({ spo2Second, spo2Third }) => [spo2Second, spo2Third]);
  return [first, second, third, ...later].filter((value) => typeof value === "number");
}

/** Those of them that the oximeter sent itself. */
export function deviceReadings({ measurements: { spo2, deviceRead = [] }, addenda }: CheckinView): number[] {
  const first = deviceRead.includes("spo2_first") ? spo2.first : null;
  const second = deviceRead.includes("spo2_second") ? spo2.second : null;
  const third = deviceRead.includes("spo2_third") ? spo2.third : null;
  const later = addenda.flatMap((one) => (one.deviceRead ? [one.spo2Second, one.spo2Third] : []));
  return [first, second, third, ...later].filter((value) => typeof value === "number");
}

/** Where another reading belongs; null: the check-in has all that it can hold. */
export function placeOfReading({ measurements, addenda }: CheckinView): "spo2Second" | "spo2Third" | null {
  const has = (place: "spo2Second" | "spo2Third", sealed: number | null | undefined): boolean =>
    typeof sealed === "number" || addenda.some((one) => typeof one[place] === "number");
  if (!has("spo2Second", measurements.spo2.second)) return "spo2Second";
  return has("spo2Third", measurements.spo2.third) ? null : "spo2Third";
}

/** Symptoms that were not told yet, in the order asked. */
export function notToldYet(checkin: CheckinView, asked: readonly Symptom[]): Symptom[] {
  const told = symptomsOf(checkin) ?? [];
  return asked.filter((code) => !told.includes(code));
}

export const unreadableAddition = (draft: AddendumDraft): ("spo2" | "respiratoryRate")[] =>
  (["spo2", "respiratoryRate"] as const).filter((field) => Number.isNaN(readFigure(draft[field]) ?? 0));

export const isEmptyAddition = ({ spo2, respiratoryRate, symptoms, note }: AddendumDraft): boolean =>
  [spo2, respiratoryRate, note].every((text) => text.trim() === "") && symptoms.length === 0;

/** The body to send: only what was told anew. `recordedAt`: when it was told, on this browser's clock. */
export function addendumBodyOf(draft: AddendumDraft, checkin: CheckinView, recordedAt: number) {
  const place = placeOfReading(checkin);
  const [spo2, respiratoryRate] = [readFigure(draft.spo2), readFigure(draft.respiratoryRate)];
  return {
    id: draft.id,
    recordedAt,
    sentAt: recordedAt,
    ...(spo2 !== null && place !== null ? { [place]: spo2 } : {}),
    ...(respiratoryRate === null ? {} : { respiratoryRate }),
    ...(draft.symptoms.length === 0 ? {} : { symptomsAdded: draft.symptoms }),
    ...(draft.note.trim() === "" ? {} : { note: draft.note.trim() }),
  };
}
