import { ageInMonths, needsFullBirthDate } from "#clinical/age.ts";
import type { RiskFacts } from "#clinical/risk.ts";
import { nextDueAt, slotAt } from "#clinical/schedule.ts";
import { type Condition, type DatePrecision, type Sex, SITE_OFFSET_MS } from "#schema/terms.ts";

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

/** Between these ages (years, both wide of the 15 to 49 that demography counts) an unanswered question about pregnancy stays open [P]. */
const PREGNANCY_FROM_MONTHS = 10 * 12;
const PREGNANCY_UNTIL_MONTHS = 56 * 12;
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

/** What the risk class is made of. Pregnancy that was not asked is "no" only where it cannot be: in a man, a small child, an old woman. */
export function riskFactsOf({ sex, birth }: PersonFacts, illness: IllnessFacts, now: number): RiskFacts {
  const ageMonths = ageInMonths(birth.date, birth.precision, now);
  const possible = sex !== "male" && ageMonths >= PREGNANCY_FROM_MONTHS && ageMonths < PREGNANCY_UNTIL_MONTHS;
  return {
    ageMonths,
    conditions: illness.conditions,
    doses: illness.vaccineDoses,
    pregnant: illness.pregnant ?? (possible ? null : false),
    postpartum: illness.postpartum ?? (possible ? null : false),
  };
}

/** When the first check-in is due, ms UTC: at the preferred hour of the running window, or now when that hour has gone by. */
export function firstDueAt({ amHour, pmHour }: PreferredHours, now: number): number {
  return Math.max(now, nextDueAt({ lastFilled: null, preferred: { am: amHour, pm: pmHour }, nowMs: now }));
}

/** When the next check-in is due under other hours. `lastAt`: when the newest one was measured. */
export function dueAfterChange({ amHour, pmHour }: PreferredHours, lastAt: number | null, now: number): number {
  const lastFilled = lastAt === null ? null : slotAt(lastAt);
  return nextDueAt({ lastFilled, preferred: { am: amHour, pm: pmHour }, nowMs: now });
}

/** Each field that differs, by its name, with what it was and what it becomes. */
export function changesOf<T extends object>(before: T, after: T): Record<string, readonly [before: unknown, after: unknown]> {
  const old = new Map<string, unknown>(Object.entries(before));
  const differing = Object.entries(after).filter(([field, value]) => JSON.stringify(old.get(field)) !== JSON.stringify(value));
  return Object.fromEntries(differing.map(([field, value]) => [field, [old.get(field) ?? null, value]]));
}
