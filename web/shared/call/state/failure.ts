import { Refused } from "../../api.ts";
import type { CallFailure } from "./call-state.ts";

/** The call could not be joined, said by the call server or by this browser. */
export class NoCall extends Error {
  readonly why: CallFailure;
  constructor(why: CallFailure) {
    super(why);
    this.why = why;
  }
}

const BY_PROBLEM: Record<string, CallFailure> = {
  "calls-not-configured": "not-configured",
  "calls-unreachable": "unreachable",
  "consultation-moved-on": "ended",
  "episode-ended": "ended",
  "too-busy": "unreachable",
  internal: "unreachable",
};

/** What the state machine is told. What nobody foresaw counts as unreachable: it is tried again. */
export function failureOf(error: unknown): CallFailure {
  if (error instanceof NoCall) return error.why;
  if (error instanceof Refused) return BY_PROBLEM[error.problem.type] ?? "refused";
  return "unreachable";
}
