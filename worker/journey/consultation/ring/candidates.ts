import * as z from "zod/mini";
import type { StaffRef } from "#schema/api/common.ts";
import { type ConsultationId, type FacilityId, facilityId, staffId } from "#schema/ids.ts";
import { flag, many, type Query } from "../../../ground/platform/d1.ts";
import type { Candidate } from "../rules.ts";
import { CAN_BE_ASKED } from "../store.ts";

const row = z.object({
  id: staffId,
  name: z.string(),
  title: z.string(),
  facilityId,
  isLead: flag,
  dutySince: z.nullable(z.int()),
  open: z.int(),
  rung: flag,
});
/** With the name and the house, for a list. */
export type NamedCandidate = Candidate & StaffRef & { readonly facilityId: FacilityId };

/** Doctors and leads of these houses. `houses` and `rung`: expressions. Indexes: staff_by_facility, duties_by_staff, consultations_at_hospital. */
const candidates = (houses: string, rung: string): string =>
  `SELECT st.id, st.name, st.title, st.facility_id AS facilityId, st.role = 'lead' AS isLead,
     (SELECT max(d.from_at) FROM duties d WHERE d.staff_id = st.id AND d.until_at > ?2) AS dutySince,
     (SELECT count(*) FROM consultations o INDEXED BY consultations_at_hospital
       WHERE o.hospital_id = st.facility_id AND o.state IN ('ringing','unanswered','accepted') AND o.state = 'accepted'
         AND o.doctor_id = st.id) AS open,
     ${rung} AS rung
   FROM staff st WHERE st.facility_id IN (${houses}) AND st.role IN ('doctor','lead') AND st.disabled_at IS NULL`;

/** Who could be rung at this hospital when it is asked for the first time, or anew. */
export function candidatesAt(hospital: FacilityId, now: number): Query<Candidate[]> {
  return many(row, candidates("?1", "0"), hospital, now);
}

/** Who could be rung for this consultation, and who was in this round. */
export function candidatesFor(id: ConsultationId, now: number): Query<Candidate[]> {
  const rung = `EXISTS (SELECT 1 FROM consultation_rings r JOIN consultations c ON c.id = r.consultation_id
    WHERE c.id = ?1 AND r.round = c.round AND r.staff_id = st.id)`;
  return many(row, candidates("SELECT hospital_id FROM consultations WHERE id = ?1", rung), id, now);
}

/** Who could be rung at each house that can be asked: what a station is shown is what would happen. */
export function candidatesEverywhere(now: number): Query<NamedCandidate[]> {
  return many(row, candidates(`SELECT id FROM facilities WHERE ?1 = 1 AND ${CAN_BE_ASKED}`, "0"), 1, now);
}
