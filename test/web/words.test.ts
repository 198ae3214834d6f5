import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";

const wordsOf = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(new URL(`../../web/shared/words/${language}.json`, import.meta.url), "utf8"));
const slots = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "").sort();
/** English has no word for some of the ways in which a person is addressed. */
const mayBeEmpty = (key: string): boolean => key.startsWith("honorific_");

describe("the interface's words, one file a language", () => {
  const vietnamese = wordsOf("vi");
  for (const language of ["en", "km"]) {
    it(`are all there in ${language}, with the same parameters`, () => {
      const other = wordsOf(language);
      expect(Object.keys(other).sort()).toEqual(Object.keys(vietnamese).sort());
      for (const [key, text] of Object.entries(vietnamese)) {
        expect(slots(other[key] ?? ""), key).toEqual(slots(text));
        if (!mayBeEmpty(key)) expect((other[key] ?? "").trim(), key).not.toBe("");
      }
    });
  }
});
