import { ENDED_STORIES } from "./an-khanh/ended.ts";
import { FAMILY_STORIES } from "./an-khanh/family.ts";
import { URGENT_STORIES } from "./an-khanh/urgent.ts";
import { WATCHED_STORIES } from "./an-khanh/watched.ts";
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
