import type { DatePrecision } from "#schema/terms.ts";

export interface Birth {
  readonly date: string;
  readonly precision: DatePrecision;
}

const two = (text: string): string => text.padStart(2, "0");

function day(year: string, month: string, dayOfMonth: string): Birth | null {
  const date = `${year}-${two(month)}-${two(dayOfMonth)}`;
  const parsed = new Date(`${date}T00:00:00Z`);
  const exists = !Number.isNaN(parsed.getTime()) && parsed.toISOString().startsWith(date);
  return exists ? { date, precision: "day" } : null;
}

/** A birth as people say it: 1951, 15/3/1951, 15-3-1951 or 1951-03-15. null: not a day of the calendar. */
export function readBirth(text: string): Birth | null {
  const year = /^\s*(\d{4})\s*$/.exec(text);
  if (year?.[1]) return { date: `${year[1]}-01-01`, precision: "year" };
  const said = /^\s*(\d{1,2})[/. -](\d{1,2})[/. -](\d{4})\s*$/.exec(text);
  if (said) return day(said[3] ?? "", said[2] ?? "", said[1] ?? "");
  const iso = /^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$/.exec(text);
  return iso ? day(iso[1] ?? "", iso[2] ?? "", iso[3] ?? "") : null;
}

/** A day as people say it, 15/3/2026, as the calendar writes it. What cannot be read stays as it is, so that the check names the field. */
export function readDay(text: string): string {
  const read = readBirth(text);
  return read?.precision === "day" ? read.date : text.trim();
}

/** The same birth as text for the field. */
export function writeBirth({ date, precision }: Birth): string {
  const [year = "", month = "", dayOfMonth = ""] = date.split("-");
  return precision === "year" ? year : `${Number(dayOfMonth)}/${Number(month)}/${year}`;
}
