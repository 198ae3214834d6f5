import type { Bands, Limit } from "../../rule.ts";
import { ADULT, SIX_MONTHS, THREE_MONTHS } from "../ages.ts";
import type { CheckinRule } from "../checkin-rule.ts";
import type { Signs } from "../signs.ts";

/** Fever is above 37.5 degrees Celsius (3646/QD-BYT): the first tenth above it. The form then asks since when. */
export const FEVER_FROM = 37.6;
/** High fever is above 38.5 (the Ministry's figure for paracetamol, protocol.md 1.7): the first tenth above it. */
const HIGH_FEVER_FROM = 38.6;
const BELOW_HIGH_FEVER = 38.5;
/** From this many hours a fever has lasted (528/QD-BYT). */
export const LASTING_HOURS = 48;

const temperature =
  (from: number | undefined, to?: number): Bands =>
  () => [{ vital: "temperatureCelsius", ...(from !== undefined && { from }), ...(to !== undefined && { to }) }];

/** Whether the temperature is that high, an unknown one included. */
const isFrom = (least: number, { temperatureCelsius }: Signs): boolean =>
  temperatureCelsius === null || temperatureCelsius >= least;
/** Whether the person said that the fever has lasted. */
export const hasLasted = ({ feverHours }: Signs): boolean => feverHours !== null && feverHours >= LASTING_HOURS;
/** A child's fever of two days is urgent as soon as it is fever, an adult's when it is high. */
const lastsHigh = (signs: Signs): boolean =>
  hasLasted(signs) && isFrom(signs.ageMonths >= ADULT ? HIGH_FEVER_FROM : FEVER_FROM, signs);

const lasting = (from: number) => (): readonly Limit[] => [
  { figure: "feverHours", from: LASTING_HOURS },
  { figure: "temperatureCelsius", from },
];

/** Body temperature in degrees Celsius and the hours a fever has lasted. An unknown temperature counts as fever. */
export const TEMPERATURE_RULES: readonly CheckinRule[] = [
  { id: "T-U3M-U", severity: "urgent", untilMonths: THREE_MONTHS, bands: temperature(38) },
  { id: "T-U6M-U", severity: "urgent", fromMonths: THREE_MONTHS, untilMonths: SIX_MONTHS, bands: temperature(39) },
  { id: "T-U6M-W", severity: "watch", fromMonths: THREE_MONTHS, untilMonths: SIX_MONTHS, bands: temperature(38, 38.9) },
  {
    id: "T-C-48H-U",
    severity: "urgent",
    untilMonths: ADULT,
    when: lastsHigh,
    saw: ["feverHours", "temperatureCelsius"],
    limits: lasting(FEVER_FROM),
  },
  {
    id: "T-NR-U",
    severity: "urgent",
    when: (signs) => signs.feverNotResponding && isFrom(HIGH_FEVER_FROM, signs),
    saw: ["temperatureCelsius"],
    limits: () => [{ figure: "temperatureCelsius", from: HIGH_FEVER_FROM }],
  },
  {
    id: "T-NR-W",
    severity: "watch",
    when: (signs) => signs.feverNotResponding && !isFrom(HIGH_FEVER_FROM, signs),
    saw: ["temperatureCelsius"],
    limits: () => [{ figure: "temperatureCelsius", to: BELOW_HIGH_FEVER }],
  },
  {
    id: "T-A-48H-U",
    severity: "urgent",
    fromMonths: ADULT,
    when: lastsHigh,
    saw: ["feverHours", "temperatureCelsius"],
    limits: lasting(HIGH_FEVER_FROM),
  },
  {
    id: "T-48H-W",
    severity: "watch",
    when: (signs) => hasLasted(signs) && isFrom(FEVER_FROM, signs) && !lastsHigh(signs),
    saw: ["feverHours", "temperatureCelsius"],
    limits: lasting(FEVER_FROM),
  },
  { id: "T-W", severity: "watch", bands: temperature(HIGH_FEVER_FROM) },
  { id: "T-HI-U", severity: "urgent", bands: temperature(40) },
  { id: "T-A-LO-U", severity: "urgent", fromMonths: ADULT, bands: temperature(undefined, 35) },
  { id: "T-C-LO-U", severity: "urgent", untilMonths: ADULT, bands: temperature(undefined, 35) },
  { id: "T-C-LO-W", severity: "watch", untilMonths: ADULT, bands: temperature(undefined, 35.9) },
  {
    id: "PREG-T-U",
    severity: "urgent",
    bands: ({ pregnant }) => (pregnant ? [{ vital: "temperatureCelsius", from: 38 }] : []),
  },
];
