import * as z from "zod/mini";
import type { MedicineView } from "#schema/api/medicine.ts";
import type { PatientRecord, TimelineEntry } from "#schema/api/record.ts";
import type { MedicineHistory } from "#schema/api/set-medicine.ts";
import type { AskedView } from "#schema/api/triage.ts";
import { type CheckinRow, newestAssessment } from "../../journey/checkin/checkin-row.ts";
import type { NoteRow } from "../../journey/triage/note-store.ts";
import { type Consulted, consultationTimeline } from "./consultation-timeline.ts";
import type { AlertEventRow, AuditedRow } from "./query.ts";
import { BARE, facts } from "./timeline-entry.ts";

function ofCheckin(row: CheckinRow): TimelineEntry[] {
  const [first] = row.assessments;
  const sent: TimelineEntry = {
    ...BARE,
    at: row.receivedAt,
    what: "checkin",
    by: row.sentBy,
    severity: first?.severity ?? null,
    detail: { source: row.source },
    text: row.measurements.note,
  };
  const additions = row.addenda.map((addendum, index): TimelineEntry => {
    const version = row.assessments[index + 1] ?? newestAssessment(row);
    const { receivedAt: at, sentBy: by, added } = addendum;
    return { ...BARE, at, what: "addendum", by, severity: version.severity, text: added.note ?? null };
  });
  return [sent, ...additions];
}

/** A press says more than that an alert was raised: what for, also when one was open already. */
const ofAsked = ({ receivedAt, wants, message, kind }: AskedView): TimelineEntry => ({
  ...BARE,
  at: receivedAt,
  what: "asked",
  severity: kind === "help" ? "emergency" : null,
  detail: facts({ wants: wants.join(",") || null }),
  text: message,
});
const isToldByPress = ({ at, kind, event }: AlertEventRow, asked: readonly AskedView[]): boolean =>
  (event === "raised" || event === "worsened") && asked.some((press) => press.kind === kind && press.receivedAt === at);

const ofVersion = ({ setAt, setBy, stopped, name, dose }: MedicineView): TimelineEntry => ({
  ...BARE,
  at: setAt,
  what: stopped ? "medicine_stopped" : "medicine_set",
  by: setBy,
  text: `${name}, ${dose}`,
});
const ofMedicine = ({ earlier, ...now }: MedicineHistory): TimelineEntry[] => [now, ...earlier].map(ofVersion);

const ofEvent = ({ at, by, event, kind, severity, action, reason, text, patientText }: AlertEventRow): TimelineEntry => ({
  at,
  what: `alert_${event}`,
  by,
  severity,
  detail: facts({ kind, action, reason }),
  text,
  patientText,
});

const ofNote = ({ at, by, text, forPatient }: NoteRow): TimelineEntry =>
  forPatient ? { ...BARE, at, by, what: "note_for_patient", patientText: text } : { ...BARE, at, by, what: "note", text };

const correction = z.object({ reason: z.string(), changed: z.record(z.string(), z.unknown()) });

/** Of a correction the names of what changed and why; the values stay in the audit. */
function ofAudit({ at, by, action, detail }: AuditedRow): TimelineEntry {
  if (action !== "enrolment_corrected") return { ...BARE, at, by, what: action };
  const { reason, changed } = z.parse(correction, JSON.parse(detail ?? "null"));
  return { ...BARE, at, by, what: action, detail: { changed: Object.keys(changed).join(",") }, text: reason };
}

function ofEnd(ended: PatientRecord["ended"]): TimelineEntry[] {
  return ended
    ? [{ ...BARE, at: ended.at, by: ended.by, what: "episode_ended", detail: { reason: ended.reason }, text: ended.note }]
    : [];
}

/** Everything that happened, newest first. */
export function timelineOf(parts: {
  readonly checkins: readonly CheckinRow[];
  readonly asked: readonly AskedView[];
  readonly events: readonly AlertEventRow[];
  readonly notes: readonly NoteRow[];
  readonly medicines: readonly MedicineHistory[];
  readonly audited: readonly AuditedRow[];
  readonly consulted: Consulted;
  readonly ended: PatientRecord["ended"];
}): TimelineEntry[] {
  return [
    ...parts.checkins.flatMap(ofCheckin),
    ...parts.asked.map(ofAsked),
    ...parts.events.filter((event) => !isToldByPress(event, parts.asked)).map(ofEvent),
    ...parts.notes.map(ofNote),
    ...parts.medicines.flatMap(ofMedicine),
    ...parts.audited.map(ofAudit),
    ...consultationTimeline(parts.consulted),
    ...ofEnd(parts.ended),
  ].sort((a, b) => b.at - a.at);
}
