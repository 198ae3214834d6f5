import { SEVERITIES, type Severity } from "#schema/terms.ts";

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
