import * as z from "zod/mini";
import type { AskBody, HospitalList } from "#schema/api/consultation.ts";
import { type AlertId, consultationId, facilityId } from "#schema/ids.ts";
import { newId } from "../../../shared/new-id.ts";

/** What is typed before it is sent. The id is made once, so that a repeated press asks once. */
export const askDraftShape = z.object({
  id: consultationId,
  hospitalId: z.nullable(facilityId),
  question: z.string(),
  done: z.string(),
  medicines: z.string(),
  allergies: z.string(),
});
export type AskDraft = z.infer<typeof askDraftShape>;
type Hospital = HospitalList["hospitals"][number];

export const blankQuestion = (): AskDraft => ({
  id: newId("con"),
  hospitalId: null,
  question: "",
  done: "",
  medicines: "",
  allergies: "",
});

/** The one pressed, else that of the last time, else the first that would ring at somebody. null: there is none. */
export function hospitalOf({ hospitalId }: Pick<AskDraft, "hospitalId">, hospitals: readonly Hospital[], last: string | null) {
  const byId = (id: string | null) => hospitals.find(({ facility }) => facility.id === id);
  return byId(hospitalId) ?? byId(last) ?? hospitals.find(({ onDuty }) => onDuty.length > 0) ?? hospitals[0] ?? null;
}

/** An empty field was not asked: never sent as an answer. */
const said = (text: string): string | null => text.trim() || null;

/** What is sent; null while the question or the hospital is missing. */
export function askBodyOf(draft: AskDraft, hospital: Hospital | null, alertId: AlertId | null): AskBody | null {
  const question = said(draft.question);
  if (question === null || hospital === null) return null;
  const { id, done, medicines, allergies } = draft;
  return {
    id,
    hospitalId: hospital.facility.id,
    alertId,
    question,
    done: said(done),
    medicines: said(medicines),
    allergies: said(allergies),
  };
}
