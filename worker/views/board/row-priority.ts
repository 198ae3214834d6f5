import type { Assessment } from "#clinical/assessment.ts";
import type { SiteParameters } from "#clinical/parameters.ts";
import { contextParts, type PriorityContext, type PriorityPart, priorityOf } from "#clinical/priority.ts";
import type { BoardRow } from "#schema/api/board.ts";
import { SITE_OFFSET_MS } from "#schema/terms.ts";
import { assessCheckin } from "../../journey/checkin/assess-checkin.ts";
import { asPast } from "../../journey/checkin/history.ts";
import type { BoardFacts } from "./query.ts";

const DAY_MS = 86_400_000;

/** Day of the illness at an instant, the first is 1; null: no first day is known. */
function illnessDayOf(onsetDate: string | null, now: number): number | null {
  if (onsetDate === null) return null;
  return Math.floor((now + SITE_OFFSET_MS) / DAY_MS) - Math.floor(Date.parse(`${onsetDate}T00:00:00Z`) / DAY_MS) + 1;
}

/** The check-in that the alert speaks of, judged among those that the row has; null when it is older than they are. */
function judgedAgain(facts: BoardFacts, parameters: SiteParameters): Assessment | null {
  const raising = facts.recent.find(({ id }) => id === facts.raisedBy);
  if (raising === undefined) return null;
  const history = facts.recent.filter((each) => each !== raising).map((each) => asPast(facts, each));
  const among = { measured: raising.measuredAt, parameters, isFirst: false, history };
  return assessCheckin(facts, raising.measurements, raising.additions, among);
}

/**
 * What was weighed when the alert was last raised is stored as a number. Its parts are computed anew, and shown when they still come to
 * that number; else (other parameters since, an older history) it stands as one part.
 */
function clinicalParts(stored: number, anew: Assessment | null): readonly PriorityPart[] {
  const points = stored % 1_000;
  if (points === 0) return [];
  const sum = Math.min(anew?.priorityParts.reduce((all, part) => all + part.points, 0) ?? 0, 999);
  return anew && sum === points ? anew.priorityParts : [{ code: "assessed", points }];
}

function contextOf(facts: BoardFacts, worsening: number, now: number): PriorityContext {
  const { riskClass, onsetDate, phone, carerPhone, lastAction, silent } = facts;
  const reach = { noPhone: phone === null && carerPhone === null, noAnswer: lastAction === "called_no_answer", silent };
  return { riskClass, illnessDay: illnessDayOf(onsetDate, now), worsening, reach };
}

/** Where the row stands inside its lane, and why. */
export function rowPriority(facts: BoardFacts, parameters: SiteParameters, now: number): BoardRow["priority"] {
  const anew = judgedAgain(facts, parameters);
  const told = facts.reasons.filter(([rule]) => rule.startsWith("TREND-")).length;
  const context = contextParts(contextOf(facts, anew?.worsening.length ?? told, now));
  const parts = [...clinicalParts(facts.priority, anew), ...context];
  return { total: priorityOf(facts.severity, parts), parts: parts.map((part) => ({ ...part })) };
}
