import { type Bands, coversAge, type Who } from "../../rule.ts";
import { ADULT, FIVE_YEARS, ONE_YEAR, TWELVE_YEARS, TWO_MONTHS } from "../ages.ts";
import type { CheckinRule } from "../checkin-rule.ts";

const breaths =
  (from: number | undefined, to?: number): Bands =>
  () => [{ vital: "respiratoryRate", ...(from !== undefined && { from }), ...(to !== undefined && { to }) }];

/** Up to this rate it is borderline: the limit and one more, as the form asks to count again (AMB-2). */
const borderline = (to: number) => ({ figure: "respiratoryRate", worse: "higher", to }) as const;

/** Breaths counted over a full minute. Bands of ages: protocol.md 10.1. */
export const BREATHING_RULES: readonly CheckinRule[] = [
  { id: "RR-A-E", severity: "emergency", fromMonths: ADULT, bands: breaths(26) },
  {
    id: "RR-A-U",
    severity: "urgent",
    fromMonths: ADULT,
    bands: ({ parameters }) => [{ vital: "respiratoryRate", from: parameters.adultRrNotifyMin, to: 25 }],
    acceptable: borderline(21),
  },
  { id: "RR-A-LO-E", severity: "emergency", fromMonths: ADULT, bands: breaths(undefined, 8) },
  { id: "RR-A-LO-W", severity: "watch", fromMonths: ADULT, bands: breaths(9, 11) },
  { id: "RR-C-LO-E", severity: "emergency", untilMonths: ADULT, bands: breaths(undefined, 9) },
  {
    id: "RR-C-LO-U",
    severity: "urgent",
    untilMonths: FIVE_YEARS,
    bands: ({ ageMonths }) => [{ vital: "respiratoryRate", from: 10, to: ageMonths < ONE_YEAR ? 19 : 14 }],
  },
  {
    id: "RR-C-LO-W",
    severity: "watch",
    fromMonths: ONE_YEAR,
    untilMonths: ADULT,
    bands: ({ ageMonths }) => {
      if (ageMonths < FIVE_YEARS) return [{ vital: "respiratoryRate", from: 15, to: 17 }];
      return [{ vital: "respiratoryRate", from: 10, to: ageMonths < TWELVE_YEARS ? 13 : 11 }];
    },
  },
  { id: "RR-A4-E", severity: "emergency", fromMonths: TWELVE_YEARS, untilMonths: ADULT, bands: breaths(31) },
  { id: "RR-A4-U", severity: "urgent", fromMonths: TWELVE_YEARS, untilMonths: ADULT, bands: breaths(22, 30) },
  {
    id: "RR-A4-W",
    severity: "watch",
    fromMonths: TWELVE_YEARS,
    untilMonths: ADULT,
    bands: breaths(20, 21),
    acceptable: borderline(21),
  },
  { id: "RR-A3-E", severity: "emergency", fromMonths: FIVE_YEARS, untilMonths: TWELVE_YEARS, bands: breaths(45) },
  {
    id: "RR-A3-U",
    severity: "urgent",
    fromMonths: FIVE_YEARS,
    untilMonths: TWELVE_YEARS,
    bands: breaths(30, 44),
    acceptable: borderline(31),
  },
  { id: "RR-A2-E", severity: "emergency", fromMonths: ONE_YEAR, untilMonths: FIVE_YEARS, bands: breaths(60) },
  {
    id: "RR-A2-U",
    severity: "urgent",
    fromMonths: ONE_YEAR,
    untilMonths: FIVE_YEARS,
    bands: breaths(40, 59),
    acceptable: borderline(41),
  },
  { id: "RR-A1-E", severity: "emergency", fromMonths: TWO_MONTHS, untilMonths: ONE_YEAR, bands: breaths(70) },
  {
    id: "RR-A1-U",
    severity: "urgent",
    fromMonths: TWO_MONTHS,
    untilMonths: ONE_YEAR,
    bands: breaths(50, 69),
    acceptable: borderline(51),
  },
  { id: "RR-A0-E", severity: "emergency", untilMonths: TWO_MONTHS, bands: breaths(70) },
  { id: "RR-A0-U", severity: "urgent", untilMonths: TWO_MONTHS, bands: breaths(60, 69) },
];

/** The rules of breathing too slowly. */
const isSlow = ({ id }: CheckinRule): boolean => id.includes("-LO-");

/** From how many breaths a minute somebody is reported for breathing fast, at their age and this site. */
export function fastBreathsFrom(who: Who): number {
  const fast = BREATHING_RULES.filter((rule) => !isSlow(rule) && coversAge(rule, who.ageMonths));
  return Math.min(...fast.flatMap((rule) => (rule.bands?.(who) ?? []).flatMap(({ from }) => from ?? [])));
}
