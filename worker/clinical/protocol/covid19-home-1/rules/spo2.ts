import type { Band, Bands, Who } from "../../rule.ts";
import { ADULT } from "../ages.ts";
import type { CheckinRule } from "../checkin-rule.ts";
import type { Signs } from "../signs.ts";
import { lowSpo2Max, SPO2_DIFFERENCE, SPO2_EMERGENCY_BELOW, SPO2_EMERGENCY_BELOW_HYPOXIC } from "../spo2.ts";

/** The lowest SpO2 in % that is borderline: 95 and 96 are measured again before they are sent (AMB-1); 94 is moderate by 2671/QD-BYT. */
const BORDERLINE_SPO2 = 95;

/** Bands of a person whose lungs are not known to be chronically hypoxic, and of one whose are. */
const ordinary =
  (from: number | undefined, to: (who: Who) => number): Bands =>
  (who) =>
    who.chronicHypoxia ? [] : [{ vital: "spo2", ...(from !== undefined && { from }), to: to(who) }];
const hypoxic =
  (band: (baseline: number) => Band): Bands =>
  (who) =>
    who.chronicHypoxia && who.spo2Baseline !== null ? [band(who.spo2Baseline)] : [];

const emergency = ordinary(undefined, () => SPO2_EMERGENCY_BELOW - 1);
const reported = ordinary(SPO2_EMERGENCY_BELOW, lowSpo2Max);

/** A low first reading without another one: measure again after 30 to 60 s. */
export function asksSecondReading(signs: Signs): boolean {
  const { spo2First, spo2Second, spo2Third } = signs;
  if (spo2First === null || spo2Second !== null || spo2Third !== null) return false;
  return spo2First <= lowSpo2Max(signs) && !signs.chronicHypoxia;
}

/** Two readings that differ, the lower one low, without a third. */
export function asksThirdReading(signs: Signs): boolean {
  const { spo2First, spo2Second, spo2Third } = signs;
  if (spo2First === null || spo2Second === null || spo2Third !== null) return false;
  return Math.abs(spo2First - spo2Second) >= SPO2_DIFFERENCE && Math.min(spo2First, spo2Second) <= lowSpo2Max(signs);
}

/** The highest SpO2 in % from which a higher reading has recovered. */
const recoveredFrom = (who: Who): number => (who.chronicHypoxia ? SPO2_EMERGENCY_BELOW_HYPOXIC - 1 : lowSpo2Max(who));

function recovered(signs: Signs): boolean {
  const low = recoveredFrom(signs);
  if (signs.spo2 === null || signs.spo2 <= low) return false;
  return [signs.spo2First, signs.spo2Second, signs.spo2Third].some((reading) => reading !== null && reading <= low);
}

/** Oxygen saturation at the finger, in %. */
export const SPO2_RULES: readonly CheckinRule[] = [
  {
    id: "Q-SPO2-REMEASURE",
    severity: "watch",
    when: asksSecondReading,
    saw: ["spo2"],
    limits: (who) => [{ figure: "spo2", to: lowSpo2Max(who) }],
    acceptable: { figure: "spo2", worse: "lower", to: BORDERLINE_SPO2 },
  },
  {
    id: "Q-SPO2-VAR",
    severity: "watch",
    when: asksThirdReading,
    saw: ["spo2", "spo2Difference"],
    limits: (who) => [
      { figure: "spo2", to: lowSpo2Max(who) },
      { figure: "spo2Difference", from: SPO2_DIFFERENCE },
    ],
  },
  {
    id: "Q-SPO2-RECOVERED",
    severity: "watch",
    when: recovered,
    saw: ["spo2", "spo2Lowest"],
    limits: (who) => [
      { figure: "spo2", from: recoveredFrom(who) + 1 },
      { figure: "spo2Lowest", to: recoveredFrom(who) },
    ],
  },
  { id: "Q-SPO2-QUALITY", severity: "watch", when: (signs) => signs.badMeasuringConditions },
  { id: "SPO2-A-E", severity: "emergency", fromMonths: ADULT, bands: emergency },
  {
    id: "SPO2-A-U",
    severity: "urgent",
    fromMonths: ADULT,
    bands: reported,
    acceptable: { figure: "spo2", worse: "lower", to: BORDERLINE_SPO2 },
  },
  { id: "SPO2-C-E", severity: "emergency", untilMonths: ADULT, bands: emergency },
  {
    id: "SPO2-C-U",
    severity: "urgent",
    untilMonths: ADULT,
    bands: reported,
    acceptable: { figure: "spo2", worse: "lower", to: BORDERLINE_SPO2 },
  },
  {
    id: "SPO2-DROP-W",
    severity: "watch",
    bands: (who) =>
      who.chronicHypoxia || who.spo2Baseline === null
        ? []
        : [{ vital: "spo2", from: lowSpo2Max(who) + 1, to: who.spo2Baseline - SPO2_DIFFERENCE }],
    saw: ["spo2Baseline"],
  },
  {
    id: "SPO2-CLD-E",
    severity: "emergency",
    bands: hypoxic(() => ({ vital: "spo2", to: SPO2_EMERGENCY_BELOW_HYPOXIC - 1 })),
    saw: ["spo2Baseline"],
  },
  {
    id: "SPO2-CLD-U",
    severity: "urgent",
    bands: hypoxic((baseline) => ({
      vital: "spo2",
      from: SPO2_EMERGENCY_BELOW_HYPOXIC,
      to: Math.max(baseline - SPO2_DIFFERENCE, SPO2_EMERGENCY_BELOW_HYPOXIC),
    })),
    saw: ["spo2Baseline"],
  },
  { id: "O2-HOME-U", severity: "urgent", when: (signs) => signs.onOxygen },
];
