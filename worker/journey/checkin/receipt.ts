import { ROUTINE_RULES } from "#clinical/assess.ts";
import type { Receipt } from "#schema/api/checkin.ts";
import type { EpisodeInCare } from "../../ground/episode/store.ts";
import type { Past } from "../triage/alert-row.ts";
import type { Said } from "../triage/messages.ts";
import type { AlertTold } from "../triage/part.ts";
import { acceptedUntil, isEligibility } from "../triage/rules.ts";
import { type Assessed, assessmentViewOf, type CheckinRow, newestAssessment } from "./checkin-row.ts";

/** What stands around a check-in when its receipt is written. */
export interface Around {
  readonly episode: Pick<EpisodeInCare, "lastSeenAt" | "lastSeenBy" | "nextDueAt">;
  readonly alert: AlertTold | null;
  readonly past: Past;
  /** Newest first. */
  readonly messages: readonly Said[];
  readonly now: number;
}

/**
 * Until when all of what it found is accepted; an emergency never is. One finding that is not keeps the phone from saying "the
 * station knows". Whether home is the right place at all is no finding of the illness.
 */
function acceptance({ severity, findings }: Assessed, past: Past, now: number): number | null {
  const speaking = findings.filter(([ruleId]) => !ROUTINE_RULES.has(ruleId) && !isEligibility(ruleId));
  const untils = speaking.flatMap(([ruleId, values]) => acceptedUntil({ ruleId, severity, values }, past.accepted, now) ?? []);
  return untils.length === 0 || untils.length < speaking.length ? null : Math.min(...untils);
}

function seenOf({ lastSeenAt: at, lastSeenBy: by }: Around["episode"], receivedAt: number): Receipt["seen"] {
  return at !== null && by !== null && at > receivedAt ? { at, by } : null;
}

/** The receipt: what the station has, what it means, who saw it and what they said (decisions.md 12, 14). */
export function receiptOf(row: Omit<CheckinRow, "seq">, { episode, alert, past, messages, now }: Around): Receipt {
  const assessed = newestAssessment(row);
  return {
    checkinId: row.id,
    recordedAt: row.recordedAt,
    measuredAt: row.measuredAt,
    receivedAt: row.receivedAt,
    assessment: assessmentViewOf(assessed),
    alert,
    acceptedUntil: acceptance(assessed, past, now),
    seen: seenOf(episode, row.receivedAt),
    answer: messages.find(({ message, toRequest }) => message.at >= row.receivedAt && !toRequest)?.message ?? null,
    nextDueAt: episode.nextDueAt,
  };
}
