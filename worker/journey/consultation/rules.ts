import type { FacilityId, StaffId } from "#schema/ids.ts";
import { type ConsultationState, OPINION_TARGET_MS, RING_MS, type Severity } from "#schema/terms.ts";

/** The two who take part: who asks, and who is asked now. */
export type Side = "station" | "hospital";

/** On which side somebody of this facility stands; null: on none, and for them it does not exist. */
export function sideOf(
  facility: FacilityId,
  { stationId, hospitalId }: { readonly stationId: FacilityId; readonly hospitalId: FacilityId },
): Side | null {
  if (facility === stationId) return "station";
  return facility === hospitalId ? "hospital" : null;
}

/** Nothing is decided yet. */
export const isOpen = (state: ConsultationState): boolean =>
  state === "ringing" || state === "unanswered" || state === "accepted";
/** Nobody has it yet: it may be accepted, or asked elsewhere. */
export const isWaiting = (state: ConsultationState): boolean => state === "ringing" || state === "unanswered";

/** A doctor who could be rung. `dutySince` null: not on duty. */
export interface Candidate {
  readonly id: StaffId;
  readonly isLead: boolean;
  readonly dutySince: number | null;
  /** Consultations that they have accepted and not decided. */
  readonly open: number;
  /** Rung in this round already, whatever came of it. */
  readonly rung: boolean;
}

/**
 * In which order doctors are rung: those on duty, the least busy first, then whoever is there longest. With nobody on duty the leads
 * (decisions.md 13).
 */
export function inRingOrder<C extends Candidate>(candidates: readonly C[]): C[] {
  const onDuty = candidates.filter((one) => one.dutySince !== null);
  const asked = onDuty.length > 0 ? onDuty : candidates.filter((one) => one.isLead);
  return [...asked].sort((a, b) => a.open - b.open || (a.dutySince ?? 0) - (b.dutySince ?? 0) || (a.id < b.id ? -1 : 1));
}

/** The next ring: whom, until when (ms UTC); null when everybody was rung: then the station is told. */
export interface NextRing {
  readonly staffId: StaffId;
  readonly until: number;
}
export function nextRing(candidates: readonly Candidate[], severity: Severity | null, now: number): NextRing | null {
  const next = inRingOrder(candidates).find((one) => !one.rung);
  const length = severity === "emergency" ? RING_MS.emergency : RING_MS.other;
  return next ? { staffId: next.id, until: now + length } : null;
}

/** The opinion should be signed by then, ms UTC; null while nobody has it. */
export const opinionDueAt = (state: ConsultationState, acceptedAt: number | null): number | null =>
  state === "accepted" && acceptedAt !== null ? acceptedAt + OPINION_TARGET_MS : null;

/** What somebody is to a consultation, as far as it decides what they may do. */
export interface Standing {
  readonly side: Side;
  readonly state: ConsultationState;
  /** It rings at them now. */
  readonly isRung: boolean;
  /** They have accepted it. */
  readonly isDoctor: boolean;
  /** The station has read the newest opinion. */
  readonly isRead: boolean;
  readonly callsConfigured: boolean;
}
export type Verb = "accept" | "decline" | "decide" | "correct" | "ring" | "withdraw" | "read" | "write" | "invite" | "call";

function stationMay({ state, isRead, callsConfigured }: Standing): (Verb | false)[] {
  if (state === "decided") return [!isRead && "read"];
  if (state === "withdrawn") return [];
  const accepted = state === "accepted";
  return [
    !accepted && "ring",
    "withdraw",
    "write",
    accepted && callsConfigured && "invite",
    accepted && callsConfigured && "call",
  ];
}

function hospitalMay({ state, isRung, isDoctor, callsConfigured }: Standing): (Verb | false)[] {
  if (state === "decided") return ["correct"];
  if (state === "withdrawn") return [];
  if (state !== "accepted") return ["accept", isRung && "decline", "write"];
  if (!isDoctor) return ["write"];
  return ["decline", "decide", "write", callsConfigured && "invite", callsConfigured && "call"];
}

/** What can be done with it by whoever stands there, so that no client copies the policy. */
export function mayDo(standing: Standing): Verb[] {
  const all = standing.side === "station" ? stationMay(standing) : hospitalMay(standing);
  return all.filter((verb) => verb !== false);
}
