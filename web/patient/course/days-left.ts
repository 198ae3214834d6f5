import type { CareCourse } from "#clinical/course.ts";

const DAY_MS = 86_400_000;
const midnight = (date: string): number => Date.parse(`${date}T00:00:00Z`);

/** Days from today until and with the last one; 0: it has passed. Dates YYYY-MM-DD at the site. */
const until = (last: string, today: string): number => Math.max(0, Math.round((midnight(last) - midnight(today)) / DAY_MS) + 1);

/** How many days somebody still stays apart, today among them: with a negative test where the rule asks for one, and without. */
export function daysLeft(isolation: NonNullable<CareCourse["isolation"]>, today: string) {
  return {
    withTest: until(isolation.until, today),
    withoutTest: until(isolation.withoutTestUntil ?? isolation.until, today),
  };
}
