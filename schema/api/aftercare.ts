import * as z from "zod/mini";
import { HONORIFICS, SEXES, TEST_KINDS } from "../terms.ts";
import { birthDate, calendarDate, facilityRef, instant, staffRef } from "./common.ts";

/** GET …/certificate: that somebody was followed at home and has recovered: number, person, dates, station. */
export const certificate = z.object({
  /** The year of its end at the site and a number that is given once in a deployment: "2026-000017". */
  number: z.string(),
  person: z.object({
    name: z.string(),
    honorific: z.enum(HONORIFICS),
    sex: z.enum(SEXES),
    birth: birthDate,
    address: z.string(),
    hamlet: z.string(),
  }),
  station: facilityRef,
  onsetDate: z.nullable(calendarDate),
  testKind: z.enum(TEST_KINDS),
  testDate: z.nullable(calendarDate),
  careFrom: instant,
  careUntil: instant,
  endedBy: z.nullable(staffRef),
});
export type Certificate = z.infer<typeof certificate>;
