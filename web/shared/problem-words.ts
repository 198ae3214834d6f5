import type { Problem } from "#schema/api/problem.ts";
import { Refused, Unreachable } from "./api.ts";
import { clockTime } from "./locale.ts";
import { m } from "./paraglide/messages.js";

const time = (at: number | undefined): string => (at === undefined ? "" : clockTime(at));
const who = ({ by }: Problem): string => (by ? `${by.title} ${by.name}` : "Đồng Hành");

const WORDS: Record<string, (problem: Problem) => string> = {
  "invalid-body": ({ fields }) => m.problem_invalid_body({ fields: (fields ?? []).map((field) => field.path).join(", ") }),
  "unreadable-body": () => m.problem_unreadable_body(),
  "body-too-large": () => m.problem_body_too_large(),
  "wrong-content-type": () => m.problem_wrong_content_type(),
  "cross-site": () => m.problem_cross_site(),
  "not-signed-in": () => m.problem_not_signed_in(),
  "wrong-password": () => m.problem_wrong_password(),
  "too-many-tries": ({ retryAt }) => m.problem_too_many_tries({ time: time(retryAt) }),
  "password-must-change": () => m.problem_password_must_change(),
  "weak-password": () => m.problem_weak_password(),
  forbidden: () => m.problem_forbidden(),
  "not-found": () => m.problem_not_found(),
  "code-unknown": () => m.problem_code_unknown(),
  "code-used": () => m.problem_code_used(),
  "code-expired": () => m.problem_code_expired(),
  "code-revoked": () => m.problem_code_revoked(),
  "code-dead": () => m.problem_code_dead(),
  "wrong-birth-year": ({ triesLeft = 0 }) => m.problem_wrong_birth_year({ triesLeft }),
  "full-birth-date-needed": () => m.problem_full_birth_date_needed(),
  "already-enrolled": () => m.problem_already_enrolled(),
  "id-conflict": () => m.problem_id_conflict(),
  "alert-moved-on": (problem) => m.problem_alert_moved_on({ who: who(problem), time: time(problem.at) }),
  "episode-ended": ({ at }) => m.problem_episode_ended({ time: time(at) }),
  "emergency-open": () => m.problem_emergency_open(),
  "record-changed": (problem) => m.problem_record_changed({ who: who(problem), time: time(problem.at) }),
  "consultation-moved-on": (problem) => m.problem_consultation_moved_on({ who: who(problem), time: time(problem.at) }),
  "consultation-open": (problem) => m.problem_consultation_open({ who: who(problem), time: time(problem.at) }),
  "calls-not-configured": () => m.problem_calls_not_configured(),
  "calls-unreachable": () => m.problem_calls_unreachable(),
  "too-busy": () => m.problem_too_busy(),
};

/** What went wrong, in the reader's words. */
export function wordsOf(error: unknown): string {
  if (error instanceof Refused) {
    const words = WORDS[error.problem.type];
    return words ? words(error.problem) : m.problem_internal({ requestId: error.problem.requestId });
  }
  return error instanceof Unreachable ? m.problem_offline() : m.problem_internal({ requestId: "" });
}
