import { assess } from "#clinical/assess.ts";
import type { SiteParameters } from "#clinical/parameters.ts";
import { maxSeverity } from "#clinical/severity.ts";
import { type Severity, SYMPTOMS } from "#schema/terms.ts";

/** What each symptom means by itself at this age, by the protocol's own rules: a chart then cannot differ from the alert. */
export function symptomSeverities(ageMonths: number, parameters: SiteParameters): ReadonlyMap<string, Severity> {
  return new Map(
    SYMPTOMS.map((code) => {
      const { findings } = assess({ ageMonths, symptoms: [code] }, parameters);
      return [code, maxSeverity(findings.filter(({ ruleId }) => ruleId.startsWith("S-")).map(({ severity }) => severity))];
    }),
  );
}
