import type { Story } from "../story.ts";

const YEAR = 12;

/** Whose care has ended, each for another reason. */
export const ENDED_STORIES: readonly Story[] = [
  {
    name: "Lưu Thị Hạnh",
    honorific: "co",
    sex: "female",
    ageMonths: 46 * YEAR,
    place: "an-khanh",
    days: 12,
    course: "ordinary",
    ended: { reason: "recovered", daysAgo: 2, by: "ha" },
  },
  {
    name: "Kiều Văn Thành",
    honorific: "chu",
    sex: "male",
    ageMonths: 55 * YEAR,
    place: "an-khanh",
    days: 8,
    course: "low",
    ended: { reason: "hospitalised", daysAgo: 3, by: "quan" },
  },
  {
    name: "Châu Mỹ Phụng",
    honorific: "em",
    sex: "female",
    ageMonths: 18 * YEAR + 4,
    place: "an-khanh",
    days: 6,
    course: "ordinary",
    ended: { reason: "moved_away", daysAgo: 1, by: "tu" },
  },
];
