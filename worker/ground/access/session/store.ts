import * as z from "zod/mini";
import { type SessionId, type StaffId, sessionId, staffId } from "#schema/ids.ts";
import { ROLES } from "#schema/terms.ts";
import { facilityColumns, facilityRow } from "../../places/store.ts";
import { flag, many, one, type Query, type Statement, statement } from "../../platform/d1.ts";
import { activeDuty } from "../duty/store.ts";

const accountRow = z.object({
  ...facilityRow.shape,
  id: staffId,
  username: z.string(),
  name: z.string(),
  title: z.string(),
  role: z.enum(ROLES),
  must_change_password: flag,
  locked_until: z.nullable(z.int()),
  duty_from: z.nullable(z.int()),
  duty_until: z.nullable(z.int()),
});
export type Account = z.infer<typeof accountRow>;

const ACCOUNT = `SELECT s.id, s.username, s.name, s.title, s.role, s.must_change_password, s.locked_until, ${facilityColumns("f")},
    d.from_at AS duty_from, d.until_at AS duty_until
  FROM staff s JOIN facilities f ON f.id = s.facility_id LEFT JOIN duties d ON d.seq = ${activeDuty("s.id")}`;

export function accountByName(username: string, now: number): Query<Account | null> {
  return one(accountRow, `${ACCOUNT} WHERE s.username = ? AND s.disabled_at IS NULL`, now, username);
}
/** The account behind a live session. */
export function accountOfSession(tokenHash: Uint8Array, now: number): Query<Account | null> {
  return one(
    accountRow,
    `${ACCOUNT} WHERE s.disabled_at IS NULL AND s.id =
       (SELECT staff_id FROM staff_sessions WHERE token_hash = ? AND revoked_at IS NULL AND expires_at > ?)`,
    now,
    tokenHash,
    now,
  );
}

export interface NewSession {
  readonly id: SessionId;
  readonly tokenHash: Uint8Array;
  readonly staffId: StaffId;
  readonly at: number;
  readonly expiresAt: number;
  readonly agent: string;
}
export const insertSession = (session: NewSession): Statement =>
  statement(
    `INSERT INTO staff_sessions (id, token_hash, staff_id, created_at, last_seen_at, expires_at, agent)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    session.id,
    session.tokenHash,
    session.staffId,
    session.at,
    session.at,
    session.expiresAt,
    session.agent,
  );

export const touchSession = (id: SessionId, now: number): Statement =>
  statement("UPDATE staff_sessions SET last_seen_at = ? WHERE id = ? AND last_seen_at < ?", now, id, now);

/** Ends a session of this person; of somebody else's it hits nothing. */
export const revokeSession = (id: SessionId, owner: StaffId, now: number): Statement =>
  statement("UPDATE staff_sessions SET revoked_at = ? WHERE id = ? AND staff_id = ? AND revoked_at IS NULL", now, id, owner);

/** Ends all sessions of a person but one; `null` ends them all. */
export const revokeSessions = (owner: StaffId, except: SessionId | null, now: number): Statement =>
  statement(
    "UPDATE staff_sessions SET revoked_at = ? WHERE staff_id = ? AND id IS NOT ? AND revoked_at IS NULL",
    now,
    owner,
    except,
  );

const sessionRow = z.object({ id: sessionId, created_at: z.int(), last_seen_at: z.int(), agent: z.string() });
export type SessionRow = z.infer<typeof sessionRow>;

/** The live sessions of whoever this session belongs to, newest first. */
export function sessionsBeside(tokenHash: Uint8Array, now: number): Query<SessionRow[]> {
  return many(
    sessionRow,
    `SELECT o.id, o.created_at, o.last_seen_at, o.agent
     FROM staff_sessions mine JOIN staff_sessions o ON o.staff_id = mine.staff_id
     WHERE mine.token_hash = ? AND o.revoked_at IS NULL AND o.expires_at > ?
     ORDER BY o.created_at DESC`,
    tokenHash,
    now,
  );
}
/** Whether this session belongs to that owner's session and is still alive. */
export function sessionBeside(tokenHash: Uint8Array, id: SessionId, now: number): Query<SessionRow | null> {
  return one(
    sessionRow,
    `SELECT o.id, o.created_at, o.last_seen_at, o.agent
     FROM staff_sessions mine JOIN staff_sessions o ON o.staff_id = mine.staff_id
     WHERE mine.token_hash = ? AND o.id = ? AND o.revoked_at IS NULL AND o.expires_at > ?`,
    tokenHash,
    id,
    now,
  );
}
