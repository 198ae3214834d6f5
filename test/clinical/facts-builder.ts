import { assess } from "#clinical/assess.ts";
import type { Assessment } from "#clinical/assessment.ts";
import type { Facts } from "#clinical/facts.ts";
import { DEFAULT_PARAMETERS, type SiteParameters } from "#clinical/parameters.ts";

/** A person of this age of whom nothing was measured and who ticked "none of these". */
export function nothingMeasured(ageMonths: number, over: Partial<Facts> = {}): Facts {
  return { ageMonths, symptoms: [], ...over };
}

/** An adult of 40 whose figures are all on schedule. */
export function healthyAdult(over: Partial<Facts> = {}): Facts {
  return {
    ageMonths: 480,
    symptoms: [],
    spo2First: 98,
    respiratoryRate: 16,
    pulse: 76,
    temperatureCelsius: 36.8,
    systolicMmhg: 118,
    diastolicMmhg: 76,
    ...over,
  };
}

/** Assessed with the Ministry's parameters, unless others are given. */
export function assessed(facts: Facts, parameters: SiteParameters = DEFAULT_PARAMETERS): Assessment {
  return assess(facts, parameters);
}

/** The ids of the rules that fired, sorted. */
export function flags(facts: Facts, parameters: SiteParameters = DEFAULT_PARAMETERS): string[] {
  return assessed(facts, parameters)
    .findings.map((finding) => finding.ruleId)
    .sort();
}
