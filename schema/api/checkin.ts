import * as z from "zod/mini";
import { addendumId, checkinId } from "../ids.ts";
import { CHECKIN_SOURCES, DEVICE_FIGURES, DISPOSITIONS, LANGUAGES, MEASURING_CONDITIONS, RELATIONS, SYMPTOMS } from "../terms.ts";
import { instant, reason, severity, staffRef, typedText } from "./common.ts";
import { medicineView } from "./medicine.ts";
import { askedView } from "./triage.ts";

/** A figure as it was typed, however implausible: outside its hard range it is kept raw, counts as missing and is flagged (protocol.md 8). */
const typed = z.nullable(z.number());

/** Measurements and answers of one check-in. Units: %, beats and breaths per minute, degrees Celsius, mmHg. null: not measured. */
export const measurements = z.strictObject({
  spo2: z.strictObject({ first: typed, second: z.optional(typed), third: z.optional(typed) }),
  pulse: typed,
  /** The count that is judged is `counted`; an earlier count stays beside it. */
  respiratoryRate: z.strictObject({ counted: typed, earlier: z.optional(typed), calm: z.optional(z.nullable(z.boolean())) }),
  temperatureCelsius: typed,
  fever: z.optional(
    z.strictObject({
      sinceHours: typed,
      medicineHelped: z.nullable(z.enum(["yes", "no", "not_taken"])),
    }),
  ),
  bloodPressure: z.strictObject({ systolicMmhg: typed, diastolicMmhg: typed }),
  /** null: not asked or not answered. */
  onOxygen: z.nullable(z.boolean()),
  measuringConditions: z.array(z.enum(MEASURING_CONDITIONS)).check(z.maxLength(4)),
  /** answered: false is never read as "no symptoms". */
  symptoms: z.strictObject({ answered: z.boolean(), codes: z.array(z.enum(SYMPTOMS)).check(z.maxLength(SYMPTOMS.length)) }),
  note: z.nullable(typedText(1_000)),
  /** Figures that came from the device itself; nobody typed them. Absent: all were typed. */
  deviceRead: z.optional(z.array(z.enum(DEVICE_FIGURES)).check(z.maxLength(DEVICE_FIGURES.length))),
});
export type Measurements = z.infer<typeof measurements>;

/** POST /api/episodes/{episodeId}/checkins. The sender makes the id; the same id with the same content is recorded once. */
export const checkinBody = z.strictObject({
  id: checkinId,
  recordedAt: instant,
  sentAt: instant,
  language: z.enum(LANGUAGES),
  /** Who typed it, when it was not the one to whom the phone was given; only from a phone. */
  typedBy: z.optional(z.enum(RELATIONS)),
  measurements,
});
export type CheckinBody = z.infer<typeof checkinBody>;

/** POST /api/checkins/{checkinId}/addenda. Only what was measured or said anew. */
export const addendumBody = z.strictObject({
  id: addendumId,
  recordedAt: instant,
  sentAt: instant,
  spo2Second: z.optional(typed),
  spo2Third: z.optional(typed),
  respiratoryRate: z.optional(typed),
  symptomsAdded: z.optional(z.array(z.enum(SYMPTOMS)).check(z.maxLength(SYMPTOMS.length))),
  note: z.optional(typedText(1_000)),
  /** The SpO2 of this addendum came from the device itself. */
  deviceRead: z.optional(z.boolean()),
});
export type AddendumBody = z.infer<typeof addendumBody>;

/** Something that could not be judged, and why; it is never shown as normal. */
export const unassessed = z.object({ what: z.string(), reason: z.enum(["missing", "invalid", "not_answered"]) });

/** The newest assessment of a check-in, as the server recorded it. */
export const assessmentView = z.object({
  version: z.int(),
  protocol: z.string(),
  parameters: z.int(),
  severity,
  reasons: z.array(reason),
  unassessed: z.array(unassessed),
  news2: z.nullable(z.object({ score: z.int(), partial: z.boolean() })),
  spo2Effective: z.nullable(z.number()),
});
export type AssessmentView = z.infer<typeof assessmentView>;

/**
 * What a professional said to the patient. `opinion`: a hospital doctor signed it; the app says the disposition in plain words, and
 * `text` may then be empty. `remeasureAt`: measure again then, ms UTC.
 */
export const messageView = z.object({
  at: instant,
  by: staffRef,
  text: z.string(),
  opinion: z.nullable(
    z.object({
      disposition: z.enum(DISPOSITIONS),
      remeasureAt: z.nullable(instant),
      corrected: z.boolean(),
      hospital: z.string(),
    }),
  ),
});
export type MessageView = z.infer<typeof messageView>;

/** The four steps of the receipt: saved on the phone (the phone knows), the station has it, somebody saw it, an answer. */
export const receipt = z.object({
  checkinId,
  /** By the phone's clock, raw. */
  recordedAt: instant,
  /** The same, where the station places it: a wrong clock corrected (decisions.md 3). */
  measuredAt: instant,
  receivedAt: instant,
  assessment: assessmentView,
  /** A clinical alert is open because of this episode. */
  alert: z.nullable(z.object({ severity, state: z.string(), holder: z.nullable(staffRef) })),
  /** The finding is known to the station and accepted until then (decisions.md 14). */
  acceptedUntil: z.nullable(instant),
  seen: z.nullable(z.object({ at: instant, by: staffRef })),
  answer: z.nullable(messageView),
  nextDueAt: z.nullable(instant),
});
export type Receipt = z.infer<typeof receipt>;

/** A check-in as listed in a course: newest first. */
export const checkinView = z.object({
  id: checkinId,
  source: z.enum(CHECKIN_SOURCES),
  sentBy: z.nullable(staffRef),
  recordedAt: instant,
  measuredAt: instant,
  receivedAt: instant,
  measurements,
  addenda: z.array(
    z.object({
      id: addendumId,
      recordedAt: instant,
      receivedAt: instant,
      spo2Second: z.optional(z.nullable(z.number())),
      spo2Third: z.optional(z.nullable(z.number())),
      respiratoryRate: z.optional(z.nullable(z.number())),
      symptomsAdded: z.optional(z.array(z.enum(SYMPTOMS))),
      note: z.optional(z.string()),
      deviceRead: z.optional(z.boolean()),
    }),
  ),
  assessment: assessmentView,
  /** Severity of every version, oldest first: an old flag stays visible. */
  severities: z.array(severity),
});
export type CheckinView = z.infer<typeof checkinView>;

/** GET /api/episodes/{episodeId}/course, for the phone. */
export const course = z.object({
  checkins: z.array(checkinView),
  receipt: z.nullable(receipt),
  messages: z.array(messageView),
  /** What the family asked for, newest first. */
  asked: z.array(askedView),
  /** Each as it is now, stopped ones too; in the order in which they were first set. */
  medicines: z.array(medicineView),
});
export type Course = z.infer<typeof course>;
