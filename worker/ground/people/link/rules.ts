/** Codes that one phone may make in an hour. */
export const MOST_CODES = 6;
export const CODES_WITHIN_MS = 3_600_000;

export interface LinkCodeFacts {
  readonly used_at: number | null;
  readonly revoked_at: number | null;
  readonly expires_at: number;
}
export type LinkCodeState = "waiting" | "used" | "expired" | "revoked";

/** What became of a code. Used comes first: a code that did its work and was then replaced has done it. */
export function linkCodeState(facts: LinkCodeFacts, now: number): LinkCodeState {
  if (facts.used_at !== null) return "used";
  if (facts.revoked_at !== null) return "revoked";
  return facts.expires_at <= now ? "expired" : "waiting";
}

/** When the phone may make another code, ms; null: now. `issued`: when it made those of the last hour, oldest first. */
export function nextCodeAt(issued: readonly number[]): number | null {
  const oldest = issued.at(-MOST_CODES);
  return oldest === undefined ? null : oldest + CODES_WITHIN_MS;
}
