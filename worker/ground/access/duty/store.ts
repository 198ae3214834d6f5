import * as z from "zod/mini";
import { type FacilityId, type StaffId, staffId } from "#schema/ids.ts";
import { many, mapped, one, type Query, type Statement, statement } from "../../platform/d1.ts";

const dutyRow = z.object({ from_at: z.int(), until_at: z.int() });
export type DutyRow = z.infer<typeof dutyRow>;

/** SQL of the number of the running shift of a person; binds `now`. Served by duties_by_staff. */
export const activeDuty = (staffColumn: string): string =>
  `(SELECT max(a.seq) FROM duties a WHERE a.staff_id = ${staffColumn} AND a.until_at > ?)`;

/** The running shift of whoever this session belongs to. */
export function dutyOfSession(tokenHash: Uint8Array, now: number): Query<DutyRow | null> {
  return one(
    dutyRow,
    `SELECT d.from_at, d.until_at FROM duties d JOIN staff_sessions se ON se.staff_id = d.staff_id
     WHERE se.token_hash = ? AND d.until_at > ? ORDER BY d.seq DESC LIMIT 1`,
    tokenHash,
    now,
  );
}

/**
 * Who answers for the patients of a house now (decisions.md 13): whoever is on duty there and still signed in; with nobody there, its
 * leads. `house`: one expression of ?1. Indexes: duties_by_facility, staff_sessions_by_staff, staff_by_facility.
 */
export function whoAnswers(house: { readonly sql: string; readonly id: string }, now: number): Query<StaffId[]> {
  const query = many(
    z.object({ id: staffId }),
    `WITH here AS (SELECT DISTINCT st.id FROM duties d JOIN staff st ON st.id = d.staff_id AND st.facility_id = d.facility_id
         JOIN staff_sessions s ON s.staff_id = st.id AND s.revoked_at IS NULL AND s.expires_at > ?2
       WHERE d.facility_id = ${house.sql} AND d.until_at > ?2 AND st.role IN ('nurse','doctor','lead') AND st.disabled_at IS NULL)
     SELECT id FROM here
     UNION ALL SELECT id FROM staff WHERE facility_id = ${house.sql} AND role = 'lead' AND disabled_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM here)`,
    house.id,
    now,
  );
  return mapped(query, (rows) => rows.map(({ id }) => id));
}

/** Two presses at once are one shift. */
export const startDuty = (staff: StaffId, facility: FacilityId, from: number, until: number): Statement =>
  statement(
    `INSERT INTO duties (staff_id, facility_id, from_at, until_at)
     SELECT ?, ?, ?, ? WHERE NOT EXISTS (SELECT 1 FROM duties WHERE staff_id = ? AND until_at > ?)`,
    staff,
    facility,
    from,
    until,
    staff,
    from,
  );

export const endDuty = (staff: StaffId, now: number): Statement =>
  statement("UPDATE duties SET until_at = ? WHERE staff_id = ? AND until_at > ?", now, staff, now);
