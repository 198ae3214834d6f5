import { SEVERITIES, type Severity } from "#schema/terms.ts";
import type { Finding } from "./assessment.ts";

const rankOf: Record<Severity, number> = { routine: 0, watch: 1, urgent: 2, emergency: 3 };

/** Below zero when `a` is less severe than `b`, zero when equal, above when more. For sorting, mildest first. */
export function compareSeverity(a: Severity, b: Severity): number {
  return rankOf[a] - rankOf[b];
}

/** The more severe one. No finding ever lowers another (protocol.md 10.7). */
export function maxSeverity(severities: Iterable<Severity>): Severity {
  let worst: Severity = SEVERITIES[0];
  for (const severity of severities) if (compareSeverity(severity, worst) > 0) worst = severity;
  return worst;
}

const pointsOf: Record<Severity, number> = { emergency: 100, urgent: 20, watch: 4, routine: 0 };
const YEAR = 12;

/** What the priority looks at beside the findings. `news2Score` is the floor that is also kept in pregnancy. */
export interface PriorityInput {
  readonly findings: readonly Finding[];
  readonly ageMonths: number;
  readonly pregnant: boolean;
  readonly news2Score: number | null;
}

/**
 * Orders the rows of one lane, the higher the sooner; a product decision [P] that breaks ties and nothing else.
 * Thousands: the severity (so the number alone also sorts lanes). Below: 100 a finding of emergency, 20 urgent, 4 watch; 5 a
 * point of NEWS2; 15 under one year or from 65 years; 10 in pregnancy. The sum below the thousands stops at 999.
 */
export function priorityOf({ findings, ageMonths, pregnant, news2Score }: PriorityInput): number {
  const fragile = ageMonths < YEAR || ageMonths >= 65 * YEAR;
  const weight = findings.reduce((sum, finding) => sum + pointsOf[finding.severity], 0);
  const points = weight + 5 * (news2Score ?? 0) + (fragile ? 15 : 0) + (pregnant ? 10 : 0);
  return rankOf[maxSeverity(findings.map((finding) => finding.severity))] * 1000 + Math.min(points, 999);
}
