import { describe, expect, it } from "vitest";
import { daysLeft } from "../../../web/patient/course/days-left.ts";

const isolation = (until: string, withoutTestUntil: string | null) =>
  ({ rule: { id: "r", source: "s", mark: "P", effectiveFrom: "2022-01-01" }, until, withoutTestUntil, maskUntil: null }) as const;

describe("days apart that are left", () => {
  it("count today and the last one, and never fall below none", () => {
    const left = (today: string) => daysLeft(isolation("2026-03-15", null), today).withTest;
    expect(["2026-03-13", "2026-03-15", "2026-03-16", "2026-04-01"].map(left)).toEqual([3, 1, 0, 0]);
  });

  it("go over the end of a month, and a year", () => {
    expect(daysLeft(isolation("2027-01-02", null), "2026-12-30").withTest).toBe(4);
  });

  it("without a negative test are those of the longer rule; where none is asked for, the same", () => {
    expect(daysLeft(isolation("2026-03-15", "2026-03-20"), "2026-03-16")).toEqual({ withTest: 0, withoutTest: 5 });
    expect(daysLeft(isolation("2026-03-15", null), "2026-03-15")).toEqual({ withTest: 1, withoutTest: 1 });
  });
});
