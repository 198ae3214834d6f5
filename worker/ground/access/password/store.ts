import * as z from "zod/mini";
import { type StaffId, staffId } from "#schema/ids.ts";
import { one, type Query, type Statement, statement } from "../../platform/d1.ts";
import { LOCK_MS, MOST_TRIES } from "./rules.ts";

const triedRow = z.object({ id: staffId, password_hash: z.string(), temporary_until: z.nullable(z.int()) });
/** An account whose password may be tried now. */
export type Tried = z.infer<typeof triedRow>;

/**
 * Counts a try BEFORE the password is looked at, in the statement that reads it: of a thousand guesses sent at once ten are heard.
 * The tenth locks the name; a right password sets it free again (`forgetTries`). null: there is no such name, or it is locked.
 */
export function countTry(username: string, now: number): Query<Tried | null> {
  return one(
    triedRow,
    `UPDATE staff SET
       failed_tries = CASE WHEN locked_until IS NULL THEN failed_tries + 1 ELSE 1 END,
       locked_until = CASE WHEN locked_until IS NULL AND failed_tries + 1 >= ${MOST_TRIES} THEN ? + ${LOCK_MS} END
     WHERE username = ? AND disabled_at IS NULL AND (locked_until IS NULL OR locked_until <= ?)
     RETURNING id, password_hash, temporary_until`,
    now,
    username,
    now,
  );
}

export const forgetTries = (id: StaffId): Statement =>
  statement("UPDATE staff SET failed_tries = 0, locked_until = NULL WHERE id = ?", id);

/** A password of one's own: nothing about it is temporary any more. */
export const setPassword = (id: StaffId, hash: string): Statement =>
  statement(
    `UPDATE staff SET password_hash = ?, must_change_password = 0, temporary_until = NULL, failed_tries = 0, locked_until = NULL
     WHERE id = ?`,
    hash,
    id,
  );

/** A password that somebody else has set: it must be changed, and dies. */
export const setTemporaryPassword = (id: StaffId, hash: string, until: number): Statement =>
  statement(
    `UPDATE staff SET password_hash = ?, must_change_password = 1, temporary_until = ?, failed_tries = 0, locked_until = NULL
     WHERE id = ?`,
    hash,
    until,
    id,
  );
