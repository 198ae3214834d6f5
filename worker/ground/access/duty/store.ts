import * as z from "zod/mini";
import type { FacilityId, StaffId } from "#schema/ids.ts";
import { one, type Query, type Statement, statement } from "../../platform/d1.ts";

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
