import type { Dated } from "./dated.ts";

/** How long somebody keeps apart, in full days after the first day of illness. */
export interface IsolationRule extends Dated {
  /** Days after which it may end. */
  readonly atLeastDays: number;
  /** A negative test is needed for that; without one it lasts so many days, by doses. null: no test is asked for. */
  readonly withoutTestDays: { readonly vaccinated: number; readonly notVaccinated: number } | null;
  /** Days until which a mask is worn; null: the text names none. */
  readonly maskDays: number | null;
}

/**
 * AMB-13: 10 or 14 days, then 7 with a negative test, then 5 and a mask. Home isolation never followed 604/QD-BYT of 14/3/2022, whose
 * clause was corrected in a text that was not seen (protocol.md 1.5). Oldest first.
 */
export const ISOLATION_RULES: readonly [IsolationRule, ...IsolationRule[]] = [
  {
    id: "isolation-2022",
    effectiveFrom: "2022-02-17",
    source: "Q-ISO-2022 (250/QD-BYT)",
    mark: "V2",
    atLeastDays: 7,
    withoutTestDays: { vaccinated: 10, notVaccinated: 14 },
    maskDays: null,
  },
  {
    id: "isolation-2023",
    effectiveFrom: "2023-10-20",
    source: "Q-ISO-2023 (group B)",
    mark: "V2",
    atLeastDays: 5,
    withoutTestDays: null,
    maskDays: 10,
  },
];

/** How long somebody is followed, in full days after the first day of illness. */
export interface MonitoringRule extends Dated {
  readonly days: number;
}

/** 14 days, as the NHS's COVID Oximetry @home (then looked at again if still ill); the Ministry's form has 14 columns [M]. */
export const MONITORING_RULES: readonly [MonitoringRule, ...MonitoringRule[]] = [
  { id: "monitoring-14", effectiveFrom: "2022-01-31", source: "Q-NHS (14 days); 261/QD-BYT form [M]", mark: "P", days: 14 },
];
