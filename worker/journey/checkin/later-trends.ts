import { ROUTINE_RULES } from "#clinical/assess.ts";
import type { Assessment, Finding } from "#clinical/assessment.ts";
import type { PastCheckin } from "#clinical/facts.ts";
import type { SiteParameters } from "#clinical/parameters.ts";
import { priorityOf } from "#clinical/priority.ts";
import { maxSeverity } from "#clinical/severity.ts";
import type { CheckinId } from "#schema/ids.ts";
import type { Severity } from "#schema/terms.ts";
import type { EpisodeInCare } from "../../ground/episode/store.ts";
import { assessCheckin, type Patient } from "./assess-checkin.ts";
import type { Assessed } from "./checkin-row.ts";
import { asPast, type HistoryRow, MOST_HISTORY } from "./history.ts";
import { insertAssessed } from "./store.ts";

/** A further version of the assessment of a check-in whose trend has changed because of one that was measured before it. */
export interface TrendAnew {
  readonly id: CheckinId;
  readonly measuredAt: number;
  readonly assessed: Assessed;
  readonly priority: number;
  /** Trend rules that did not speak before. */
  readonly fresh: readonly Finding[];
}

const isTrend = (ruleId: string): boolean => ruleId.startsWith("TREND-");

/** Half of what is loaded: with fewer before it, a check-in of a long course has lost too much of its own past to be compared anew. */
const ENOUGH_PAST = MOST_HISTORY / 2;

/** Whether so much of what came before was not loaded that its trend would vanish for want of comparison alone. */
function isPastCut(history: readonly Pick<HistoryRow, "measuredAt">[], measuredAt: number): boolean {
  const before = history.filter((row) => row.measuredAt < measuredAt).length;
  return history.length >= MOST_HISTORY && before < ENOUGH_PAST;
}

/** An assessment anew of a check-in whose past was not loaded: the trend that was found when it was known stays. */
export function withTrendKept(
  assessment: Assessment,
  stored: Assessed["findings"],
  history: readonly Pick<HistoryRow, "measuredAt">[],
  measuredAt: number,
): Assessment {
  if (!isPastCut(history, measuredAt)) return assessment;
  const has = (id: string): boolean => assessment.findings.some(({ ruleId }) => ruleId === id);
  const kept = stored
    .filter(([ruleId]) => isTrend(ruleId) && !has(ruleId))
    .map(([ruleId, values]): Finding => ({ ruleId, severity: "watch", values }));
  const severity = maxSeverity([assessment.severity, ...kept.map((each) => each.severity)]);
  return { ...assessment, severity, findings: [...assessment.findings, ...kept] };
}

/** Trend rules are a watch and nothing more: they lift "on schedule" to it, and without them a watch may fall back. */
function severityWith(stored: Assessed, kept: Assessed["findings"], trend: readonly Finding[]): Severity {
  if (stored.severity === "urgent" || stored.severity === "emergency") return stored.severity;
  return trend.length > 0 || kept.some(([ruleId]) => !ROUTINE_RULES.has(ruleId)) ? "watch" : "routine";
}

const sameRules = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id) => b.includes(id));

/**
 * The check-ins measured after `changed` whose trend is another one now. What else was found of them is sealed and stays as it was
 * judged then; the version before stays too.
 */
export function laterTrends(
  patient: Patient,
  history: readonly HistoryRow[],
  changed: { readonly id: CheckinId; readonly past: PastCheckin },
  parameters: SiteParameters,
): readonly TrendAnew[] {
  const pasts = new Map(history.map((row) => [row.id, asPast(patient, row)]));
  pasts.set(changed.id, changed.past);
  return history
    .filter((row) => row.id !== changed.id && row.measuredAt > changed.past.measuredAt)
    .filter((row) => !isPastCut(history, row.measuredAt))
    .flatMap((row): TrendAnew[] => {
      const given = { measured: row.measuredAt, parameters, isFirst: false, history: [...pasts.values()] };
      const anew = assessCheckin(patient, row.measurements, row.additions, given);
      const trend = anew.findings.filter(({ ruleId }) => isTrend(ruleId));
      const before = row.findings.filter(([ruleId]) => isTrend(ruleId)).map(([ruleId]) => ruleId);
      if (
        sameRules(
          trend.map(({ ruleId }) => ruleId),
          before,
        )
      )
        return [];
      const kept = row.findings.filter(([ruleId]) => !isTrend(ruleId));
      const findings: Assessed["findings"] = [
        ...kept,
        ...trend.map(({ ruleId, values }) => [ruleId, { ...values }] as [string, Record<string, number>]),
      ];
      const severity = severityWith(row, kept, trend);
      const { version, protocol, unassessed, spo2, news2, partial } = row;
      const assessed = {
        version: version + 1,
        protocol,
        parameters: row.parameters,
        severity,
        findings,
        unassessed,
        spo2,
        news2,
        partial,
      };
      const fresh = trend.filter(({ ruleId }) => !before.includes(ruleId));
      return [{ id: row.id, measuredAt: row.measuredAt, assessed, priority: priorityOf(severity, anew.priorityParts), fresh }];
    });
}

/** What is written for them, what the newest check-in says anew, and the severity that the illness has now. */
export function trendsRecorded(
  trends: readonly TrendAnew[],
  { lastCheckinAt, lastSeverity }: Pick<EpisodeInCare, "lastCheckinAt" | "lastSeverity">,
) {
  const newest = trends.find(({ measuredAt }) => measuredAt === lastCheckinAt);
  return {
    record: trends.map(({ id, assessed, priority }) => insertAssessed(id, assessed, priority)),
    current: newest?.fresh ?? [],
    /** The newest check-in's weight with its new trend; 0 when nothing of it is new. */
    priority: newest?.priority ?? 0,
    lastSeverity: newest?.assessed.severity ?? lastSeverity,
  };
}
