import { describe, expect, it } from "vitest";
import { decimalSign, numberFrom, pressureFrom, typedFigure } from "../../../web/patient/checkin/typed-number.ts";

describe("a figure as it is typed", () => {
  it.each([
    ["38,1", "," as const, "38,1"],
    ["38.1", "," as const, "38,1"],
    ["38,1", "." as const, "38.1"],
    ["38..15", "." as const, "38.1"],
    ["3651", "," as const, "365"],
  ])("%s with the sign %s is shown as %s", (typed, sign, shown) =>
    expect(typedFigure(typed, { most: 3, decimals: true, sign })).toBe(shown),
  );
  it("is the same number in every language", () => {
    expect([numberFrom("36,5"), numberFrom("36.5"), numberFrom("36,"), numberFrom("")]).toEqual([36.5, 36.5, 36, null]);
    expect([decimalSign("vi"), decimalSign("km"), decimalSign("en")]).toEqual([",", ",", "."]);
  });
  it("reads a pressure as it is said", () => {
    expect(pressureFrom("12/8")).toEqual({ systolic: "12", diastolic: "8" });
    expect(pressureFrom("120")).toBeNull();
  });
});
