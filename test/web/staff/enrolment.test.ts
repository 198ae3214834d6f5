import { describe, expect, it } from "vitest";
import * as z from "zod/mini";
import { episodeDetails, personDetails } from "#schema/api/enrolment.ts";
import { readBirth, readDay, writeBirth } from "../../../web/staff/enrol/birth-text.ts";
import {
  blankDetails,
  detailsOf,
  draftOf,
  mayBePregnant,
  needsFullDate,
  suggestHonorific,
} from "../../../web/staff/enrol/details-draft.ts";

const NOW = Date.parse("2026-03-15T03:00:00Z");
const filled = {
  ...blankDetails(),
  sex: "female" as const,
  name: "Sơn Thị Hạnh",
  birth: "1955",
  hamlet: "Khu vực 3",
  address: "12/4 hẻm 51",
};

describe("a birth as people say it", () => {
  it("reads a year, a day said in Vietnamese, and a date of the calendar", () => {
    expect(readBirth("1951")).toEqual({ date: "1951-01-01", precision: "year" });
    expect(readBirth(" 5/3/1951 ")).toEqual({ date: "1951-03-05", precision: "day" });
    expect(readBirth("1951-3-5")).toEqual({ date: "1951-03-05", precision: "day" });
  });
  it("refuses a day that does not exist, and guesses nothing", () => {
    for (const text of ["31/2/2020", "0/1/2020", "51", "hôm qua", "", "13/13/2020"]) expect(readBirth(text)).toBeNull();
  });
  it("writes back what it read", () => {
    for (const text of ["1951", "5/3/1951"]) expect(writeBirth(readBirth(text) ?? { date: "", precision: "day" })).toBe(text);
  });
  it("takes a year for no day", () => expect([readDay("2026"), readDay("1/3/2026")]).toEqual(["2026", "2026-03-01"]));
  it("asks for the full date of whoever may be under 18", () => {
    expect([needsFullDate("2008", NOW), needsFullDate("2007", NOW), needsFullDate("1/1/2010", NOW)]).toEqual([
      true,
      false,
      false,
    ]);
  });
});

describe("the form of enrolment", () => {
  it("sends what was not asked as not known, never as no", () => {
    const { episode } = detailsOf({ ...filled, birth: "1990" }, NOW);
    expect(episode).toMatchObject({ conditions: null, pregnant: null, postpartum: null, vaccineDoses: null, hasOximeter: null });
  });
  it("tells none from not asked, and does not ask men about pregnancy", () => {
    expect(detailsOf({ ...filled, hasConditions: "no" }, NOW).episode).toMatchObject({ conditions: [] });
    expect(detailsOf({ ...filled, sex: "male", pregnant: "yes" }, NOW).episode).toMatchObject({ pregnant: false });
    expect(mayBePregnant({ sex: "female", birth: "1990" }, NOW)).toBe(true);
  });
  it("makes a body that the service's shapes accept, and the same form of it again", () => {
    const draft = {
      ...filled,
      birth: "5/3/1990",
      onsetDate: "10/3/2026",
      spo2Baseline: "97,5",
      carerName: "Kim Ngân",
      hasConditions: "yes" as const,
      conditions: ["asthma" as const],
    };
    const { person, episode } = detailsOf(draft, NOW);
    const read = draftOf(z.parse(personDetails, person), z.parse(episodeDetails, episode));
    expect(read).toEqual({ ...draft, honorific: "chi", spo2Baseline: "97.5" });
  });
  it("takes nobody for a woman or a man who was not asked", () => {
    const { person } = detailsOf({ ...filled, sex: blankDetails().sex, birth: "1990" }, NOW);
    expect(z.safeParse(personDetails, person).error?.issues.map(({ path }) => path)).toEqual([["sex"]]);
  });
  it("leaves a figure that cannot be read to the check", () => {
    const { episode } = detailsOf({ ...filled, spo2Baseline: "chín bảy" }, NOW);
    expect(z.safeParse(episodeDetails, episode).success).toBe(false);
  });
  it("suggests how to speak to somebody, by age and sex", () => {
    expect(["1950", "1975", "1995", "1/1/2012", "1/1/2020"].map((birth) => suggestHonorific("female", birth, NOW))).toEqual([
      "ba",
      "co",
      "chi",
      "em",
      "be",
    ]);
    expect(suggestHonorific("male", "1950", NOW)).toBe("ong");
    expect(suggestHonorific("male", "?", NOW)).toBe("none");
  });
});
