import type { PersonDetails } from "../../ground/people/store.ts";
import type { Failure } from "../../ground/platform/failure.ts";
import type { EpisodeDetails } from "./details.ts";
import { contradictions, lacksBirthDay } from "./rules.ts";

const MESSAGES = {
  in_future: "This day is still to come",
  too_early: "This day is too early",
  contradicts: "This contradicts another field",
} as const;

/** Why these details cannot be taken; null when they can. */
export function detailsRefusal(person: PersonDetails, details: EpisodeDetails, now: number): Failure | null {
  const fields = contradictions(person, details, now).map((each) => ({ ...each, message: MESSAGES[each.code] }));
  if (fields.length > 0) return { tag: "invalid-body", fields };
  return lacksBirthDay(person, now) ? { tag: "full-birth-date-needed" } : null;
}
