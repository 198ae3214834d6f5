import type { RiskClass, Severity } from "#schema/terms.ts";
import type { Dated } from "./dated.ts";

/** How soon after a check-in the next one is asked for, whatever the windows say, in hours; null: the windows suffice. */
export interface SchedulePlan extends Dated {
  readonly extraAfterHours: {
    readonly severity: Readonly<Record<Severity, number | null>>;
    readonly risk: Readonly<Record<RiskClass, number | null>>;
  };
}

/**
 * Twice a day, morning and afternoon (Q-261-FREQ): that is the windows. More often:
 * - after a finding within 4 h: protocol.md 10.10 says so of *watch* [P]; what is graver is never asked for later than what is milder;
 * - at high risk every 6 h of the day, three a day as the NHS's COVID Oximetry @home for 65 years and over and high risk (Q-NHS [V];
 *   carried over to the classes of 5525/QD-BYT [P]). A class that is not known is not a low one.
 */
export const SCHEDULE_PLANS: readonly [SchedulePlan, ...SchedulePlan[]] = [
  {
    id: "home-1",
    effectiveFrom: "2026-11-29",
    source: "Q-261-FREQ; protocol.md 10.10; Q-NHS (three a day)",
    mark: "P",
    extraAfterHours: {
      severity: { routine: null, watch: 4, urgent: 4, emergency: 4 },
      risk: { low: null, medium: null, high: 6, very_high: 6, unknown: 6 },
    },
  },
];
