import type { Problem } from "#schema/api/problem.ts";
import { m } from "../shared/paraglide/messages.js";
import { type ProblemWords, problemTime as time, wordsFrom } from "../shared/problem-words.ts";

const who = ({ by }: Problem): string => (by ? `${by.title} ${by.name}` : "Đồng Hành");

const STAFF: ProblemWords = {
  "unreadable-body": () => m.problem_unreadable_body(),
  "wrong-content-type": () => m.problem_wrong_content_type(),
  "wrong-password": () => m.problem_wrong_password(),
  "password-must-change": () => m.problem_password_must_change(),
  "weak-password": () => m.problem_weak_password(),
  forbidden: () => m.problem_forbidden(),
  "full-birth-date-needed": () => m.problem_full_birth_date_needed(),
  "already-enrolled": () => m.problem_already_enrolled(),
  "alert-moved-on": (problem) => m.problem_alert_moved_on({ who: who(problem), time: time(problem.at) }),
  "emergency-open": () => m.problem_emergency_open(),
  "no-certificate": () => m.certificate_none_why(),
  "record-changed": (problem) => m.problem_record_changed({ who: who(problem), time: time(problem.at) }),
  "consultation-moved-on": (problem) => m.problem_consultation_moved_on({ who: who(problem), time: time(problem.at) }),
  "consultation-open": (problem) => m.problem_consultation_open({ who: who(problem), time: time(problem.at) }),
  "calls-not-configured": () => m.problem_calls_not_configured(),
  "calls-unreachable": () => m.problem_calls_unreachable(),
};

/** What went wrong, in the words of a professional. */
export const wordsOf = wordsFrom(STAFF);
