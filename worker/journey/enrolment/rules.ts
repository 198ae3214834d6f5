import { ageInMonths, needsFullBirthDate } from "#clinical/age.ts";
import { type Due, dueAfter } from "#clinical/next-due.ts";
import { type RiskFacts, riskFactsFrom } from "#clinical/risk.ts";
import { nextDueAt } from "#clinical/schedule.ts";
import {
  type Condition,
  type DatePrecision,
  type DueWhy,
  type RiskClass,
  type Severity,
  type Sex,
  SITE_OFFSET_MS,
} from "#schema/terms.ts";

interface PersonFacts {
  readonly sex: Sex;
  readonly birth: { readonly date: string; readonly precision: DatePrecision };
}
interface IllnessFacts {
  readonly onsetDate: string | null;
  readonly testDate: string | null;
  readonly conditions: readonly Condition[] | null;
  readonly pregnant: boolean | null;
  readonly pregnancyWeeks: number | null;
  readonly postpartum: boolean | null;
  readonly vaccineDoses: number | null;
}
interface PreferredHours {
  readonly amHour: number;
  readonly pmHour: number;
}

const EARLIEST_BIRTH = "1900-01-01";

/** The calendar day at the site, YYYY-MM-DD. */
const siteDate = (now: number): string => new Date(now + SITE_OFFSET_MS).toISOString().slice(0, 10);

/** A field that contradicts the calendar or another field. */
export interface Contradiction {
  readonly path: string;
  readonly code: "in_future" | "too_early" | "contradicts";
}

/** What cannot be true: a birth, an onset or a test in the future, an onset before birth, weeks of a pregnancy that is not. */
export function contradictions({ birth }: PersonFacts, illness: IllnessFacts, now: number): Contradiction[] {
  const today = siteDate(now);
  const late = (path: string, date: string | null) =>
    date !== null && date > today ? [{ path, code: "in_future" as const }] : [];
  const early = (path: string, date: string | null, from: string) =>
    date !== null && date < from ? [{ path, code: "too_early" as const }] : [];
  const weeks = illness.pregnancyWeeks !== null && illness.pregnant !== true;
  return [
    ...late("person.birth.date", birth.date),
    ...early("person.birth.date", birth.date, EARLIEST_BIRTH),
    ...late("episode.onsetDate", illness.onsetDate),
    ...early("episode.onsetDate", illness.onsetDate, birth.date),
    ...late("episode.testDate", illness.testDate),
    ...(weeks ? [{ path: "episode.pregnancyWeeks", code: "contradicts" as const }] : []),
  ];
}

/** With the year alone an adult is safely an adult; below 18 the day is needed (decisions.md 2). */
export const lacksBirthDay = ({ birth }: PersonFacts, now: number): boolean =>
  birth.precision === "year" && needsFullBirthDate(Number(birth.date.slice(0, 4)), now);

/** A birth known to the year is stored as its first of January. */
export const storedBirth = ({ date, precision }: PersonFacts["birth"]): PersonFacts["birth"] => ({
  date: precision === "year" ? `${date.slice(0, 4)}-01-01` : date,
  precision,
});

/** What the risk class is made of, at this time. */
export function riskFactsOf({ sex, birth }: PersonFacts, illness: IllnessFacts, now: number): RiskFacts {
  return riskFactsFrom({ ...illness, sex, ageMonths: ageInMonths(birth.date, birth.precision, now) });
}

/**
 * The hours after a correction, with their fraction: the form of the console knows whole hours, so one that it leaves alone keeps the
 * minutes that the family has chosen on its phone.
 */
export function hoursAfter(
  before: PreferredHours & { readonly amMinute: number; readonly pmMinute: number },
  asked: PreferredHours,
) {
  const { amMinute, pmMinute } = before;
  const kept = { amHour: before.amHour + amMinute / 60, pmHour: before.pmHour + pmMinute / 60 };
  return {
    before: kept,
    after: {
      amHour: asked.amHour === before.amHour ? kept.amHour : asked.amHour,
      pmHour: asked.pmHour === before.pmHour ? kept.pmHour : asked.pmHour,
    },
  };
}

/** When the first check-in is due, ms UTC: at the preferred hour of the running window, or now when that hour has gone by. */
export function firstDueAt({ amHour, pmHour }: PreferredHours, now: number): number {
  return Math.max(now, nextDueAt({ lastFilled: null, preferred: { am: amHour, pm: pmHour }, nowMs: now }));
}

/** What due looks at of an episode, before a correction. */
interface Standing {
  readonly riskClass: RiskClass;
  readonly details: PreferredHours;
  readonly lastCheckinAt: number | null;
  readonly lastSeverity: Severity | null;
  readonly nextDueAt: number | null;
  readonly dueWhy: DueWhy;
}

/**
 * What is due after a correction; null: as it was. Other hours move the windows; another class may ask for more, or for less.
 * What a doctor asked for sooner stays.
 */
export function dueAfterChange(before: Standing, hours: PreferredHours, riskClass: RiskClass, now: number): Due | null {
  const { details, lastCheckinAt, lastSeverity, nextDueAt, dueWhy } = before;
  const moved = details.amHour !== hours.amHour || details.pmHour !== hours.pmHour;
  if (!moved && riskClass === before.riskClass) return null;
  const due = dueAfter({ lastCheckinAt, lastSeverity, riskClass, preferred: { am: hours.amHour, pm: hours.pmHour } }, now);
  return dueWhy === "asked" && nextDueAt !== null && nextDueAt < due.at ? null : due;
}

/** Each field that differs, by its name, with what it was and what it becomes. */
export function changesOf<T extends object>(before: T, after: T): Record<string, readonly [before: unknown, after: unknown]> {
  const old = new Map<string, unknown>(Object.entries(before));
  const differing = Object.entries(after).filter(([field, value]) => JSON.stringify(old.get(field)) !== JSON.stringify(value));
  return Object.fromEntries(differing.map(([field, value]) => [field, [old.get(field) ?? null, value]]));
}
