import { describe, expect, it } from "vitest";
import { birthYearFrom, codeFrom, shownCode } from "../../../web/patient/activation/code.ts";

describe("an activation code", () => {
  it.each(["7H3KX2MP", "7h3k-x2mp", " 7H3K X2MP ", "7H3K.X2MP", "#7H3KX2MP", "http://localhost:8787/a#7H3KX2MP"])(
    "is read from %j",
    (text) => expect(codeFrom(text)).toBe("7H3KX2MP"),
  );
  it("is shown as it is printed, also while it is typed", () => {
    expect(["7H3", "7H3K", "7H3KX", "7H3KX2MP"].map(shownCode)).toEqual(["7H3", "7H3K", "7H3K-X", "7H3K-X2MP"]);
  });
  it("takes years that somebody alive can be born in", () => {
    expect(["1962", "1899", "2027", "62", "abcd"].map((text) => birthYearFrom(text, 2026))).toEqual([
      1962,
      null,
      null,
      null,
      null,
    ]);
  });
});
