import { ROUTINE_RULES } from "#clinical/assess.ts";
import type { MessageView, Receipt } from "#schema/api/checkin.ts";
import type { EpisodeInCare } from "../../ground/episode/store.ts";
import type { Past } from "../triage/alert-row.ts";
import type { AlertTold } from "../triage/part.ts";
import { acceptedUntil, isEligibility } from "../triage/rules.ts";
import { type Assessed, assessmentViewOf, type CheckinRow, newestAssessment } from "./checkin-row.ts";

/** What stands around a check-in when its receipt is written. */
export interface Around {
  readonly episode: Pick<EpisodeInCare, "lastSeenAt" | "lastSeenBy" | "nextDueAt">;
  readonly alert: AlertTold | null;
  readonly past: Past;
  /** Newest first. */
  readonly messages: readonly MessageView[];
  readonly now: number;
}

/**
 * Until when all of what it found is accepted; an emergency never is. One finding that is not keeps the phone from saying "the
 * station knows". Whether home is the right place at all is no finding of the illness.
 */
function acceptance({ severity, findings }: Assessed, past: Past, now: number): number | null {
  const speaking = findings.map(([ruleId]) => ruleId).filter((id) => !ROUTINE_RULES.has(id) && !isEligibility(id));
  const untils = speaking.flatMap((ruleId) => acceptedUntil({ ruleId, severity }, past.accepted, now) ?? []);
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
    receivedAt: row.receivedAt,
    assessment: assessmentViewOf(assessed),
    alert,
    acceptedUntil: acceptance(assessed, past, now),
    seen: seenOf(episode, row.receivedAt),
    answer: messages.find((message) => message.at >= row.receivedAt) ?? null,
    nextDueAt: episode.nextDueAt,
  };
}
