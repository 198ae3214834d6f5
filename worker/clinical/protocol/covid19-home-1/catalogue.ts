import type { Severity } from "#schema/terms.ts";
import { DEFAULT_PARAMETERS, type SiteParameters } from "../../parameters.ts";
import { ELIGIBILITY_RULE } from "../../risk.ts";
import { SILENCE_RULES } from "../../silence.ts";
import { severityOf } from "../rule.ts";
import { ADULT } from "./ages.ts";
import { COVID19_HOME_1 } from "./protocol.ts";
import { RULE_SOURCES, type RuleId, type RuleSource } from "./sources.ts";

/** A rule as a person reads it: what it weighs, for which ages (completed months, the end excluded), and who says so. */
export interface CatalogueEntry extends Omit<RuleSource, "effectiveFrom" | "replacedBy"> {
  readonly id: RuleId;
  readonly severity: Severity;
  readonly fromMonths: number;
  readonly untilMonths: number | null;
  /** First day in force, YYYY-MM-DD. */
  readonly effectiveFrom: string;
  /** The rule or protocol that took its place, or null. */
  readonly replacedBy: string | null;
}

/** Every rule of the protocol in its order, for the medical lead's page. Not needed to assess. */
export function ruleCatalogue(parameters: SiteParameters = DEFAULT_PARAMETERS): readonly CatalogueEntry[] {
  const who = { ageMonths: ADULT, pregnant: false, chronicHypoxia: false, spo2Baseline: null, parameters };
  return [...COVID19_HOME_1.rules, ELIGIBILITY_RULE, ...SILENCE_RULES].map((rule) => ({
    id: rule.id,
    severity: severityOf(rule, who),
    fromMonths: rule.fromMonths ?? 0,
    untilMonths: rule.untilMonths ?? null,
    effectiveFrom: COVID19_HOME_1.effectiveFrom,
    replacedBy: null,
    ...RULE_SOURCES[rule.id],
  }));
}
