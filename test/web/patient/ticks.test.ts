import { describe, expect, it } from "vitest";
import { toggled } from "../../../web/patient/checkin/ticks.ts";

describe("ticking signs", () => {
  it("adds and takes back", () => {
    expect(toggled(null, "cough")).toEqual(["cough"]);
    expect(toggled(["cough"], "fatigue")).toEqual(["cough", "fatigue"]);
    expect(toggled(["cough", "fatigue"], "cough")).toEqual(["fatigue"]);
  });
  it("taking back the last sign says nothing again: it never becomes none of these", () =>
    expect(toggled(["dyspnea"], "dyspnea")).toBeNull());
  it("a sign takes the place of none of these", () => expect(toggled([], "concern")).toEqual(["concern"]));
});
