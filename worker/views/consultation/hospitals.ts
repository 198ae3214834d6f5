import * as z from "zod/mini";
import { facilityId, staffId } from "#schema/ids.ts";
import { CARE_LEVELS } from "#schema/terms.ts";
import { facilityColumns, facilityRow } from "../../ground/places/store.ts";
import { flag, many, type Query } from "../../ground/platform/d1.ts";

const ASKED = "f.kind IN ('hospital','district_centre')";
const OPEN = "consultations c INDEXED BY consultations_at_hospital";
const IS_OPEN = "c.state IN ('ringing','unanswered','accepted')";

const hospitalRow = z.extend(facilityRow, { careLevel: z.enum(CARE_LEVELS), open: z.int() });

/** Who can be asked, the nearest level of care first. A province has some dozens of facilities: all are read. Index: consultations_at_hospital. */
export function hospitals(): Query<z.infer<typeof hospitalRow>[]> {
  return many(
    hospitalRow,
    `SELECT ${facilityColumns("f")}, f.care_level AS careLevel,
       (SELECT count(*) FROM ${OPEN} WHERE c.hospital_id = f.id AND ${IS_OPEN}) AS open
     FROM facilities f WHERE ${ASKED}
     ORDER BY CASE f.care_level WHEN 'initial' THEN 0 WHEN 'basic' THEN 1 ELSE 2 END, f.name`,
  );
}

const doctorRow = z.object({
  id: staffId,
  name: z.string(),
  title: z.string(),
  facilityId,
  isLead: flag,
  dutySince: z.nullable(z.int()),
  open: z.int(),
});
export type Doctor = z.infer<typeof doctorRow>;

/** Whoever could be rung at any of them. Indexes: staff_by_facility, duties_by_staff, consultations_at_hospital. */
export function doctors(now: number): Query<Doctor[]> {
  return many(
    doctorRow,
    `SELECT st.id, st.name, st.title, st.facility_id AS facilityId, st.role = 'lead' AS isLead,
       (SELECT max(d.from_at) FROM duties d WHERE d.staff_id = st.id AND d.until_at > ?) AS dutySince,
       (SELECT count(*) FROM ${OPEN} WHERE c.hospital_id = f.id AND ${IS_OPEN} AND c.state = 'accepted' AND c.doctor_id = st.id) AS open
     FROM facilities f CROSS JOIN staff st ON st.facility_id = f.id
     WHERE ${ASKED} AND st.role IN ('doctor','lead') AND st.disabled_at IS NULL`,
    now,
  );
}
