import type { Band, Who } from "../../rule.ts";
import { ADULT, FIVE_YEARS, ONE_YEAR, TEN_YEARS, THREE_MONTHS, TWELVE_YEARS, TWO_YEARS } from "../ages.ts";
import type { CheckinRule } from "../checkin-rule.ts";

const below = (pulse: number): Band => ({ vital: "pulse", to: pulse - 1 });
const from = (pulse: number, to?: number): Band => ({ vital: "pulse", from: pulse, ...(to !== undefined && { to }) });

/** From this pulse it is an emergency at 12 years and over: NEWS2's red limit, and a product decision below 16. */
const emergencyFrom = ({ ageMonths }: Who): number => (ageMonths >= ADULT ? 131 : 150);
/** Up to this pulse it is an emergency at 12 years and over (NEWS2's red limit). */
const EMERGENCY_TO = 40;

/** A child's pulse that suggests supraventricular tachycardia (PALS). */
function tachycardiaFrom(ageMonths: number): number {
  if (ageMonths < ONE_YEAR) return 220;
  if (ageMonths < TWO_YEARS) return 200;
  return ageMonths < FIVE_YEARS ? 180 : 160;
}

/** The usual pulse of a child awake (PALS); both ends are inside it. */
function usualPulse(ageMonths: number): readonly [number, number] {
  if (ageMonths < THREE_MONTHS) return [85, 205];
  if (ageMonths < TWO_YEARS) return [100, 190];
  return ageMonths < TEN_YEARS ? [60, 140] : [60, 120];
}

/** Beats per minute. */
export const PULSE_RULES: readonly CheckinRule[] = [
  {
    id: "PR-A-E",
    severity: "emergency",
    fromMonths: TWELVE_YEARS,
    bands: (who) => [{ vital: "pulse", to: EMERGENCY_TO }, from(emergencyFrom(who))],
  },
  {
    id: "PR-A-U",
    severity: "urgent",
    fromMonths: TWELVE_YEARS,
    bands: (who) => [from(EMERGENCY_TO + 1, 49), from(121, emergencyFrom(who) - 1)],
  },
  {
    id: "PR-A-W",
    severity: "watch",
    fromMonths: ADULT,
    bands: () => [from(111, 120)],
    acceptable: { figure: "pulse", worse: "higher", to: 120 },
  },
  {
    id: "PR-C-LO-U",
    severity: "urgent",
    untilMonths: TWELVE_YEARS,
    bands: ({ ageMonths }) => [below(ageMonths < FIVE_YEARS ? 60 : 50)],
  },
  {
    id: "PR-C-HI-U",
    severity: "urgent",
    untilMonths: TWELVE_YEARS,
    bands: ({ ageMonths }) => [from(tachycardiaFrom(ageMonths))],
  },
  {
    id: "PR-C-W",
    severity: "watch",
    untilMonths: TWELVE_YEARS,
    bands: ({ ageMonths }) => {
      const [lowest, highest] = usualPulse(ageMonths);
      return [below(lowest), from(highest + 1)];
    },
  },
];
