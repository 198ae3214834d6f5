import type { Problem } from "#schema/api/problem.ts";
import { Refused, Unreachable } from "./api.ts";
import { clockTime } from "./locale.ts";
import { m } from "./paraglide/messages.js";

/** Words for problems, by their type. */
export type ProblemWords = Readonly<Record<string, (problem: Problem) => string>>;

export const problemTime = (at: number | undefined): string => (at === undefined ? "" : clockTime(at));

/** What anybody may hear. What only some routes answer has its words where those are asked, so that a phone's first load is small. */
const COMMON: ProblemWords = {
  "invalid-body": ({ fields }) => m.problem_invalid_body({ fields: (fields ?? []).map((field) => field.path).join(", ") }),
  "body-too-large": () => m.problem_body_too_large(),
  "cross-site": () => m.problem_cross_site(),
  "not-signed-in": () => m.problem_not_signed_in(),
  "too-many-tries": ({ retryAt }) => m.problem_too_many_tries({ time: problemTime(retryAt) }),
  "not-found": () => m.problem_not_found(),
  "id-conflict": () => m.problem_id_conflict(),
  "episode-ended": ({ at }) => m.problem_episode_ended({ time: problemTime(at) }),
  "too-busy": () => m.problem_too_busy(),
};

/** Words for an error, with those of a part of the app beside the common ones. */
export function wordsFrom(more: ProblemWords): (error: unknown) => string {
  return (error) => {
    if (!(error instanceof Refused))
      return error instanceof Unreachable ? m.problem_offline() : m.problem_internal({ requestId: "" });
    const { problem } = error;
    const words = more[problem.type] ?? COMMON[problem.type];
    return words ? words(problem) : m.problem_internal({ requestId: problem.requestId });
  };
}

/** What went wrong, in the reader's words. */
export const wordsOf = wordsFrom({});
