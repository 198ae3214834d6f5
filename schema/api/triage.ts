import * as z from "zod/mini";
import { alertId, noteId } from "../ids.ts";
import {
  ALERT_ACTIONS,
  ALERT_KINDS,
  ALERT_STATES,
  RECORDED_ACTIONS,
  RESOLVE_REASONS,
  SYSTEM_RESOLVE_REASONS,
  WANTS,
} from "../terms.ts";
import { instant, reason, severity, staffRef, typedText } from "./common.ts";

/** The red button is `help`; everything that is no danger is a request. */
const helpKind = z.enum(["help", "request"]);

/**
 * POST /api/phone/episodes/{id}/help: the red button, or a request. The phone makes the id. `wants`: with a request alone; a phone that
 * does not say what for wants to be called back.
 */
export const helpBody = z.strictObject({
  id: noteId,
  kind: helpKind,
  wants: z.optional(z.array(z.enum(WANTS)).check(z.minLength(1), z.maxLength(WANTS.length))),
  recordedAt: instant,
  sentAt: instant,
  message: z.nullable(typedText(1_000)),
});

const resolveReason = z.enum([...RESOLVE_REASONS, ...SYSTEM_RESOLVE_REASONS]);

/** An alert as professionals see it. Times ms UTC; the waiting time counts from `clockFrom` against `targetMs`. */
export const alertView = z.object({
  id: alertId,
  kind: z.enum(ALERT_KINDS),
  state: z.enum(ALERT_STATES),
  severity,
  reasons: z.array(reason),
  message: z.nullable(z.string()),
  openedAt: instant,
  clockFrom: instant,
  /** How long it may wait, ms. */
  targetMs: z.int(),
  holder: z.nullable(z.object({ ...staffRef.shape, since: instant })),
  formerHolder: z.nullable(staffRef),
  lastAction: z.nullable(z.object({ action: z.enum(RECORDED_ACTIONS), at: instant })),
  resolved: z.nullable(z.object({ at: instant, by: z.nullable(staffRef), reason: resolveReason })),
  /** null: nothing was accepted, or it was taken back. */
  acceptedUntil: z.nullable(instant),
  /** What of it was accepted when it was closed: these raise nothing until then, as long as no value is worse. */
  accepted: z.array(reason),
  /** What this session may do with it, so that no client copies the policy. */
  may: z.array(z.enum(["acknowledge", "act", "resolve", "take-back"])),
});
export type AlertView = z.infer<typeof alertView>;

/**
 * What a family asked for, and how far it has come: the station has it (`receivedAt`), somebody took it after it came, what they wrote
 * since, closed. `recordedAt` is the phone's clock. `wants` is empty for the red button.
 */
export const askedView = z.object({
  id: noteId,
  kind: helpKind,
  wants: z.array(z.enum(WANTS)),
  message: z.nullable(z.string()),
  recordedAt: instant,
  receivedAt: instant,
  taken: z.nullable(z.object({ at: instant, by: staffRef })),
  words: z.array(z.object({ at: instant, by: staffRef, text: z.string() })),
  done: z.nullable(z.object({ at: instant, by: z.nullable(staffRef), reason: resolveReason })),
});
export type AskedView = z.infer<typeof askedView>;

/** What was done about an alert; `text` for colleagues, `patientText` is shown to the patient under the receipt. */
export const actBody = z.strictObject({
  action: z.enum(ALERT_ACTIONS),
  text: z.nullable(typedText(1_000)),
  patientText: z.nullable(typedText(500)),
});
/** For how long a finding can be accepted at most, in hours. */
export const MOST_ACCEPT_HOURS = 48;
/** `acceptHours`: with finding_accepted, for how long its borderline findings raise no new alert while they are no worse. */
export const resolveBody = z.strictObject({
  reason: z.enum(RESOLVE_REASONS),
  text: z.nullable(typedText(1_000)),
  patientText: z.nullable(typedText(500)),
  acceptHours: z.nullable(z.int().check(z.minimum(1), z.maximum(MOST_ACCEPT_HOURS))),
});
/** A note; with `forPatient` the patient reads it too. The sender makes the id. */
export const noteBody = z.strictObject({ id: noteId, text: typedText(2_000), forPatient: z.boolean() });

/** A note as it was written; `forPatient`: it stands under the patient's receipt. */
export const noteView = z.object({ id: noteId, at: instant, by: staffRef, text: z.string(), forPatient: z.boolean() });
export type NoteView = z.infer<typeof noteView>;
