import * as z from "zod/mini";
import { alertId, noteId } from "../ids.ts";
import { ALERT_ACTIONS, ALERT_KINDS, ALERT_STATES, RECORDED_ACTIONS, RESOLVE_REASONS, SYSTEM_RESOLVE_REASONS } from "../terms.ts";
import { instant, reason, severity, staffRef, typedText } from "./common.ts";

/** POST /api/episodes/{id}/help: the red button, or a request to be called back. The phone makes the id. */
export const helpBody = z.strictObject({
  id: noteId,
  kind: z.enum(["help", "request"]),
  recordedAt: instant,
  sentAt: instant,
  message: z.nullable(typedText(1_000)),
});

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
  resolved: z.nullable(
    z.object({ at: instant, by: z.nullable(staffRef), reason: z.enum([...RESOLVE_REASONS, ...SYSTEM_RESOLVE_REASONS]) }),
  ),
  acceptedUntil: z.nullable(instant),
  /** What this session may do with it, so that no client copies the policy. */
  may: z.array(z.enum(["acknowledge", "act", "resolve"])),
});
export type AlertView = z.infer<typeof alertView>;

/** What was done about an alert; `text` for colleagues, `patientText` is shown to the patient under the receipt. */
export const actBody = z.strictObject({
  action: z.enum(ALERT_ACTIONS),
  text: z.nullable(typedText(1_000)),
  patientText: z.nullable(typedText(500)),
});
/** `acceptDays`: with finding_accepted, for how long the same findings raise no new alert (1 to 7 days). */
export const resolveBody = z.strictObject({
  reason: z.enum(RESOLVE_REASONS),
  text: z.nullable(typedText(1_000)),
  patientText: z.nullable(typedText(500)),
  acceptDays: z.nullable(z.int().check(z.minimum(1), z.maximum(7))),
});
/** A note; with `forPatient` the patient reads it too. The sender makes the id. */
export const noteBody = z.strictObject({ id: noteId, text: typedText(2_000), forPatient: z.boolean() });

/** A note as it was written; `forPatient`: it stands under the patient's receipt. */
export const noteView = z.object({ id: noteId, at: instant, by: staffRef, text: z.string(), forPatient: z.boolean() });
export type NoteView = z.infer<typeof noteView>;
