import type { Facts } from "#clinical/facts.ts";
import { ADULT } from "#clinical/protocol/covid19-home-1/ages.ts";
import { SPO2_EMERGENCY_BELOW } from "#clinical/protocol/covid19-home-1/spo2.ts";
import { maxSeverity } from "#clinical/severity.ts";
import type { Severity, Symptom } from "#schema/terms.ts";
import { bodyAt } from "./body.ts";
import type { Episode, Known } from "./episode.ts";
import { truthAt } from "./measure.ts";
import type { Person } from "./people.ts";
import type { RuleSet } from "./rule-sets.ts";

const HOUR_MS = 3_600_000;
/** An alert is true when the event follows within so many hours. */
const FOLLOWS_WITHIN_HOURS = 48;
/** Breaths a minute above which an adult is severely ill (2671/QD-BYT). */
const SEVERE_BREATHS = 30;
const SEVERE_SIGNS: readonly Symptom[] = ["dyspnea_at_rest", "altered_consciousness", "cyanosis"];

/** Whether the person is severely ill by 2671/QD-BYT at this hour, or falls below 90 % within two days. */
export function isTrue({ person, eventAt }: Episode, at: number): boolean {
  if (eventAt !== null && eventAt - at <= FOLLOWS_WITHIN_HOURS) return true;
  const body = bodyAt(person, at);
  const gasps = person.ageMonths >= ADULT && body.respiratoryRate > SEVERE_BREATHS;
  return body.spo2 < SPO2_EMERGENCY_BELOW || gasps || body.symptoms.some((sign) => SEVERE_SIGNS.includes(sign));
}

/** What the same rule set would say without any error of measurement. */
export function trueSeverity(rules: RuleSet, person: Person, at: number, known: Known): Severity {
  const facts: Facts = { ...truthAt(person, at), ...known, measuredAt: at * HOUR_MS };
  return maxSeverity(rules.judge(facts).findings.map(({ severity }) => severity));
}
