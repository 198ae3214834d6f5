import type { FindingValues } from "../../../assessment.ts";
import { inAnyBand, type Limit, type Who } from "../../rule.ts";
import type { CheckinRule } from "../checkin-rule.ts";
import type { Signs } from "../signs.ts";
import { NEWS2_RISE, risenFrom, SPO2_FALL } from "../worsening.ts";
import { BREATHING_RULES } from "./breathing.ts";
import { PULSE_RULES } from "./pulse.ts";
import { SPO2_RULES } from "./spo2.ts";
import { FEVER_FROM, hasLasted, LASTING_HOURS } from "./temperature.ts";

/** Whether a limit of its own speaks of the figure already: the trend is for what is getting worse inside the normal range. */
function isReported(rules: readonly CheckinRule[], signs: Signs): boolean {
  return rules.some(
    ({ bands, fromMonths = 0, untilMonths = Number.POSITIVE_INFINITY }) =>
      bands !== undefined && signs.ageMonths >= fromMonths && signs.ageMonths < untilMonths && inAnyBand(bands(signs), signs),
  );
}

/** A limit that is reckoned from the person's own usual or earlier value, as it was then; without that value there is none to name. */
const against =
  (own: keyof FindingValues, limit: (value: number) => Limit) =>
  (_: Who, saw: FindingValues): readonly Limit[] => {
    const value = saw[own];
    return value === undefined ? [] : [limit(value)];
  };
/** Breaths and beats are whole numbers. */
const risen =
  (figure: "respiratoryRate" | "pulse") =>
  (usual: number): Limit => ({ figure, from: Math.ceil(risenFrom(figure, usual)) });

/**
 * Getting worse while no figure is out of its limits. All [P] and never more than a watch: they add to what the limits say and lower
 * nothing. What is compared with what, and by how much, stands in worsening.ts.
 */
export const TREND_RULES: readonly CheckinRule[] = [
  {
    id: "TREND-SPO2-W",
    severity: "watch",
    when: (signs) => signs.worsening.spo2 && !isReported(SPO2_RULES, signs),
    saw: ["spo2", "spo2Baseline"],
    limits: against("spo2Baseline", (usual) => ({ figure: "spo2", to: usual - SPO2_FALL })),
  },
  {
    id: "TREND-RR-W",
    severity: "watch",
    when: (signs) => signs.worsening.respiratoryRate && !isReported(BREATHING_RULES, signs),
    saw: ["respiratoryRate", "usualRespiratoryRate"],
    limits: against("usualRespiratoryRate", risen("respiratoryRate")),
  },
  {
    id: "TREND-PULSE-W",
    severity: "watch",
    when: (signs) => signs.worsening.pulse && !isReported(PULSE_RULES, signs),
    saw: ["pulse", "usualPulse"],
    limits: against("usualPulse", risen("pulse")),
  },
  {
    id: "TREND-NEWS2-W",
    severity: "watch",
    when: ({ worsening }) => worsening.news2,
    saw: ["news2", "news2Before"],
    limits: against("news2Before", (before) => ({ figure: "news2", from: before + NEWS2_RISE })),
  },
  { id: "TREND-DANGER-W", severity: "watch", when: ({ worsening }) => worsening.danger },
  {
    id: "TREND-FEVER-W",
    severity: "watch",
    when: (signs) => signs.worsening.fever && !hasLasted(signs),
    saw: ["temperatureCelsius", "measuredFeverHours"],
    limits: () => [
      { figure: "measuredFeverHours", from: LASTING_HOURS },
      { figure: "temperatureCelsius", from: FEVER_FROM },
    ],
  },
];
