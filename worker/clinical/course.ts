import { ISOLATION_RULES, MONITORING_RULES } from "./course-rules.ts";
import { type Dated, inForceOn } from "./dated.ts";
import { FULL_DOSES } from "./risk.ts";
import { siteDateAt } from "./schedule.ts";

const DAY_MS = 86_400_000;

/** What the course looks at. Dates YYYY-MM-DD at the site; null: not known. */
export interface CourseFacts {
  readonly onsetDate: string | null;
  readonly testDate: string | null;
  readonly vaccineDoses: number | null;
  /** When care began, ms UTC. */
  readonly openedAt: number | null;
}

/** Where somebody stands in the illness. Dates are whole days at the site, each the last one that still counts. */
export interface CareCourse {
  /** null: neither the first symptom nor the test has a date. */
  readonly began: { readonly date: string; readonly by: "onset" | "test" } | null;
  /** Day of illness, the first being 1. */
  readonly day: number | null;
  readonly isolation: {
    readonly rule: Dated;
    readonly until: string;
    /** A negative test is needed for `until`; without one it lasts until this day. null: the rule asks for no test. */
    readonly withoutTestUntil: string | null;
    readonly maskUntil: string | null;
  } | null;
  readonly monitoring: { readonly rule: Dated; readonly until: string; readonly by: "onset" | "test" | "care" } | null;
}

const midnight = (date: string): number => Date.parse(`${date}T00:00:00Z`);
const daysAfter = (date: string, days: number): string => new Date(midnight(date) + days * DAY_MS).toISOString().slice(0, 10);

/** The first day: of symptoms, else of the positive test (Q-ISO-2023). Neither known: nobody can say. */
function beginOf({ onsetDate, testDate }: CourseFacts): CareCourse["began"] {
  if (onsetDate !== null) return { date: onsetDate, by: "onset" };
  return testDate === null ? null : { date: testDate, by: "test" };
}

/** "At least five days from the first symptom" is read as five full days after the first one, the longer reading [P]. */
function isolationOf(date: string, doses: number | null): NonNullable<CareCourse["isolation"]> {
  const { id, source, mark, effectiveFrom, ...rule } = inForceOn(ISOLATION_RULES, date);
  const longest = rule.withoutTestDays;
  const withoutTest = longest && ((doses ?? 0) >= FULL_DOSES ? longest.vaccinated : longest.notVaccinated);
  return {
    rule: { id, source, mark, effectiveFrom },
    until: daysAfter(date, rule.atLeastDays),
    withoutTestUntil: withoutTest === null ? null : daysAfter(date, withoutTest),
    maskUntil: rule.maskDays === null ? null : daysAfter(date, rule.maskDays),
  };
}

/** From the first day of illness; where that is not known from the day care began, which is later and so the safer end. */
function monitoringOf(began: CareCourse["began"], openedAt: number | null): CareCourse["monitoring"] {
  const date = began?.date ?? (openedAt === null ? null : siteDateAt(openedAt));
  if (date === null) return null;
  const { id, source, mark, effectiveFrom, days } = inForceOn(MONITORING_RULES, date);
  return { rule: { id, source, mark, effectiveFrom }, until: daysAfter(date, days), by: began?.by ?? "care" };
}

/**
 * Which day of illness it is, until when somebody keeps apart and is followed, and by which dated rule: the one in force on the
 * first day, so that nobody's end moves while they wait for it. The end of monitoring ends nothing by itself: a professional does.
 */
export function courseOf(facts: CourseFacts, now: number): CareCourse {
  const began = beginOf(facts);
  const day = began === null ? null : Math.round((midnight(siteDateAt(now)) - midnight(began.date)) / DAY_MS) + 1;
  return {
    began,
    day: day !== null && day > 0 ? day : null,
    isolation: began && isolationOf(began.date, facts.vaccineDoses),
    monitoring: monitoringOf(began, facts.openedAt),
  };
}
