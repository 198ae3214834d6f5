import * as z from "zod/mini";
import { type FacilityId, facilityId, type StaffId, staffId } from "#schema/ids.ts";
import { ROLES } from "#schema/terms.ts";
import { many, one, type Query } from "../../platform/d1.ts";
import { activeDuty } from "../duty/store.ts";

const memberRow = z.object({
  id: staffId,
  facility_id: facilityId,
  facility_short_name: z.string(),
  username: z.string(),
  name: z.string(),
  title: z.string(),
  role: z.enum(ROLES),
  disabled_at: z.nullable(z.int()),
  on_duty_since: z.nullable(z.int()),
});
export type Member = z.infer<typeof memberRow>;

const MEMBER = `SELECT s.id, s.facility_id, f.short_name AS facility_short_name, s.username, s.name, s.title, s.role, s.disabled_at,
    d.from_at AS on_duty_since
  FROM staff s JOIN facilities f ON f.id = s.facility_id LEFT JOIN duties d ON d.seq = ${activeDuty("s.id")}`;

/** Colleagues of one facility (staff_by_facility), or with null of all. */
export function members(facility: FacilityId | null, now: number): Query<Member[]> {
  const order = "ORDER BY f.short_name, s.name, s.id";
  return facility === null
    ? many(memberRow, `${MEMBER} ${order}`, now)
    : many(memberRow, `${MEMBER} WHERE s.facility_id = ? ${order}`, now, facility);
}

export function memberOf(id: StaffId, now: number): Query<Member | null> {
  return one(memberRow, `${MEMBER} WHERE s.id = ?`, now, id);
}
