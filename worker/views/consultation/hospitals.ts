import * as z from "zod/mini";
import { CARE_LEVELS } from "#schema/terms.ts";
import { facilityColumns, facilityRow } from "../../ground/places/store.ts";
import { many, type Query } from "../../ground/platform/d1.ts";
import { CAN_BE_ASKED } from "../../journey/consultation/store.ts";

const OPEN = "consultations c INDEXED BY consultations_at_hospital";
const IS_OPEN = "c.state IN ('ringing','unanswered','accepted')";

const hospitalRow = z.extend(facilityRow, { careLevel: z.enum(CARE_LEVELS), open: z.int() });

/** Who can be asked, the nearest level of care first. A province has some dozens of facilities: all are read. Index: consultations_at_hospital. */
export function hospitals(): Query<z.infer<typeof hospitalRow>[]> {
  return many(
    hospitalRow,
    `SELECT ${facilityColumns("f")}, f.care_level AS careLevel,
       (SELECT count(*) FROM ${OPEN} WHERE c.hospital_id = f.id AND ${IS_OPEN}) AS open
     FROM facilities f WHERE f.${CAN_BE_ASKED}
     ORDER BY CASE f.care_level WHEN 'initial' THEN 0 WHEN 'basic' THEN 1 ELSE 2 END, f.name`,
  );
}
