import { newId } from "./world.ts";

const DAY = 86_400_000;
/** A calendar day at the site, so many days ago. */
export const siteDay = (daysAgo = 0): string => new Date(Date.now() + 7 * 3_600_000 - daysAgo * DAY).toISOString().slice(0, 10);

export const aPerson = (over: Record<string, unknown> = {}) => ({
  name: "Trần Văn Đạt",
  honorific: "chu",
  sex: "male",
  birth: { date: "1981-05-04", precision: "day" },
  phone: "0900 000 512",
  address: "7 hẻm 12",
  hamlet: "Khu vực 5",
  language: "vi",
  carer: null,
  ...over,
});

export const anIllness = (over: Record<string, unknown> = {}) => ({
  onsetDate: siteDay(2),
  testKind: "rapid_antigen",
  testDate: siteDay(1),
  conditions: [],
  pregnant: null,
  pregnancyWeeks: null,
  postpartum: null,
  vaccineDoses: 3,
  hasOximeter: true,
  chronicHypoxia: false,
  spo2Baseline: null,
  amHour: 7,
  pmHour: 18,
  ...over,
});

/** The body of POST /api/patients: a man of 45, vaccinated, without chronic disease, so of low risk. */
export const anEnrolment = (
  over: {
    personId?: string;
    householdOf?: string | null;
    person?: Record<string, unknown>;
    episode?: Record<string, unknown>;
  } = {},
) => ({
  personId: over.personId ?? newId("per"),
  householdOf: over.householdOf ?? null,
  person: aPerson(over.person),
  episode: anIllness(over.episode),
});
