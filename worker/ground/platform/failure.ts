import type { StaffRef } from "#schema/api/common.ts";
import { PROBLEM_TYPES, type Problem, type ProblemType } from "#schema/api/problem.ts";

/** Somebody was first: the state now, who and when. */
type MovedOn = "alert-moved-on" | "consultation-moved-on" | "consultation-open" | "episode-ended" | "record-changed";
interface Mover {
  readonly state: string;
  readonly by: StaffRef | null;
  readonly at: number;
}

/** Nothing more can be done with this code: who gives a new one, where that is known. */
type DeadCode = "code-used" | "code-expired" | "code-revoked" | "code-dead";
type Station = NonNullable<Problem["station"]>;

/** Everything that can be refused, with what the person needs to know about it. */
export type Failure =
  | { readonly tag: "invalid-body"; readonly fields: NonNullable<Problem["fields"]> }
  | { readonly tag: "wrong-birth-year"; readonly triesLeft: number; readonly station?: Station }
  | { readonly tag: DeadCode; readonly station?: Station }
  | { readonly tag: "too-many-tries"; readonly retryAt: number }
  | ({ readonly tag: MovedOn } & Mover)
  | { readonly tag: Exclude<ProblemType, "invalid-body" | "wrong-birth-year" | "too-many-tries" | DeadCode | MovedOn> };

const TITLES: Record<ProblemType, string> = {
  "invalid-body": "Some fields cannot be read",
  "unreadable-body": "The body is not JSON",
  "body-too-large": "The body is larger than is allowed",
  "wrong-content-type": "The body must be application/json",
  "cross-site": "Another site may not send this",
  "not-signed-in": "There is no valid session",
  "wrong-password": "User name or password is wrong",
  "too-many-tries": "Too many tries, wait",
  "password-must-change": "The password must be changed first",
  "weak-password": "The new password is too short or too common",
  forbidden: "This role may not do that",
  "not-found": "There is no such thing",
  "code-unknown": "There is no such activation code",
  "code-used": "The activation code has been used",
  "code-expired": "The activation code has expired",
  "code-revoked": "The activation code was taken back",
  "code-dead": "The activation code died after too many tries",
  "wrong-birth-year": "The birth year does not fit",
  "full-birth-date-needed": "Below 18 years the full birth date is needed",
  "already-enrolled": "This person is being followed already",
  "id-conflict": "The same id was used with other content",
  "alert-moved-on": "The alert has moved on",
  "episode-ended": "The episode has ended",
  "emergency-open": "An emergency is open",
  "no-certificate": "There is a certificate once home care has ended with recovery",
  "record-changed": "The record was changed meanwhile",
  "consultation-moved-on": "The consultation has moved on",
  "consultation-open": "A consultation about this patient is open already",
  "calls-not-configured": "This deployment has no call server",
  "calls-unreachable": "The call server does not answer",
  "too-busy": "Too many changes at once, try again",
  internal: "Something went wrong here",
};

/** The one table from a failure to what goes over the wire (RFC 9457). */
export function toProblem(failure: Failure, requestId: string): Problem {
  const { tag, ...members } = failure;
  return { type: tag, title: TITLES[tag], status: PROBLEM_TYPES[tag], requestId, ...members };
}
