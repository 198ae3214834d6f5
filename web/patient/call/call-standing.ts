import { Refused } from "../../shared/api.ts";

/** `over`: ended, or the invitation was taken back. `no-calls`: there is no call server now. */
export type Refusal = "over" | "no-calls";

/** What the service's answer to "let me in" says about the whole call; null: nothing, whoever asks tries again. */
export function refusalOf(error: unknown): Refusal | null {
  if (!(error instanceof Refused)) return null;
  const { type } = error.problem;
  if (type === "not-found" || type === "forbidden" || type === "consultation-moved-on") return "over";
  return type === "calls-not-configured" ? "no-calls" : null;
}

export interface CallKnown {
  /** The session has been heard, or cannot be. */
  readonly isHeard: boolean;
  readonly isInvited: boolean;
  readonly isOnline: boolean;
  /** A pass was asked for on this page. */
  readonly hasAsked: boolean;
  readonly refusal: Refusal | null;
}

/** What the page of a call shows. Whoever is in it stays in it while the line comes and goes: the call itself says so. */
export function standingOf({
  isHeard,
  isInvited,
  isOnline,
  hasAsked,
  refusal,
}: CallKnown): Refusal | "open" | "no-line" | "loading" {
  if (refusal !== null) return refusal;
  if (hasAsked) return "open";
  if (!isOnline) return "no-line";
  if (isInvited) return "open";
  return isHeard ? "over" : "loading";
}
