import { type DatePrecision, SITE_OFFSET_MS } from "#schema/terms.ts";

/** Below this a full birth date is asked for (decisions.md 2). */
const ADULTHOOD_YEARS = 18;

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function dayOf(text: string): Day {
  const [year = Number.NaN, month = 1, day = 1] = text.split("-").map(Number);
  return { year, month, day };
}

/** The calendar day at the site. */
function siteDay(atMs: number): Day {
  const shifted = new Date(atMs + SITE_OFFSET_MS);
  return { year: shifted.getUTCFullYear(), month: shifted.getUTCMonth() + 1, day: shifted.getUTCDate() };
}

/**
 * Completed months of age at an instant (ms UTC), counted in days of the site's zone; 0 before birth. A month that has no such day
 * is completed on the first of the next.
 * With the year alone the person counts as born on 1 January, so as the oldest they can be. That is only accepted where it cannot
 * lower safety: `needsFullBirthDate` asks anyone who may be under 18 for the day, so the vital signs' adult band (from 16) is certain,
 * and the classes that depend on years (risk from 50 and 65) can only come out higher.
 */
export function ageInMonths(birthDate: string, precision: DatePrecision, atMs: number): number {
  const born = precision === "year" ? { ...dayOf(birthDate), month: 1, day: 1 } : dayOf(birthDate);
  const now = siteDay(atMs);
  const begun = (now.year - born.year) * 12 + (now.month - born.month);
  return Math.max(0, begun - (now.day < born.day ? 1 : 0));
}

/** Whether somebody born in this year may be under 18 at the instant, counted as the youngest they can be (31 December). */
export function needsFullBirthDate(birthYear: number, atMs: number): boolean {
  const { year, month, day } = siteDay(atMs);
  const birthdayReached = month === 12 && day === 31;
  return year - birthYear - (birthdayReached ? 0 : 1) < ADULTHOOD_YEARS;
}
