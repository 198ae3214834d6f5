import type { ConsultationRow } from "#schema/api/consultation.ts";
import type { TimelineEntry } from "#schema/api/record.ts";
import type { OpinionRow, PresenceRow, RingRow } from "../consultation/history.ts";
import type { RungAgain } from "./query.ts";
import { BARE, facts } from "./timeline-entry.ts";

/** All that is kept of the consultations about one illness. */
export interface Consulted {
  readonly consultations: readonly ConsultationRow[];
  readonly rings: readonly RingRow[];
  readonly again: readonly RungAgain[];
  readonly opinions: readonly OpinionRow[];
  readonly presences: readonly PresenceRow[];
}

function ofQuestion(
  { id, askedAt: at, askedBy: by, severity, question, hospital }: ConsultationRow,
  parts: Consulted,
): TimelineEntry[] {
  const again = parts.again.filter((each) => each.consultationId === id);
  const first = parts.rings.find((ring) => ring.consultationId === id && ring.round === 1)?.hospital;
  // Which hospital was asked first is not kept once the question went elsewhere and nobody had been rung.
  const asked = first ?? (again.length === 0 ? hospital.shortName : null);
  return [
    { ...BARE, at, what: "consultation_asked", by, severity, detail: facts({ id, hospital: asked }), text: question },
    ...again.map(
      (each): TimelineEntry => ({
        ...BARE,
        ...{ at: each.at, by: each.by },
        what: "consultation_asked",
        detail: facts({ id, hospital: each.hospital }),
      }),
    ),
  ];
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

/** After which moments somebody had to be rung: the question, each time it was asked anew, each ring that nobody took. */
function searches({ id, askedAt }: ConsultationRow, rings: readonly RingRow[], again: readonly RungAgain[]): number[] {
  const untaken = rings.filter(
    ({ outcome }) => outcome === "declined" || outcome === "not_answered" || outcome === "handed_back",
  );
  const anew = again.filter((each) => each.consultationId === id);
  return [askedAt, ...anew.map(({ at }) => at), ...untaken.flatMap(({ outcomeAt }) => outcomeAt ?? [])];
}

/** Nobody was left to ring: no ring began when one should have. A ring that is nothing but a handing back began none. */
function ofSilence(row: ConsultationRow, parts: Consulted): TimelineEntry[] {
  const rings = parts.rings.filter((ring) => ring.consultationId === row.id);
  const begun = new Set(rings.filter(({ outcome }) => outcome !== "handed_back").map(({ at }) => at));
  return searches(row, rings, parts.again)
    .filter((at) => !begun.has(at))
    .map((at) => ({ ...BARE, at, what: "consultation_unanswered", detail: { id: row.id } }));
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
    ...parts.consultations.flatMap((row) => [...ofQuestion(row, parts), ...ofSilence(row, parts), ...ofEnd(row)]),
    ...parts.rings.flatMap(ofRing),
    ...parts.opinions.map(ofOpinion),
    ...parts.presences.map(ofPresence),
  ];
}
