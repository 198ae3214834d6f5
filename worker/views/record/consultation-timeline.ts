import type { ConsultationRow } from "#schema/api/consultation.ts";
import type { TimelineEntry } from "#schema/api/record.ts";
import type { OpinionRow, PresenceRow, RingRow } from "../consultation/history.ts";
import type { AskingRow } from "./query.ts";
import { BARE, facts } from "./timeline-entry.ts";

/** All that is kept of the consultations about one illness. */
export interface Consulted {
  readonly consultations: readonly ConsultationRow[];
  readonly rings: readonly RingRow[];
  readonly askings: readonly AskingRow[];
  readonly opinions: readonly OpinionRow[];
  readonly presences: readonly PresenceRow[];
}

/** Each time that a hospital was asked, and each time that nobody was left to ring there; the question stands with the first. */
function ofAsking({ at, by, action, consultationId: id, hospital }: AskingRow, { consultations }: Consulted): TimelineEntry {
  const entry = { ...BARE, at, by, detail: facts({ id, hospital }) };
  if (action === "consultation_unanswered") return { ...entry, what: action };
  const asked = action === "consultation_asked" ? consultations.find((one) => one.id === id) : undefined;
  return { ...entry, what: "consultation_asked", severity: asked?.severity ?? null, text: asked?.question ?? null };
}

const RING_KINDS = {
  accepted: "consultation_accepted",
  declined: "consultation_declined",
  handed_back: "consultation_handed_back",
} as const;

function ofRing({ consultationId: id, staff: by, hospital, outcome, outcomeAt, reason, note: text }: RingRow): TimelineEntry[] {
  if (outcomeAt === null || !(outcome === "accepted" || outcome === "declined" || outcome === "handed_back")) return [];
  return [{ ...BARE, at: outcomeAt, what: RING_KINDS[outcome], by, detail: facts({ id, hospital, reason }), text }];
}

function ofOpinion({
  consultationId: id,
  version,
  at,
  by,
  disposition,
  assessment,
  patientText,
  correction,
}: OpinionRow): TimelineEntry {
  const what = version === 1 ? "consultation_decided" : "consultation_corrected";
  return { ...BARE, at, what, by, detail: facts({ id, disposition, correction }), text: assessment, patientText };
}

function ofEnd({ id, withdrawn, read }: ConsultationRow): TimelineEntry[] {
  return [
    ...(withdrawn
      ? [{ ...BARE, at: withdrawn.at, what: "consultation_withdrawn" as const, by: withdrawn.by, ...whyWithdrawn(id, withdrawn) }]
      : []),
    ...(read ? [{ ...BARE, at: read.at, what: "consultation_read" as const, by: read.by, detail: { id } }] : []),
  ];
}

/** The system withdraws for a reason that is a code; a person says it in words. */
const whyWithdrawn = (id: string, { by, reason }: NonNullable<ConsultationRow["withdrawn"]>) =>
  by ? { detail: { id }, text: reason } : { detail: { id, reason } };

function ofPresence({ consultationId: id, staff: by, name, joinedAt: at, leftAt }: PresenceRow): TimelineEntry {
  const detail = facts({ id, who: by ? null : name, until: leftAt === null ? null : String(leftAt) });
  return { ...BARE, at, what: "call_attended", by, detail };
}

/** What happened in the consultations about one illness, in no order. */
export function consultationTimeline(parts: Consulted): TimelineEntry[] {
  return [
    ...parts.askings.map((asking) => ofAsking(asking, parts)),
    ...parts.consultations.flatMap(ofEnd),
    ...parts.rings.flatMap(ofRing),
    ...parts.opinions.map(ofOpinion),
    ...parts.presences.map(ofPresence),
  ];
}
