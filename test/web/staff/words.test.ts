import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { foldText, holdsAll } from "../../../web/staff/fold-text.ts";

const wordsOf = (language: string): Record<string, string> =>
  JSON.parse(readFileSync(new URL(`../../../web/shared/words/staff.${language}.json`, import.meta.url), "utf8"));
const slots = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? "").sort();

describe("the console's words", () => {
  const vietnamese = wordsOf("vi");
  for (const language of ["en", "km"]) {
    it(`are all there in ${language}, with the same parameters`, () => {
      const other = wordsOf(language);
      expect(Object.keys(other).sort()).toEqual(Object.keys(vietnamese).sort());
      for (const [key, text] of Object.entries(vietnamese)) {
        expect(slots(other[key] ?? ""), key).toEqual(slots(text));
        expect((other[key] ?? "").trim(), key).not.toBe("");
      }
    });
  }
});

describe("a name is found without its accents", () => {
  it("folds Vietnamese marks and đ", () => expect(foldText("Đặng Thị MỸ Dung")).toBe("dang thi my dung"));
  it("wants every word, in any order", () => {
    expect([holdsAll("Nguyễn Hữu Phước", "phuoc nguyen"), holdsAll("Nguyễn Hữu Phước", "tuan"), holdsAll("Ai", "")]).toEqual([
      true,
      false,
      true,
    ]);
  });
});
