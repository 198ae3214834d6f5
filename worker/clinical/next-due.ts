import { type DueWhy, EXTRA_GRACE_MS, NIGHT, type RiskClass, type Severity, SITE_OFFSET_MS } from "#schema/terms.ts";
import { inForceOn } from "./dated.ts";
import { nextDueAt, type PreferredHours, type SlotRef, siteDateAt, siteHourAt, slotAt } from "./schedule.ts";
import { SCHEDULE_PLANS, type SchedulePlan } from "./schedule-plan.ts";
import { compareSeverity } from "./severity.ts";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const NIGHT_MS = (24 - NIGHT.fromHour + NIGHT.untilHour) * HOUR_MS;
const NEVER = Number.POSITIVE_INFINITY;

/** What the plan looks at. Times in ms UTC; null: nothing was measured yet. */
export interface Followed {
  readonly lastCheckinAt: number | null;
  readonly lastSeverity: Severity | null;
  readonly riskClass: RiskClass;
  readonly preferred: PreferredHours;
}

/** When the next check-in is due, ms UTC, and why then: a window of the day, or sooner because of a finding or of the risk. */
export interface Due {
  readonly at: number;
  readonly why: DueWhy;
}

const isNight = (ms: number): boolean => siteHourAt(ms) >= NIGHT.fromHour || siteHourAt(ms) < NIGHT.untilHour;

/** When the night that holds this instant began, ms UTC. */
function nightBeganAt(ms: number): number {
  const evening = siteHourAt(ms) < NIGHT.untilHour ? ms - DAY_MS : ms;
  return Date.parse(`${siteDateAt(evening)}T00:00:00Z`) - SITE_OFFSET_MS + NIGHT.fromHour * HOUR_MS;
}

/**
 * An extra that would fall into the night is asked for in the hour before it, if that is still an hour away. Else *watch* lets
 * people sleep until the night ends; what is graver does not.
 */
function afterFinding(measuredMs: number, hours: number | null, severity: Severity): number {
  if (hours === null) return NEVER;
  const at = measuredMs + hours * HOUR_MS;
  if (!isNight(at)) return at;
  const before = nightBeganAt(at) - HOUR_MS;
  if (before - measuredMs >= HOUR_MS) return before;
  return compareSeverity(severity, "urgent") >= 0 ? at : nightBeganAt(at) + NIGHT_MS;
}

/** The risk alone wakes nobody: it asks within the day of the last check-in, or not at all. */
function byRisk(measuredMs: number, hours: number | null): number {
  const at = hours === null ? NEVER : measuredMs + hours * HOUR_MS;
  return at !== NEVER && !isNight(at) && siteDateAt(at) === siteDateAt(measuredMs) ? at : NEVER;
}

/** What is asked for beside the windows after the newest check-in; the sooner of the two. One that came late is answered at once. */
function extraAfter(measuredMs: number, arrivedMs: number, { lastSeverity, riskClass }: Followed, plan: SchedulePlan): Due {
  const severity = lastSeverity ?? "routine";
  const { extraAfterHours: hours } = plan;
  const finding = Math.max(afterFinding(measuredMs, hours.severity[severity], severity), arrivedMs);
  const risk = byRisk(measuredMs, hours.risk[riskClass]);
  return finding <= risk ? { at: finding, why: "severity" } : { at: risk, why: "risk" };
}

/** The windows alone: the preferred hour of the first one that is neither closed nor filled. */
export function dueByWindows(lastFilled: SlotRef | null, preferred: PreferredHours, nowMs: number): Due {
  return { at: nextDueAt({ lastFilled, preferred, nowMs }), why: "window" };
}

/**
 * When the next check-in is due: by the windows of the day (decisions.md 4), or sooner by the plan in force. An extra that was
 * missed already, two hours after it was due, is over: the windows go on. `arrivedMs`: when the newest check-in came, if just now.
 */
export function dueAfter(followed: Followed, nowMs: number, arrivedMs = 0): Due {
  const { lastCheckinAt, preferred } = followed;
  const byWindow = dueByWindows(lastCheckinAt === null ? null : slotAt(lastCheckinAt), preferred, nowMs);
  if (lastCheckinAt === null) return byWindow;
  const extra = extraAfter(lastCheckinAt, arrivedMs, followed, inForceOn(SCHEDULE_PLANS, siteDateAt(nowMs)));
  return extra.at < byWindow.at && extra.at + EXTRA_GRACE_MS > nowMs ? extra : byWindow;
}
