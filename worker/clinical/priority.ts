import { type RiskClass, SEVERITIES, type Severity } from "#schema/terms.ts";
import type { Finding } from "./assessment.ts";
import { VITAL_SIGNS, type VitalSign } from "./protocol/rule.ts";

/** Why a row stands where it stands inside its lane; the words are the console's. */
export const PRIORITY_CODES = [
  "assessed",
  "findings",
  "news2",
  "beyond",
  "worsening",
  "age",
  "pregnant",
  "risk",
  "window",
  "no_phone",
  "no_answer",
  "silent",
] as const;
export type PriorityCode = (typeof PRIORITY_CODES)[number];

/** A reason of the order and its weight; a part without points is left out. */
export interface PriorityPart {
  readonly code: PriorityCode;
  readonly points: number;
}

/*
 * All weights are product decisions [P]. They order the rows of one lane and decide nothing else. Each grows, or stays, when something
 * is worse: a property over all inputs (test/clinical/priority.test.ts).
 */
const FINDING_POINTS: Record<Severity, number> = { emergency: 100, urgent: 20, watch: 4, routine: 0 };
/** They ask to measure again, or repeat what `worsening` counts: a worse figure may end them, so they carry no weight. */
const WEIGHTLESS = /^(Q-SPO2-|BP-NARROW-|TREND-)/;
const NEWS2_POINT = 5;
/** Points for each unit beyond the limit. */
const UNIT_POINTS: Record<VitalSign, number> = {
  spo2: 4,
  respiratoryRate: 2,
  pulse: 0.4,
  temperatureCelsius: 5,
  systolicMmhg: 0.5,
  diastolicMmhg: 0.5,
};
const MOST_OF_A_FIGURE = 60;
const WORSENING_POINTS = 15;
const YEAR = 12;
const FRAGILE_POINTS = 15;
const PREGNANT_POINTS = 10;
/** Unknown is never low. */
const RISK_POINTS: Record<RiskClass, number> = { very_high: 20, high: 15, unknown: 15, medium: 5, low: 0 };
/** Days of the illness in which it turns: the second-week window, its first day included. */
export const WINDOW_DAYS = { from: 5, to: 10 } as const;
const WINDOW_POINTS = 10;
/** What gets worse inside the window weighs that much more, each sign of it. */
const WORSENING_IN_WINDOW_POINTS = 10;
const NO_PHONE_POINTS = 20;
const NO_ANSWER_POINTS = 15;
const SILENT_POINTS = 10;
const MOST_POINTS = 999;

/** What the check-in itself says. `news2Score` is the floor that is also kept in pregnancy. */
export interface PriorityInput {
  readonly findings: readonly Finding[];
  readonly ageMonths: number;
  readonly pregnant: boolean;
  readonly news2Score: number | null;
  /** How far each figure is beyond its limit, in its unit (`beyondLimits`). */
  readonly beyond?: Readonly<Record<VitalSign, number>>;
  /** How many signs of the course point the wrong way. */
  readonly worsening?: number;
}

/** What is known around it, and may change without a check-in. */
export interface PriorityContext {
  readonly riskClass: RiskClass;
  /** Day of illness, the first is 1; null: no first day is known, so it may be any. */
  readonly illnessDay: number | null;
  readonly worsening: number;
  readonly reach: {
    /** Nobody has given a number, neither the person nor a carer. */
    readonly noPhone: boolean;
    /** The last call was not answered. */
    readonly noAnswer: boolean;
    /** A check-in is overdue. */
    readonly silent: boolean;
  };
}

const part = (code: PriorityCode, points: number): readonly PriorityPart[] => (points > 0 ? [{ code, points }] : []);

function beyondPoints(beyond: PriorityInput["beyond"]): number {
  if (!beyond) return 0;
  const points = VITAL_SIGNS.map((vital) => Math.min(Math.floor(beyond[vital] * UNIT_POINTS[vital] + 1e-6), MOST_OF_A_FIGURE));
  return points.reduce((sum, each) => sum + each, 0);
}

/** The weight of a check-in, part by part. */
export function priorityParts(input: PriorityInput): readonly PriorityPart[] {
  const { findings, ageMonths, pregnant, news2Score } = input;
  const weighing = findings.filter(({ ruleId }) => !WEIGHTLESS.test(ruleId));
  const fragile = ageMonths < YEAR || ageMonths >= 65 * YEAR;
  return [
    ...part(
      "findings",
      weighing.reduce((sum, { severity }) => sum + FINDING_POINTS[severity], 0),
    ),
    ...part("news2", NEWS2_POINT * (news2Score ?? 0)),
    ...part("beyond", beyondPoints(input.beyond)),
    ...part("worsening", WORSENING_POINTS * (input.worsening ?? 0)),
    ...part("age", fragile ? FRAGILE_POINTS : 0),
    ...part("pregnant", pregnant ? PREGNANT_POINTS : 0),
  ];
}

const inWindow = (day: number | null): boolean => day === null || (day >= WINDOW_DAYS.from && day <= WINDOW_DAYS.to);

/** The weight of what stands around it, part by part. */
export function contextParts({ riskClass, illnessDay, worsening, reach }: PriorityContext): readonly PriorityPart[] {
  return [
    ...part("risk", RISK_POINTS[riskClass]),
    ...part("window", inWindow(illnessDay) ? WINDOW_POINTS + WORSENING_IN_WINDOW_POINTS * worsening : 0),
    ...part("no_phone", reach.noPhone ? NO_PHONE_POINTS : 0),
    ...part("no_answer", reach.noAnswer ? NO_ANSWER_POINTS : 0),
    ...part("silent", reach.silent ? SILENT_POINTS : 0),
  ];
}

/**
 * Orders the rows of one lane, the higher the sooner. Thousands: the severity (so the number alone also sorts lanes). Below: the sum
 * of the parts, which stops at 999.
 */
export function priorityOf(severity: Severity, parts: readonly PriorityPart[]): number {
  const points = parts.reduce((sum, each) => sum + each.points, 0);
  return SEVERITIES.indexOf(severity) * 1000 + Math.min(points, MOST_POINTS);
}

/** Of two stored numbers the one with more points, whatever their severities: of a row that two check-ins speak of. */
export const heavier = (a: number, b: number): number => (a % 1000 >= b % 1000 ? a : b);
