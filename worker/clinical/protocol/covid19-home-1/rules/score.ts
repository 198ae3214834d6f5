import { ADULT, THREE_MONTHS } from "../ages.ts";
import type { CheckinRule, When } from "../checkin-rule.ts";

/** NEWS2's response bands (Royal College of Physicians): 7 and over, 5 to 6, and any single parameter of 3. */
const EMERGENCY_FROM = 7;
const URGENT_FROM = 5;
const WATCH_FROM = 3;
const RED = 3;

const scored =
  (from: number, below: number, red?: boolean): When =>
  ({ news2 }) =>
    news2 !== null && news2.score >= from && news2.score < below && (red === undefined || (news2.highest === RED) === red);

/** Rules over the score, and what holds for an age whatever was measured. */
export const SCORE_RULES: readonly CheckinRule[] = [
  {
    id: "NEWS-E",
    severity: "emergency",
    fromMonths: ADULT,
    when: scored(EMERGENCY_FROM, Number.POSITIVE_INFINITY),
    saw: ["news2"],
    limits: () => [{ figure: "news2", from: EMERGENCY_FROM }],
  },
  {
    id: "NEWS-U",
    severity: "urgent",
    fromMonths: ADULT,
    when: scored(URGENT_FROM, EMERGENCY_FROM),
    saw: ["news2"],
    limits: () => [{ figure: "news2", from: URGENT_FROM, to: EMERGENCY_FROM - 1 }],
  },
  {
    id: "NEWS-3-U",
    severity: "urgent",
    fromMonths: ADULT,
    when: scored(0, URGENT_FROM, true),
    saw: ["news2", "news2Highest"],
    limits: () => [{ figure: "news2Highest", from: RED }],
  },
  {
    id: "NEWS-W",
    severity: "watch",
    fromMonths: ADULT,
    when: scored(WATCH_FROM, URGENT_FROM, false),
    saw: ["news2"],
    limits: () => [{ figure: "news2", from: WATCH_FROM, to: URGENT_FROM - 1 }],
  },
  {
    id: "ELIG-U3M-U",
    severity: "urgent",
    untilMonths: THREE_MONTHS,
    when: ({ firstOfEpisode }) => firstOfEpisode,
    saw: ["ageMonths"],
    limits: () => [{ figure: "ageMonths", to: THREE_MONTHS - 1 }],
  },
];
