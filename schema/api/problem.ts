import * as z from "zod/mini";
import { staffRef } from "./common.ts";

/**
 * Every failure on the wire (RFC 9457). `type` is a code of this list; the app has the words for it in three languages,
 * `title` is plain English for whoever reads the traffic. Members beside them are typed parameters of the words.
 */
export const PROBLEM_TYPES = {
  "invalid-body": 422,
  "unreadable-body": 400,
  "body-too-large": 413,
  "wrong-content-type": 415,
  "cross-site": 403,
  "not-signed-in": 401,
  "wrong-password": 401,
  "too-many-tries": 429,
  "password-must-change": 403,
  "weak-password": 422,
  forbidden: 403,
  "not-found": 404,
  "code-unknown": 404,
  "code-used": 410,
  "code-expired": 410,
  "code-revoked": 410,
  "code-dead": 410,
  "wrong-birth-year": 422,
  "full-birth-date-needed": 422,
  "already-enrolled": 409,
  "id-conflict": 409,
  "alert-moved-on": 409,
  "episode-ended": 409,
  "emergency-open": 409,
  "no-certificate": 409,
  "record-changed": 409,
  "consultation-moved-on": 409,
  "consultation-open": 409,
  "calls-not-configured": 503,
  "calls-unreachable": 503,
  "too-busy": 503,
  internal: 500,
} as const;
export type ProblemType = keyof typeof PROBLEM_TYPES;

/** What was wrong with a field of the body: its path and a code. */
export const fieldProblem = z.object({ path: z.string(), code: z.string(), message: z.string() });

/** A failure on the wire (RFC 9457), with the typed members that the words need. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  requestId: z.string(),
  /** invalid-body: which fields. */
  fields: z.optional(z.array(fieldProblem)),
  /** wrong-birth-year: tries left before the code dies. */
  triesLeft: z.optional(z.int()),
  /** code-used, code-expired, code-revoked, code-dead, and wrong-birth-year without a try left: who gives a new code. */
  station: z.optional(z.object({ shortName: z.string(), healthPhone: z.nullable(z.string()) })),
  /** too-many-tries: when to try again, ms UTC. */
  retryAt: z.optional(z.int()),
  /** alert-moved-on, consultation-moved-on, consultation-open, episode-ended, record-changed: the state now, who was first and when. */
  state: z.optional(z.string()),
  by: z.optional(z.nullable(staffRef)),
  at: z.optional(z.int()),
});
export type Problem = z.infer<typeof problem>;
