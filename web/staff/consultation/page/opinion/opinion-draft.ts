import * as z from "zod/mini";
import type { DecideBody, OpinionView } from "#schema/api/consultation.ts";
import { DISPOSITIONS } from "#schema/terms.ts";

/** Minutes offered until measuring again; everything else is typed. */
export const REMEASURE_MINUTES = [10, 30, 60, 120, 240, 360] as const;
const LEAST_MINUTES = 5;
const MOST_MINUTES = 1_440;

/** An opinion in the making, as typed. `minutes`: "" as scheduled, "own" the field beside it. `version`: the one that is corrected. */
export const opinionDraft = z.object({
  disposition: z.nullable(z.enum(DISPOSITIONS)),
  assessment: z.string(),
  meanwhile: z.string(),
  minutes: z.string(),
  ownMinutes: z.string(),
  patientText: z.string(),
  version: z.nullable(z.int()),
  reason: z.string(),
  savedAt: z.nullable(z.number()),
});
export type OpinionDraft = z.infer<typeof opinionDraft>;

export const blankOpinion = (): OpinionDraft => ({
  disposition: null,
  assessment: "",
  meanwhile: "",
  minutes: "",
  ownMinutes: "",
  patientText: "",
  version: null,
  reason: "",
  savedAt: null,
});

function minutesDraft(minutes: number | null): Pick<OpinionDraft, "minutes" | "ownMinutes"> {
  if (minutes === null) return { minutes: "", ownMinutes: "" };
  const offered = REMEASURE_MINUTES.some((one) => one === minutes);
  return offered ? { minutes: String(minutes), ownMinutes: "" } : { minutes: "own", ownMinutes: String(minutes) };
}

/** What was signed, to be corrected. */
export const draftOfOpinion = (signed: OpinionView): OpinionDraft => ({
  ...blankOpinion(),
  disposition: signed.disposition,
  assessment: signed.assessment,
  meanwhile: signed.meanwhile ?? "",
  ...minutesDraft(signed.remeasureMinutes),
  patientText: signed.patientText ?? "",
  version: signed.version,
});

/** Minutes until measuring again; null: as scheduled; NaN: cannot be read, which is asked for and never sent as "as scheduled". */
export function minutesOf({ minutes, ownMinutes }: OpinionDraft): number | null {
  if (minutes === "") return null;
  if (minutes !== "own") return Number(minutes);
  const own = /^\d{1,4}$/.test(ownMinutes.trim()) ? Number(ownMinutes) : Number.NaN;
  return own >= LEAST_MINUTES && own <= MOST_MINUTES ? own : Number.NaN;
}

const textOrNull = (text: string): string | null => (text.trim() === "" ? null : text);

export const OPINION_PARTS = ["assessment", "disposition", "remeasure", "reason"] as const;
export type OpinionPart = (typeof OPINION_PARTS)[number];

/** What is still missing before it can be signed; a correction also says why. */
export function missingIn(draft: OpinionDraft): OpinionPart[] {
  const missing: Record<OpinionPart, boolean> = {
    assessment: draft.assessment.trim() === "",
    disposition: draft.disposition === null,
    remeasure: Number.isNaN(minutesOf(draft) ?? 0),
    reason: draft.version !== null && draft.reason.trim() === "",
  };
  return OPINION_PARTS.filter((part) => missing[part]);
}

/** The body to sign; null while something is missing. */
export function opinionBodyOf(draft: OpinionDraft): DecideBody | null {
  if (missingIn(draft).length > 0 || draft.disposition === null) return null;
  return {
    disposition: draft.disposition,
    assessment: draft.assessment,
    meanwhile: textOrNull(draft.meanwhile),
    remeasureMinutes: minutesOf(draft),
    patientText: textOrNull(draft.patientText),
  };
}
