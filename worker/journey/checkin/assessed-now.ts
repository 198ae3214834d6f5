import type { Assessment } from "#clinical/assessment.ts";
import type { Assessed } from "./checkin-row.ts";

/** A fresh assessment in the form in which a stored one is read, so that a first receipt and a later one are the same. */
export function assessedNow(version: number, assessment: Assessment): Assessed {
  return {
    version,
    protocol: assessment.protocolVersion,
    parameters: assessment.parametersVersion,
    severity: assessment.severity,
    findings: assessment.findings.map(({ ruleId, values }) => [ruleId, { ...values }]),
    unassessed: assessment.unassessed.map(({ what, reason }) => [what, reason]),
    spo2: assessment.spo2Effective,
    news2: assessment.news2?.score ?? null,
    partial: assessment.news2?.partial ?? false,
  };
}
