import { ageInMonths } from "#clinical/age.ts";
import type { StaffRef } from "#schema/api/common.ts";
import { type DatePrecision, type RiskClass, type Sex, SITE_OFFSET_MS } from "#schema/terms.ts";
import { m } from "../shared/paraglide/messages.js";

const DAY_MS = 86_400_000;
const SEX: Record<Sex, () => string> = { female: () => m.sex_female(), male: () => m.sex_male(), other: () => m.sex_other() };
const RISK: Record<RiskClass, () => string> = {
  low: () => m.risk_low(),
  medium: () => m.risk_medium(),
  high: () => m.risk_high(),
  very_high: () => m.risk_very_high(),
  unknown: () => m.risk_unknown(),
};
export const sexWord = (sex: Sex): string => SEX[sex]();
export const riskWord = (risk: RiskClass): string => RISK[risk]();

type Birth = { readonly date: string; readonly precision: DatePrecision };
export const ageMonthsAt = ({ date, precision }: Birth, at: number): number => ageInMonths(date, precision, at);

/** "71 t", "8 tháng": months below two years. */
export function ageWord(birth: Birth, at: number): string {
  const months = ageMonthsAt(birth, at);
  return months < 24 ? m.age_short_months({ months }) : m.age_short_years({ years: Math.floor(months / 12) });
}

/** Day of illness at an instant, the first day of symptoms being day 1; null: it is not known when it began. */
export function illnessDay(onsetDate: string | null, at: number): number | null {
  if (onsetDate === null) return null;
  const today = Math.floor((at + SITE_OFFSET_MS) / DAY_MS);
  const day = today - Math.floor(Date.parse(`${onsetDate}T00:00:00Z`) / DAY_MS) + 1;
  return day >= 1 ? day : null;
}

export const staffName = ({ title, name }: Pick<StaffRef, "title" | "name">): string => `${title} ${name}`.trim();

/** "Lê Thu Hà": TH. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  return words
    .slice(-2)
    .map((word) => word.charAt(0).toUpperCase())
    .join("");
}

interface Described {
  readonly birth: Birth;
  readonly sex: Sex;
  readonly onsetDate: string | null;
  readonly pregnant?: boolean | null;
  readonly pregnancyWeeks?: number | null;
  readonly hamlet?: string;
}

/** "33 t, nữ, thai 31 tuần, ngày 4, khu vực 3". */
export function personLine({ birth, sex, onsetDate, pregnant, pregnancyWeeks, hamlet }: Described, at: number): string {
  const day = illnessDay(onsetDate, at);
  const weeks = pregnancyWeeks ? m.person_pregnant_weeks({ weeks: pregnancyWeeks }) : m.person_pregnant();
  return [
    ageWord(birth, at),
    sexWord(sex),
    pregnant ? weeks : null,
    day === null ? m.person_day_unknown() : m.person_day({ day }),
    hamlet ?? null,
  ]
    .filter((part) => part !== null)
    .join(", ");
}
