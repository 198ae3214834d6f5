import * as z from "zod/mini";
import { episodeId, householdId, personId } from "../ids.ts";
import { RISK_CLASSES } from "../terms.ts";
import { checkinView } from "./checkin.ts";
import { facilityRef, instant, severity, staffRef } from "./common.ts";
import { consultationRow } from "./consultation-row.ts";
import { episodeDetails, personDetails } from "./enrolment.ts";
import { alertView } from "./triage.ts";

/** All kinds of entries of a timeline; the console has words for each. */
export const TIMELINE_KINDS = [
  "enrolled",
  "enrolment_corrected",
  "activation_issued",
  "activation_revoked",
  "phone_linked",
  "phone_unlinked",
  "person_left_phone",
  "checkin",
  "addendum",
  "alert_raised",
  "alert_worsened",
  "alert_acknowledged",
  "alert_acted",
  "alert_resolved",
  "note",
  "note_for_patient",
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
 * (field names, comma between), `reason` of an end; of a consultation `id`, `hospital`, `reason` (a code) of a decline or of a withdrawal
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
  phones: z.array(z.object({ deviceId: z.string(), relation: z.string(), since: instant, agent: z.string() })),
  activation: z.nullable(
    z.object({ issuedAt: instant, expiresAt: instant, state: z.enum(["waiting", "used", "expired", "revoked", "dead"]) }),
  ),
  /** Oldest first. */
  checkins: z.array(checkinView),
  alerts: z.array(alertView),
  /** Newest first. */
  consultations: z.array(consultationRow),
  /** Newest first. */
  timeline: z.array(timelineEntry),
  may: z.array(z.enum(["correct", "activate", "end", "note", "check-in", "ask-consultation"])),
});
export type PatientRecord = z.infer<typeof patientRecord>;
