import { ENDED_STORIES, FAMILY_STORIES, URGENT_STORIES, WATCHED_STORIES } from "./an-khanh.ts";
import { OTHER_STORIES } from "./elsewhere.ts";
import type { Story } from "./story.ts";

/** The people who are told one by one; the crowd is made around them. */
export const STORIES: readonly Story[] = [
  ...URGENT_STORIES,
  ...WATCHED_STORIES,
  ...FAMILY_STORIES,
  ...ENDED_STORIES,
  ...OTHER_STORIES,
];
