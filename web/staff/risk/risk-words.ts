import type { RiskGap, RiskPlace, RiskReason, RiskUnknown } from "#clinical/risk-why.ts";
import { m } from "../../shared/paraglide/messages.js";

const REASON: Record<RiskReason, () => string> = {
  age_newborn: () => m.riskwhy_age_newborn(),
  age_young: () => m.riskwhy_age_young(),
  age_middle: () => m.riskwhy_age_middle(),
  age_old: () => m.riskwhy_age_old(),
  chronic: () => m.riskwhy_chronic(),
  no_chronic: () => m.riskwhy_no_chronic(),
  vaccinated: () => m.riskwhy_vaccinated(),
  not_vaccinated: () => m.riskwhy_not_vaccinated(),
  pregnant: () => m.riskwhy_pregnant(),
  postpartum: () => m.riskwhy_postpartum(),
};
const UNKNOWN: Record<RiskUnknown, () => string> = {
  conditions: () => m.riskwhy_unknown_conditions(),
  doses: () => m.riskwhy_unknown_doses(),
  pregnant: () => m.riskwhy_unknown_pregnant(),
  postpartum: () => m.riskwhy_unknown_postpartum(),
};
const GAP: Record<RiskGap, () => string> = {
  chronic_not_vaccinated: () => m.riskwhy_gap_chronic_not_vaccinated(),
  age_49: () => m.riskwhy_gap_age_49(),
  age_65: () => m.riskwhy_gap_age_65(),
  doses_full: () => m.riskwhy_gap_doses_full(),
};
const PLACE: Record<RiskPlace, () => string> = {
  home: () => m.riskwhy_place_home(),
  home_or_district: () => m.riskwhy_place_home_or_district(),
  hospital_oxygen: () => m.riskwhy_place_hospital_oxygen(),
  hospital_intensive: () => m.riskwhy_place_hospital_intensive(),
};

/** Codes in words, as they stand inside a sentence. */
export const reasonsWord = (codes: readonly RiskReason[]): string => codes.map((code) => REASON[code]()).join(", ");
export const unknownsWord = (codes: readonly RiskUnknown[]): string => codes.map((code) => UNKNOWN[code]()).join(", ");
export const gapsWord = (codes: readonly RiskGap[]): string => codes.map((code) => GAP[code]()).join("; ");
export const placeWord = (code: RiskPlace): string => PLACE[code]();
