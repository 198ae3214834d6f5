import { effect, signal } from "@preact/signals";
import { LANGUAGES, type Language, SITE_OFFSET_MS } from "#schema/terms.ts";
import { keepWord } from "./kept-word.ts";
import { overwriteGetLocale } from "./paraglide/runtime.js";

const KEY = "language";
const isLanguage = (value: string | null): value is Language => LANGUAGES.some((language) => language === value);

const saved = localStorage.getItem(KEY);
/** Before anybody chose: the first of the browser's own languages that we speak. */
const spoken = (tags: readonly string[]): Language => tags.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? "vi";
/** The language of this browser; whatever reads it is drawn anew when it changes. */
export const language = signal<Language>(isLanguage(saved) ? saved : spoken(navigator.languages));
overwriteGetLocale(() => language.value);

/** Has somebody chosen a language here? If not, the enrolled person's own is taken. */
export const languageChosen = (): boolean => isLanguage(localStorage.getItem(KEY));

export function chooseLanguage(next: Language): void {
  keepWord(KEY, next);
  language.value = next;
}

effect(() => {
  document.documentElement.lang = language.value;
  if (language.value === "km") void import("@fontsource-variable/noto-sans-khmer");
});

const TAGS: Record<Language, string> = { vi: "vi-VN", en: "en-GB", km: "km-KH" };
const ZONE = "Asia/Ho_Chi_Minh";

/** A figure with the language's decimal sign: 38,1 or 38.1. Khmer has the Vietnamese ones; a browser that knows no Khmer would take English ones. */
export const figure = (value: number, digits = 0): string =>
  new Intl.NumberFormat(language.value === "km" ? TAGS.vi : TAGS[language.value], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
/** The same moment with the site's wall clock as UTC: the browser's own formats take a slow phone a tenth of a second for their first word. */
const onSite = (at: number): string => new Date(at + SITE_OFFSET_MS).toISOString();
/** 07:42, on the site's clock, in every language. */
export const clockTime = (at: number): string => onSite(at).slice(11, 16);
/** 07:42:15, for whoever waits for something that comes within a minute. */
export const clockSeconds = (at: number): string => onSite(at).slice(11, 19);
/** Whether both lie on one day of the site. */
export const isSameDay = (at: number, other: number): boolean => onSite(at).slice(0, 10) === onSite(other).slice(0, 10);
/** Browsers know no Khmer days: without these a Khmer reader gets English ones, month first. */
const KHMER_DAYS = ["អាទិត្យ", "ចន្ទ", "អង្គារ", "ពុធ", "ព្រហស្បតិ៍", "សុក្រ", "សៅរ៍"];

function khmerDay(at: number): string {
  const day = new Date(at + SITE_OFFSET_MS);
  return `ថ្ងៃ${KHMER_DAYS[day.getUTCDay()]} ${day.getUTCDate()}/${day.getUTCMonth() + 1}`;
}

/** A day in words: Thứ Ba 15/3. */
export const dayName = (at: number): string =>
  language.value === "km"
    ? khmerDay(at)
    : new Intl.DateTimeFormat(TAGS[language.value], { weekday: "long", day: "numeric", month: "numeric", timeZone: ZONE }).format(
        at,
      );
/** 07:42 when it is of today, else with its day: 07:42, Thứ Ba, 15/3. */
export const timeAndDay = (at: number, now: number): string =>
  isSameDay(at, now) ? clockTime(at) : `${clockTime(at)}, ${dayName(at)}`;
/** 15/03/2022, day first in every language: a browser that knows no Khmer would put the month first. */
export const dayNumber = (at: number): string => onSite(at).slice(0, 10).split("-").reverse().join("/");
/** A whole day of the site, YYYY-MM-DD, day first. */
export const dateNumber = (date: string): string => dayNumber(Date.parse(`${date}T12:00:00Z`) - SITE_OFFSET_MS);
