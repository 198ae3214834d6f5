import type { RiskClass, Severity } from "#schema/terms.ts";
import type { Finding } from "./assessment.ts";
import { compareSeverity } from "./severity.ts";

/** What is known of somebody from whom nothing came. */
export interface SilenceFacts {
  /** Check-ins missed in a row since the newest one, or since care began. */
  readonly missed: number;
  readonly riskClass: RiskClass;
  /** What the newest check-in meant; null: there was none yet. */
  readonly lastSeverity: Severity | null;
}

const ageless = { fromMonths: 0, untilMonths: null } as const;
const atRisk = ({ riskClass, lastSeverity }: SilenceFacts): boolean =>
  riskClass === "high" || riskClass === "very_high" || (lastSeverity !== null && compareSeverity(lastSeverity, "watch") >= 0);

/** Rules MISS-*, gravest first: nothing came although a check-in was due. Sources beside those of the check-in's rules. */
export const SILENCE_RULES = [
  { id: "MISS-2-U", severity: "urgent", ...ageless, when: (facts: SilenceFacts) => facts.missed >= 2 && atRisk(facts) },
  { id: "MISS-1-W", severity: "watch", ...ageless, when: ({ missed }: SilenceFacts) => missed >= 1 },
] as const;

/** The gravest rule that a silence fires; none while nothing was missed. */
export function silenceFindings(facts: SilenceFacts): readonly Finding[] {
  const rule = SILENCE_RULES.find(({ when }) => when(facts));
  return rule ? [{ ruleId: rule.id, severity: rule.severity, values: {} }] : [];
}
