import type { Language } from "#schema/terms.ts";
import en from "../../web/shared/words/en.json" with { type: "json" };
import km from "../../web/shared/words/km.json" with { type: "json" };
import vi from "../../web/shared/words/vi.json" with { type: "json" };

type Fill = Readonly<Record<string, string>>;
const WORDS: Readonly<Record<Language, Readonly<Record<string, string>>>> = { vi, en, km };

/** The apps' own words, Vietnamese where nothing else is asked for, so that a journey presses what a person reads. */
export function said(key: string, fill: Fill = {}, language: Language = "vi"): string {
  const text = WORDS[language][key];
  if (text === undefined) throw new Error(`There is no word ${key}`);
  return text.replaceAll(/\{(\w+)\}/g, (_, name: string) => fill[name] ?? "");
}
