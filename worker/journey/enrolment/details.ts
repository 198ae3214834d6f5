import * as z from "zod/mini";
import type { episodeDetails } from "#schema/api/enrolment.ts";
import { CONDITIONS, TEST_KINDS } from "#schema/terms.ts";
import { flag, json, nullableFlag, type Param, toFlag } from "../../ground/platform/d1.ts";

export type EpisodeDetails = z.infer<typeof episodeDetails>;

/** The columns of an episode that enrolment asks for, in the order of `detailValues`. */
export const DETAIL_COLUMNS = [
  "onset_date",
  "test_kind",
  "test_date",
  "conditions",
  "pregnant",
  "pregnancy_weeks",
  "postpartum",
  "vaccine_doses",
  "has_oximeter",
  "chronic_hypoxia",
  "spo2_baseline",
  "am_hour",
  "pm_hour",
] as const;

export const detailValues = (details: EpisodeDetails): readonly Param[] => [
  details.onsetDate,
  details.testKind,
  details.testDate,
  details.conditions && JSON.stringify(details.conditions),
  toFlag(details.pregnant),
  details.pregnancyWeeks,
  toFlag(details.postpartum),
  details.vaccineDoses,
  toFlag(details.hasOximeter),
  toFlag(details.chronicHypoxia),
  details.spo2Baseline,
  details.amHour,
  details.pmHour,
];

export const detailRow = z.object({
  onset_date: z.nullable(z.string()),
  test_kind: z.enum(TEST_KINDS),
  test_date: z.nullable(z.string()),
  conditions: z.nullable(json(z.array(z.enum(CONDITIONS)))),
  pregnant: nullableFlag,
  pregnancy_weeks: z.nullable(z.int()),
  postpartum: nullableFlag,
  vaccine_doses: z.nullable(z.int()),
  has_oximeter: nullableFlag,
  chronic_hypoxia: flag,
  spo2_baseline: z.nullable(z.number()),
  am_hour: z.int(),
  pm_hour: z.int(),
});

export const toEpisodeDetails = (row: z.infer<typeof detailRow>): EpisodeDetails => ({
  onsetDate: row.onset_date,
  testKind: row.test_kind,
  testDate: row.test_date,
  conditions: row.conditions,
  pregnant: row.pregnant,
  pregnancyWeeks: row.pregnancy_weeks,
  postpartum: row.postpartum,
  vaccineDoses: row.vaccine_doses,
  hasOximeter: row.has_oximeter,
  chronicHypoxia: row.chronic_hypoxia,
  spo2Baseline: row.spo2_baseline,
  amHour: row.am_hour,
  pmHour: row.pm_hour,
});
