import { describe, expect, test } from "vitest";
import { type CourseFacts, courseOf } from "#clinical/course.ts";
import { ISOLATION_RULES, MONITORING_RULES } from "#clinical/course-rules.ts";
import { inForceOn, replacedBy } from "#clinical/dated.ts";

const at = (text: string): number => Date.parse(`${text}+07:00`);
const ill = (over: Partial<CourseFacts> = {}): CourseFacts => ({
  onsetDate: "2026-11-24",
  testDate: "2026-11-26",
  vaccineDoses: 2,
  openedAt: at("2026-11-27T09:00"),
  ...over,
});
const course = (over: Partial<CourseFacts> = {}, now = at("2026-11-29T10:00")) => courseOf(ill(over), now);

describe("the rule in force", () => {
  test("is the newest whose day has come; before them all the oldest", () => {
    expect(inForceOn(ISOLATION_RULES, "2021-01-01").id).toBe("isolation-2022");
    expect(inForceOn(ISOLATION_RULES, "2023-10-19").id).toBe("isolation-2022");
    expect(inForceOn(ISOLATION_RULES, "2023-10-20").id).toBe("isolation-2023");
  });
  test("each edition but the newest names the one that took its place", () => {
    expect(ISOLATION_RULES.map((rule) => replacedBy(ISOLATION_RULES, rule)?.id ?? null)).toEqual(["isolation-2023", null]);
  });
  test("editions stand oldest first, each with a source and a mark", () => {
    for (const editions of [ISOLATION_RULES, MONITORING_RULES]) {
      const days = editions.map(({ effectiveFrom }) => effectiveFrom);
      expect(days).toEqual([...days].sort());
      for (const { source, mark } of editions) expect([source, mark]).toEqual([expect.stringMatching(/Q-/), expect.any(String)]);
    }
  });
});

describe("keeping apart", () => {
  test("group B: five full days after the first, and a mask until the tenth", () => {
    expect(course().isolation).toMatchObject({
      rule: { id: "isolation-2023", mark: "V2" },
      until: "2026-11-29",
      withoutTestUntil: null,
      maskUntil: "2026-12-04",
    });
  });
  test.each([
    [2, "2022-03-11"],
    [3, "2022-03-11"],
    [1, "2022-03-15"],
    [null, "2022-03-15"],
  ])(
    "of an illness of March 2022 with %s doses: seven days with a negative test, otherwise until %s",
    (vaccineDoses, longest) => {
      const { isolation } = course({ onsetDate: "2022-03-01", vaccineDoses });
      expect(isolation).toMatchObject({ until: "2022-03-08", withoutTestUntil: longest, maskUntil: null });
    },
  );
  test("counts from the test where nobody noted a first symptom", () => {
    expect(course({ onsetDate: null }).isolation?.until).toBe("2026-12-01");
    expect(course({ onsetDate: null }).began).toEqual({ date: "2026-11-26", by: "test" });
  });
  test("is unknown, not over, where neither is known", () => {
    expect(course({ onsetDate: null, testDate: null })).toMatchObject({ began: null, day: null, isolation: null });
  });
});

describe("being followed", () => {
  test("fourteen full days after the first", () =>
    expect(course().monitoring).toMatchObject({ until: "2026-12-08", by: "onset", rule: { id: "monitoring-14" } }));
  test("from the day care began where the first is not known, by the site's calendar", () => {
    const unknown = { onsetDate: null, testDate: null };
    expect(course({ ...unknown, openedAt: Date.parse("2026-11-26T17:00:00Z") }).monitoring).toMatchObject({
      until: "2026-12-11",
    });
    expect(course({ ...unknown, openedAt: Date.parse("2026-11-26T16:59:59Z") }).monitoring).toMatchObject({
      until: "2026-12-10",
    });
  });
});

describe("the day of illness", () => {
  test.each([
    ["2026-11-24T00:00", 1],
    ["2026-11-24T23:59", 1],
    ["2026-11-25T00:00", 2],
    ["2026-12-08T12:00", 15],
    ["2026-11-23T23:59", null],
  ])("at %s: %s", (now, day) => expect(course({}, at(now)).day).toBe(day));
});
