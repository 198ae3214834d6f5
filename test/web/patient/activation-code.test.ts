import { describe, expect, it } from "vitest";
import { birthYearFrom, codeFrom, likelyYear, misreadIn, shownCode } from "../../../web/patient/activation/code.ts";

describe("an activation code", () => {
  it.each([
    "7H3KX2MP",
    "7h3k-x2mp",
    " 7H3K X2MP ",
    "7H3K.X2MP",
    "#7H3KX2MP",
    "http://localhost:8787/a#7H3KX2MP",
    "៧H៣KX២MP",
    "７Ｈ3KX2MP",
  ])("is read from %j", (text) => expect(codeFrom(text)).toBe("7H3KX2MP"));
  it.each([
    ["đ7â3ưk", "DD7AA3UWK"],
    ["Ấ7", "AAS7"],
    ["ậ7", "AAJ7"],
    ["ặ7Ợ", "AWJ7OWJ"],
  ])("keeps what a Vietnamese keyboard made one letter of: %s", (typed, meant) =>
    expect(codeFrom(typed)).toBe(meant.slice(0, 8)),
  );
  it("is shown as it is printed, also while it is typed", () => {
    expect(["7H3", "7H3K", "7H3KX", "7H3KX2MP"].map(shownCode)).toEqual(["7H3", "7H3K", "7H3K-X", "7H3K-X2MP"]);
  });
  it("names the signs that are in none: a nought for a Q, a one for a J", () => {
    expect(["7H3KX2MP", "7H0KX2MO", "L1I07H0O"].map(misreadIn)).toEqual(["", "0, O", "L, 1, I, 0, O"]);
  });
});

describe("a year of birth", () => {
  it.each([
    ["1962", 1962],
    [" 1962 ", 1962],
    ["១៩៦២", 1962],
    ["2/9/1962", 1962],
    ["02-09-1962", 1962],
    ["1962-09-02", 1962],
  ])("is certain in «%s»", (text, year) => {
    expect(birthYearFrom(text, 2026)).toBe(year);
    expect(likelyYear(text, 2026)).toBeNull();
  });
  it.each([
    ["62", 1962],
    ["២៦", 2026],
    ["27", 1927],
    ["2058", 1958],
  ])("is asked about in «%s», and not taken for it", (text, year) => {
    expect(birthYearFrom(text, 2026)).toBeNull();
    expect(likelyYear(text, 2026)).toBe(year);
  });
  it.each(["", "1899", "2127", "196", "19622", "abcd", "2/9", "196o"])("is not in «%s»", (text) =>
    expect([birthYearFrom(text, 2026), likelyYear(text, 2026)]).toEqual([null, null]),
  );
});
