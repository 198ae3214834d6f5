import * as z from "zod/mini";
import { episodeId, householdId, personId } from "../ids.ts";
import { DUE_WHYS, RISK_CLASSES, SEVERITY_CLASS_SIGNS, SEVERITY_CLASS_THINGS, SEVERITY_CLASSES } from "../terms.ts";
import { checkinView } from "./checkin.ts";
import { facilityRef, instant, severity, staffRef } from "./common.ts";
import { consentView } from "./consent.ts";
import { consultationRow } from "./consultation-row.ts";
import { episodeDetails, personDetails } from "./enrolment.ts";
import { dataRequestView } from "./privacy.ts";
import { lastReminder, reminderSettings } from "./reminder.ts";
import { medicineHistory } from "./set-medicine.ts";
import { alertView, askedView } from "./triage.ts";

/** All kinds of entries of a timeline; the console has words for each. */
export const TIMELINE_KINDS = [
  "enrolled",
  "enrolment_corrected",
  "activation_issued",
  "activation_revoked",
  "phone_linked",
  "phone_unlinked",
  "person_left_phone",
  "link_code_issued",
  "consent_given",
  "consent_declined",
  "consent_withdrawn",
  "data_requested",
  "data_request_taken",
  "data_request_answered",
  "data_exported",
  "checkin",
  "addendum",
  "asked",
  "alert_raised",
  "alert_worsened",
  "alert_acknowledged",
  "alert_acted",
  "alert_resolved",
  "acceptance_taken_back",
  "note",
  "note_for_patient",
  "medicine_set",
  "medicine_stopped",
  "consultation_asked",
  "consultation_declined",
  "consultation_unanswered",
  "consultation_accepted",
  "consultation_handed_back",
  "consultation_decided",
  "consultation_corrected",
  "consultation_withdrawn",
  "consultation_read",
  "call_attended",
  "episode_ended",
] as const;
export type TimelineKind = (typeof TIMELINE_KINDS)[number];

/**
 * The small facts of an entry: `source` of a check-in, `kind`, `action` and `reason` of an alert's event, `changed` of a correction
 * (field names, comma between), `wants` of a request (codes, comma between; none: the red button), `reason` of an end; of a consultation `id`, `hospital`, `reason` (a code) of a decline or of a withdrawal
 * by the system, `disposition`, `correction` (words, why); of a call `who` (a person on the phone) and `until` (ms UTC).
 */
export const timelineDetail = z.record(z.string(), z.string());

/** One thing that happened, for the timeline; `what` is a code with words in the console. */
export const timelineEntry = z.object({
  at: instant,
  what: z.enum(TIMELINE_KINDS),
  by: z.nullable(staffRef),
  severity: z.nullable(severity),
  detail: timelineDetail,
  text: z.nullable(z.string()),
  patientText: z.nullable(z.string()),
});
export type TimelineEntry = z.infer<typeof timelineEntry>;

/** The clinical severity of 2671/QD-BYT at a check-in, as far as figures from home can say it; not the severity of an alert. */
export const severityClass = z.object({
  severityClass: z.enum(SEVERITY_CLASSES),
  /** What is missing could only make it graver. */
  atLeast: z.boolean(),
  because: z.array(z.enum(SEVERITY_CLASS_SIGNS)),
  missing: z.array(z.enum(SEVERITY_CLASS_THINGS)),
});

/** GET /api/episodes/{id}: all that the patient's page shows. */
export const patientRecord = z.object({
  episodeId,
  personId,
  version: z.int(),
  facility: facilityRef,
  state: z.enum(["active", "ended"]),
  openedAt: instant,
  ended: z.nullable(z.object({ at: instant, by: z.nullable(staffRef), reason: z.string(), note: z.nullable(z.string()) })),
  person: personDetails,
  episode: episodeDetails,
  riskClass: z.enum(RISK_CLASSES),
  /** In %, clinician's or computed; null until three readings are known. */
  baseline: z.nullable(z.number()),
  nextDueAt: z.nullable(instant),
  dueWhy: z.enum(DUE_WHYS),
  /** null: nothing was measured yet. */
  severityClass: z.nullable(z.object({ newest: severityClass, worst: severityClass })),
  lastSeen: z.nullable(z.object({ at: instant, by: staffRef })),
  household: z.object({
    id: householdId,
    others: z.array(
      z.object({
        personId,
        name: z.string(),
        episodeId: z.nullable(episodeId),
        state: z.nullable(z.string()),
        lastSeverity: z.nullable(severity),
      }),
    ),
  }),
  phones: z.array(
    z.object({
      deviceId: z.string(),
      relation: z.string(),
      since: instant,
      agent: z.string(),
      /** null: it is told nothing by push. `heardAt`: it told us that one has come; `unheardSince`: one was taken then and not heard of. */
      push: z.nullable(z.object({ since: instant, heardAt: z.nullable(instant), unheardSince: z.nullable(instant) })),
    }),
  ),
  /** When the family is reminded, and how far the newest reminder came; null: none was made yet. */
  reminders: z.object({ settings: reminderSettings, last: z.nullable(lastReminder) }),
  activation: z.nullable(
    z.object({ issuedAt: instant, expiresAt: instant, state: z.enum(["waiting", "used", "expired", "revoked", "dead"]) }),
  ),
  /** What the family answered last about consent; null: nobody has been asked on a phone. */
  consent: z.nullable(consentView),
  /** The family's wishes about its data, newest first; `may`: what this session may do with it. */
  dataRequests: z.array(z.object({ ...dataRequestView.shape, may: z.array(z.enum(["take", "answer"])) })),
  /** Oldest first. */
  checkins: z.array(checkinView),
  alerts: z.array(alertView),
  /** What the family asked for, newest first. */
  asked: z.array(askedView),
  /** In the order in which they were first set. */
  medicines: z.array(medicineHistory),
  /** Newest first. */
  consultations: z.array(consultationRow),
  /** Newest first. */
  timeline: z.array(timelineEntry),
  may: z.array(
    z.enum(["correct", "activate", "end", "note", "check-in", "ask-consultation", "set-medicines", "print-certificate"]),
  ),
});
export type PatientRecord = z.infer<typeof patientRecord>;
