import * as z from "zod/mini";
import { activationId, episodeId, householdId, personId } from "../ids.ts";
import { CONDITIONS, END_REASONS, HONORIFICS, LANGUAGES, RISK_CLASSES, SEVERITIES, SEXES, TEST_KINDS } from "../terms.ts";
import { birthDate, calendarDate, instant, phoneNumber, typedText } from "./common.ts";

const carer = z.strictObject({ name: typedText(120), phone: z.nullable(phoneNumber), relation: z.nullable(typedText(60)) });

/** Who somebody is. Corrections send the same shape whole. */
export const personDetails = z.strictObject({
  name: typedText(120),
  honorific: z.enum(HONORIFICS),
  sex: z.enum(SEXES),
  birth: birthDate,
  phone: z.nullable(phoneNumber),
  address: typedText(300),
  hamlet: typedText(80),
  language: z.enum(LANGUAGES),
  carer: z.nullable(carer),
});
/** What is known of the illness at enrolment. null: not asked or not known, never "no". */
export const episodeDetails = z.strictObject({
  onsetDate: z.nullable(calendarDate),
  testKind: z.enum(TEST_KINDS),
  testDate: z.nullable(calendarDate),
  conditions: z.nullable(z.array(z.enum(CONDITIONS)).check(z.maxLength(CONDITIONS.length))),
  pregnant: z.nullable(z.boolean()),
  pregnancyWeeks: z.nullable(z.int().check(z.minimum(1), z.maximum(45))),
  postpartum: z.nullable(z.boolean()),
  vaccineDoses: z.nullable(z.int().check(z.minimum(0), z.maximum(10))),
  hasOximeter: z.nullable(z.boolean()),
  chronicHypoxia: z.boolean(),
  spo2Baseline: z.nullable(z.number().check(z.minimum(50), z.maximum(100))),
  amHour: z.int().check(z.minimum(4), z.maximum(11)),
  pmHour: z.int().check(z.minimum(12), z.maximum(22)),
});
/** POST /api/patients. The console makes the person's id, so that a doubled press enrols once. */
export const enrolBody = z.strictObject({
  personId,
  householdOf: z.nullable(episodeId),
  person: personDetails,
  episode: episodeDetails,
});
export type EnrolBody = z.infer<typeof enrolBody>;

/** An activation as handed over: shown once, only its hash is kept. */
export const activation = z.object({
  id: activationId,
  /** Eight characters, shown as XXXX-XXXX; no letter or digit that is mistaken for another. */
  code: z.string(),
  link: z.string(),
  qrSvg: z.string(),
  expiresAt: instant,
});
export type Activation = z.infer<typeof activation>;
/** What enrolment made, with the activation to hand over. */
export const enrolled = z.object({ personId, householdId, episodeId, riskClass: z.enum(RISK_CLASSES), activation });

/** PATCH /api/episodes/{id}/enrolment: the details whole, with the version that was read. */
export const correctBody = z.strictObject({
  version: z.int(),
  person: personDetails,
  episode: episodeDetails,
  reason: typedText(300),
});
/** The version after the correction, to be sent with the next one. */
export const corrected = z.object({ episodeId, version: z.int(), riskClass: z.enum(RISK_CLASSES) });
/** POST /api/episodes/{id}/end. Refused while an emergency is open. */
export const endBody = z.strictObject({ reason: z.enum(END_REASONS), note: z.nullable(typedText(1_000)) });

/** GET /api/patients?q=&state=&cursor= */
export const patientRow = z.object({
  episodeId,
  name: z.string(),
  honorific: z.enum(HONORIFICS),
  sex: z.enum(SEXES),
  birth: birthDate,
  hamlet: z.string(),
  phone: z.nullable(z.string()),
  language: z.enum(LANGUAGES),
  onsetDate: z.nullable(z.string()),
  state: z.enum(["active", "ended"]),
  riskClass: z.enum(RISK_CLASSES),
  lastCheckinAt: z.nullable(instant),
  lastSeverity: z.nullable(z.enum(SEVERITIES)),
  nextDueAt: z.nullable(instant),
  openAlerts: z.array(z.object({ kind: z.string(), severity: z.enum(SEVERITIES) })),
  /** A phone is linked: somebody can send check-ins. */
  linked: z.boolean(),
});
export type PatientRow = z.infer<typeof patientRow>;
/** A page of patients; `next` asks for the page after it, `total` counts all that fit. */
export const patientList = z.object({ patients: z.array(patientRow), total: z.int(), next: z.nullable(z.string()) });
