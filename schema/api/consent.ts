import * as z from "zod/mini";
import { CONSENT_DECISIONS, CONSENT_VERSION, LANGUAGES, RELATIONS } from "../terms.ts";
import { instant } from "./common.ts";

/** PUT /api/phone/people/{id}/consent. `version`: of the words that were read, which may be older than the newest. */
export const consentBody = z.strictObject({
  decision: z.enum(CONSENT_DECISIONS),
  version: z.int().check(z.minimum(1), z.maximum(CONSENT_VERSION)),
  language: z.enum(LANGUAGES),
  recordedAt: instant,
});
export type ConsentBody = z.infer<typeof consentBody>;

/** An answer about consent as it is kept: `relation` says whether the person answered or whoever cares for them. */
export const consentView = z.object({
  decision: z.enum(CONSENT_DECISIONS),
  version: z.int(),
  language: z.enum(LANGUAGES),
  relation: z.enum(RELATIONS),
  at: instant,
});
export type ConsentView = z.infer<typeof consentView>;
