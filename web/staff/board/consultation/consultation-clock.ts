import type { ConsultationRow } from "#schema/api/consultation.ts";
import { waitOf } from "../../consultation/consultation-words.ts";
import { type ClockText, clockText, type Span } from "../row/clock-text.ts";

export interface ConsultationClock {
  readonly look: ClockText["look"];
  readonly what: "ring" | "opinion" | "opinion_over" | "unanswered" | "unread";
  /** Since it was asked, accepted or signed. */
  readonly waited: Span;
  /** What is left of the ring or until the opinion is due, or how late it is; null: no clock runs. */
  readonly rest: Span | null;
  readonly share: number;
}

/** A long time, so that what is only waited for shows minutes and no target. */
const NO_TARGET = 3_600_000;
const since = (from: number, at: number): Span => clockText(from, NO_TARGET, at).waited;

/** What the tile of a consultation shows at `at`, ms UTC. */
export function consultationClock(row: ConsultationRow, at: number): ConsultationClock {
  const wait = waitOf(row);
  if (row.state === "ringing" && wait) {
    const { rest, share, look } = clockText(wait.from, wait.until - wait.from, at);
    return { look: "running", what: "ring", waited: since(row.askedAt, at), rest: look === "over" ? null : rest, share };
  }
  if (row.state === "accepted" && wait) {
    const { look, waited, rest, share } = clockText(wait.from, wait.until - wait.from, at);
    return { look, what: look === "over" ? "opinion_over" : "opinion", waited, rest, share };
  }
  if (row.state === "decided" && row.opinion)
    return { look: "calm", what: "unread", waited: since(row.opinion.at, at), rest: null, share: 0 };
  // Rung through without an answer: its time is over.
  return { look: "over", what: "unanswered", waited: since(row.askedAt, at), rest: null, share: 1 };
}
