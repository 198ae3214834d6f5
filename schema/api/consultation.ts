import * as z from "zod/mini";
import { alertId, consultationId, facilityId, messageId, personId } from "../ids.ts";
import { CARE_LEVELS, DECLINE_REASONS, DISPOSITIONS, RELATIONS, RING_OUTCOMES } from "../terms.ts";
import { checkinView } from "./checkin.ts";
import { facilityRef, instant, staffRef, typedText } from "./common.ts";
import { consultationRow } from "./consultation-row.ts";
import { episodeDetails } from "./enrolment.ts";
import { alertView } from "./triage.ts";

export type { ConsultationRow } from "./consultation-row.ts";

/** GET /api/hospitals: whom a station can ask, and who is on duty there now. */
export const hospitalList = z.object({
  hospitals: z.array(
    z.object({
      facility: facilityRef,
      careLevel: z.enum(CARE_LEVELS),
      /** Doctors who would be rung, in that order. */
      onDuty: z.array(staffRef),
      /** Consultations that are open there now. */
      open: z.int(),
    }),
  ),
});
export type HospitalList = z.infer<typeof hospitalList>;

/**
 * POST /api/episodes/{id}/consultations: one question to one hospital. The console makes the id. `alertId`: the alert it is asked from,
 * which whoever asks then holds. `done`, `medicines`, `allergies` null: not said, not asked; never read as "none".
 */
export const askBody = z.strictObject({
  id: consultationId,
  hospitalId: facilityId,
  alertId: z.nullable(alertId),
  question: typedText(1_000),
  done: z.nullable(typedText(1_000)),
  medicines: z.nullable(typedText(500)),
  allergies: z.nullable(typedText(500)),
});
export type AskBody = z.infer<typeof askBody>;
/** What was asked for: by its id everything else is read. */
export const asked = z.object({ id: consultationId });

/** POST …/ring: rings again, at the same hospital or at another one. */
export const ringBody = z.strictObject({ hospitalId: facilityId });
/** POST …/decline: by whoever is rung, or by whoever has it and must hand it back. */
export const declineBody = z.strictObject({ reason: z.enum(DECLINE_REASONS), text: z.nullable(typedText(500)) });
/** POST …/messages. The console makes the id. */
export const messageBody = z.strictObject({ id: messageId, text: typedText(2_000) });
/** POST …/withdraw: why the station does not ask any more. */
export const withdrawBody = z.strictObject({ reason: typedText(500) });

const opinionFields = {
  disposition: z.enum(DISPOSITIONS),
  /** What the doctor thinks it is. */
  assessment: typedText(2_000),
  /** For the station, until it is done. */
  meanwhile: z.nullable(typedText(500)),
  /** Measure again after so many minutes; null: as scheduled. */
  remeasureMinutes: z.nullable(z.int().check(z.minimum(5), z.maximum(1_440))),
  /** Shown on the patient's phone. */
  patientText: z.nullable(typedText(500)),
};
/** POST …/decide: the opinion and the disposition, signed by sending it. */
export const decideBody = z.strictObject(opinionFields);
export type DecideBody = z.infer<typeof decideBody>;
/** POST …/correct: a further version. `version`: the one that was read, so that nobody corrects what they have not seen. */
export const correctBody = z.strictObject({ ...opinionFields, version: z.int(), reason: typedText(500) });

/** One version of an opinion as it was signed. */
export const opinionView = z.object({
  version: z.int(),
  disposition: z.enum(DISPOSITIONS),
  assessment: z.string(),
  meanwhile: z.nullable(z.string()),
  remeasureMinutes: z.nullable(z.int()),
  patientText: z.nullable(z.string()),
  by: staffRef,
  at: instant,
  /** Why it was corrected; null with the first. */
  correction: z.nullable(z.string()),
});
export type OpinionView = z.infer<typeof opinionView>;

/** What somebody on this side may do with a consultation in this state. */
export const CONSULTATION_VERBS = [
  "accept",
  "decline",
  "decide",
  "correct",
  "ring",
  "withdraw",
  "read",
  "write",
  "invite",
  "call",
] as const;
export type ConsultationVerb = (typeof CONSULTATION_VERBS)[number];

/** GET /api/consultations: what this facility asked or was asked, newest first. */
export const consultationList = z.object({ consultations: z.array(consultationRow) });

/** One that was in the call, from when to when; `exact: false`: seen gone, the time is that of the look. */
export const presenceView = z.object({
  who: z.union([
    z.object({ kind: z.literal("staff"), staff: staffRef }),
    z.object({ kind: z.literal("phone"), personId, name: z.string(), relation: z.nullable(z.enum(RELATIONS)) }),
  ]),
  joinedAt: instant,
  leftAt: z.nullable(instant),
  exact: z.boolean(),
});
export type PresenceView = z.infer<typeof presenceView>;

/** GET /api/consultations/{id}: everything that one screen of either side shows. */
export const consultationView = z.object({
  ...consultationRow.shape,
  done: z.nullable(z.string()),
  medicines: z.nullable(z.string()),
  allergies: z.nullable(z.string()),
  /** Oldest first. */
  rings: z.array(
    z.object({
      staff: staffRef,
      hospital: z.string(),
      at: instant,
      outcome: z.nullable(z.enum(RING_OUTCOMES)),
      reason: z.nullable(z.enum(DECLINE_REASONS)),
      note: z.nullable(z.string()),
      outcomeAt: z.nullable(instant),
    }),
  ),
  /** Every version, oldest first. */
  opinions: z.array(opinionView),
  /** Oldest first. */
  messages: z.array(z.object({ id: messageId, by: staffRef, at: instant, text: z.string() })),
  call: z.object({
    /** This deployment has a LiveKit server. */
    configured: z.boolean(),
    /** The patient may join from the phone. */
    invited: z.nullable(z.object({ by: staffRef, at: instant })),
    /** A phone of the patient is linked, so that an invitation can arrive. */
    phoneLinked: z.boolean(),
    /** Everybody who was or is in the room, oldest first. */
    presences: z.array(presenceView),
  }),
  /** The case that goes with the question: until it was decided, as it is now; afterwards as it was then. */
  case: z.object({
    details: episodeDetails,
    openedAt: instant,
    /** In %, clinician's or computed; null: not known. */
    baseline: z.nullable(z.number()),
    phone: z.nullable(z.string()),
    carer: z.nullable(z.object({ name: z.string(), phone: z.nullable(z.string()), relation: z.nullable(z.string()) })),
    hamlet: z.string(),
    /** Others of the household who are followed at home, too. */
    household: z.int(),
    /** Oldest first. */
    checkins: z.array(checkinView),
    /** Open ones, and that from which it was asked. */
    alerts: z.array(alertView),
    /** What colleagues did and wrote since the illness began, newest first. */
    notes: z.array(
      z.object({ at: instant, by: z.nullable(staffRef), action: z.nullable(z.string()), text: z.nullable(z.string()) }),
    ),
  }),
  may: z.array(z.enum(CONSULTATION_VERBS)),
});
export type ConsultationView = z.infer<typeof consultationView>;

/**
 * POST …/call: what lets one browser into the room once. The token dies within five minutes; whoever comes later asks anew.
 * `people`: names by party (the part of a LiveKit identity before the colon), since none travels through LiveKit.
 */
export const admission = z.object({
  url: z.string(),
  token: z.string(),
  /** `<party>:<device>`, unique in the room. */
  identity: z.string(),
  /** null: the server's own. */
  iceServers: z.nullable(
    z.array(
      z.object({
        urls: z.union([z.string(), z.array(z.string())]),
        username: z.optional(z.string()),
        credential: z.optional(z.string()),
      }),
    ),
  ),
  people: z.record(z.string(), z.string()),
});
export type Admission = z.infer<typeof admission>;
