import * as z from "zod/mini";
import { consultationId, episodeId, facilityId } from "../ids.ts";
import { CONSULTATION_STATES, DISPOSITIONS, HONORIFICS, RISK_CLASSES, SEXES } from "../terms.ts";
import { birthDate, instant, severity, staffRef } from "./common.ts";

const place = z.object({ id: facilityId, shortName: z.string(), healthPhone: z.nullable(z.string()) });

/**
 * Where a consultation stands: a row of either board, the head of its page, a line of a list. In a file of its own: the board is loaded
 * first, and nothing else of a consultation is needed for it.
 */
export const consultationRow = z.object({
  id: consultationId,
  episodeId,
  state: z.enum(CONSULTATION_STATES),
  /** Of the illness when it was asked; null: nothing was known. */
  severity: z.nullable(severity),
  name: z.string(),
  honorific: z.enum(HONORIFICS),
  sex: z.enum(SEXES),
  birth: birthDate,
  onsetDate: z.nullable(z.string()),
  riskClass: z.enum(RISK_CLASSES),
  station: place,
  hospital: place,
  question: z.string(),
  askedBy: staffRef,
  askedAt: instant,
  /** Who is rung now, until when; null when nobody is. */
  ring: z.nullable(z.object({ staff: staffRef, since: instant, until: instant })),
  /** Who accepted it, and when. */
  doctor: z.nullable(z.object({ ...staffRef.shape, since: instant })),
  /** The opinion should be signed by then; null while nobody has it. */
  opinionDueAt: z.nullable(instant),
  opinion: z.nullable(z.object({ disposition: z.enum(DISPOSITIONS), by: staffRef, at: instant, version: z.int() })),
  /** The station has read the newest opinion. */
  read: z.nullable(z.object({ by: staffRef, at: instant })),
  withdrawn: z.nullable(z.object({ by: z.nullable(staffRef), at: instant, reason: z.string() })),
});
export type ConsultationRow = z.infer<typeof consultationRow>;
