import { type Band, inAnyBand, type Who } from "../../rule.ts";
import { ADULT, ONE_YEAR, TEN_YEARS } from "../ages.ts";
import type { CheckinRule } from "../checkin-rule.ts";
import type { Signs } from "../signs.ts";

const systolic = (from: number, to?: number): Band => ({ vital: "systolicMmhg", from, ...(to !== undefined && { to }) });
const diastolic = (from: number, to?: number): Band => ({ vital: "diastolicMmhg", from, ...(to !== undefined && { to }) });

/** The lowest systolic in mmHg that is not too low: L(m) of rule BP-E (261/QD-BYT; PALS). */
export function lowestSystolic(ageMonths: number): number {
  if (ageMonths < 1) return 60;
  if (ageMonths < ONE_YEAR) return 70;
  return ageMonths < TEN_YEARS ? 70 + 2 * Math.floor(ageMonths / 12) : 90;
}

/** The systolic that is an emergency at any age. */
export const bloodPressureTooLow = ({ ageMonths }: Who): readonly Band[] => [
  { vital: "systolicMmhg", to: lowestSystolic(ageMonths) - 1 },
];

/** From these on, in mmHg: adults 220 (NEWS2) and 130, children 160 and 110, in pregnancy 160 and 110 (NICE NG133, WHO). */
const ADULT_VERY_HIGH = [systolic(220), diastolic(130)];
const CHILD_VERY_HIGH = [systolic(160), diastolic(110)];
const PREGNANT_VERY_HIGH = [systolic(160), diastolic(110)];
const PREGNANT_HIGH = [systolic(140), diastolic(90)];
/** An adult's diastolic below 60 is low (261/QD-BYT). */
const LOW_DIASTOLIC: Band = { vital: "diastolicMmhg", to: 59 };
/** Systolic less diastolic, in mmHg, up to which the pair is narrow (dengue). */
const NARROW = 20;

function isNarrow({ systolicMmhg, diastolicMmhg }: Signs): boolean {
  return systolicMmhg !== null && diastolicMmhg !== null && systolicMmhg - diastolicMmhg <= NARROW;
}

/** Blood pressure in mmHg; a void pair is missing here (rules/validity.ts has it). */
export const PRESSURE_RULES: readonly CheckinRule[] = [
  { id: "BP-E", severity: "emergency", bands: bloodPressureTooLow },
  {
    id: "BP-A-DBP-W",
    severity: ({ parameters }) => parameters.dbpAloneSeverity,
    fromMonths: ADULT,
    bands: () => [LOW_DIASTOLIC],
    acceptable: { figure: "diastolicMmhg", worse: "lower", to: 55 },
    when: (signs) => !inAnyBand(bloodPressureTooLow(signs), signs),
  },
  { id: "BP-A-HI-U", severity: "urgent", fromMonths: ADULT, bands: () => ADULT_VERY_HIGH },
  {
    id: "BP-A-HI-W",
    severity: "watch",
    fromMonths: ADULT,
    bands: () => [systolic(180, 219), diastolic(120, 129)],
    when: (signs) => !inAnyBand(ADULT_VERY_HIGH, signs),
  },
  { id: "BP-C-HI-U", severity: "urgent", untilMonths: ADULT, bands: () => CHILD_VERY_HIGH },
  {
    id: "BP-C-HI-W",
    severity: "watch",
    untilMonths: ADULT,
    bands: () => [systolic(140, 159), diastolic(90, 109)],
    when: (signs) => !inAnyBand(CHILD_VERY_HIGH, signs),
  },
  {
    id: "BP-NARROW-W",
    severity: "watch",
    when: isNarrow,
    saw: ["systolicMmhg", "diastolicMmhg", "pulsePressure"],
    limits: () => [{ figure: "pulsePressure", to: NARROW }],
  },
  { id: "PREG-BP-E", severity: "emergency", bands: ({ pregnant }) => (pregnant ? PREGNANT_VERY_HIGH : []) },
  {
    id: "PREG-BP-U",
    severity: "urgent",
    bands: ({ pregnant }) => (pregnant ? PREGNANT_HIGH : []),
    when: (signs) => !inAnyBand(PREGNANT_VERY_HIGH, signs),
  },
];
