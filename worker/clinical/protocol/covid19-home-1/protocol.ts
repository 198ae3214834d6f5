import type { CheckinRule } from "./checkin-rule.ts";
import { BREATHING_RULES } from "./rules/breathing.ts";
import { PRESSURE_RULES } from "./rules/pressure.ts";
import { PULSE_RULES } from "./rules/pulse.ts";
import { SCORE_RULES } from "./rules/score.ts";
import { SPO2_RULES } from "./rules/spo2.ts";
import { SYMPTOM_RULES } from "./rules/symptoms.ts";
import { TEMPERATURE_RULES } from "./rules/temperature.ts";
import { TREND_RULES } from "./rules/trend.ts";
import { VALIDITY_RULES } from "./rules/validity.ts";

/**
 * Every rule that speaks about one check-in, alone or against those before it. Process rules stand in ../../risk.ts (ELIG-RISK) and
 * ../../silence.ts (MISS-*).
 */
const CHECKIN_RULES: readonly CheckinRule[] = [
  ...VALIDITY_RULES,
  ...SPO2_RULES,
  ...BREATHING_RULES,
  ...PULSE_RULES,
  ...PRESSURE_RULES,
  ...TEMPERATURE_RULES,
  ...SYMPTOM_RULES,
  ...SCORE_RULES,
  ...TREND_RULES,
];

/** COVID-19 cared for at home in Vietnam, first protocol. A change of any cut-off is a new version. */
export const COVID19_HOME_1 = {
  id: "covid19-home-1",
  version: "1.1.0",
  /** First day in force, YYYY-MM-DD. */
  effectiveFrom: "2026-11-24",
  rules: CHECKIN_RULES,
} as const;
