import type { StaffId } from "#schema/ids.ts";
import { auditRow } from "../../worker/ground/access/audit.ts";
import { endDuty } from "../../worker/ground/access/duty/store.ts";
import { hashPassword } from "../../worker/ground/access/password/password-hash.ts";
import { TEMPORARY_MS, temporaryPassword } from "../../worker/ground/access/password/rules.ts";
import { setTemporaryPassword } from "../../worker/ground/access/password/store.ts";
import { revokeSessions } from "../../worker/ground/access/session/store.ts";
import { type Statement, statement } from "../../worker/ground/platform/d1.ts";
import { systemIds } from "../../worker/ground/platform/ids.ts";
import { Sentence } from "../install/sentence.mjs";
import type { Member } from "./file.ts";
import type { KnownAccount } from "./known.ts";
import { facilityIdOf } from "./plan-facilities.ts";

/** A password for one day and one sign-in, to be handed over by word of mouth. */
export interface Password {
  readonly username: string;
  readonly password: string;
}
export interface Step {
  readonly statements: readonly Statement[];
  readonly words: readonly string[];
  readonly passwords: readonly Password[];
}

const NOTHING: Step = { statements: [], words: [], passwords: [] };

async function oneTime(id: StaffId, username: string, now: number): Promise<{ password: Password; statement: Statement }> {
  const password = temporaryPassword(systemIds.below);
  return {
    password: { username, password },
    statement: setTemporaryPassword(id, await hashPassword(password), now + TEMPORARY_MS),
  };
}

async function hire(member: Member, now: number): Promise<Step> {
  const { username, name, title, role, facility } = member;
  const id = systemIds.next("stf");
  const facilityId = facilityIdOf(facility);
  const made = await oneTime(id, username, now);
  // No hash stands there for a moment: '' fits no password.
  const account = statement(
    "INSERT INTO staff (id, facility_id, username, name, title, role, password_hash) VALUES (?, ?, ?, ?, ?, ?, '')",
    ...[id, facilityId, username, name, title, role],
  );
  return {
    statements: [account, made.statement, auditRow({ at: now, actor: "system", action: "staff_added", facilityId, subject: id })],
    words: [`add account ${username}: ${title} ${name}, ${role} at ${facility}`],
    passwords: [made.password],
  };
}

/** Whatever somebody may do is read with the session: a changed place or role ends all of them, and the shift. */
const sentHome = (id: StaffId, now: number): Statement[] => [revokeSessions(id, null, now), endDuty(id, now)];

function close({ id, facility_id: facilityId, username }: KnownAccount, now: number): Step {
  return {
    statements: [
      statement("UPDATE staff SET disabled_at = ? WHERE id = ?", now, id),
      ...sentHome(id, now),
      auditRow({ at: now, actor: "system", action: "staff_left", facilityId, subject: id }),
    ],
    words: [`close account ${username}`],
    passwords: [],
  };
}

function change(was: KnownAccount, { username, name, title, role, facility }: Member, now: number): Step {
  const facilityId = facilityIdOf(facility);
  const moved = was.role !== role || was.facility_id !== facilityId;
  if (!moved && was.name === name && was.title === title) return NOTHING;
  const row = "UPDATE staff SET facility_id = ?, name = ?, title = ?, role = ? WHERE id = ?";
  const detail = moved ? { from: [was.facility_id, was.role], to: [facilityId, role] } : undefined;
  return {
    statements: [
      statement(row, facilityId, name, title, role, was.id),
      ...(moved ? sentHome(was.id, now) : []),
      auditRow({ at: now, actor: "system", action: "staff_changed", facilityId, subject: was.id, detail }),
    ],
    words: [`change account ${username}: ${title} ${name}, ${role} at ${facility}`],
    passwords: [],
  };
}

/** What is to be done about one account of the file. */
export async function planMember(member: Member, was: KnownAccount | undefined, now: number): Promise<Step> {
  if (was === undefined) return member.left === true ? NOTHING : hire(member, now);
  if (was.disabled_at !== null) {
    if (member.left === true) return NOTHING;
    throw new Sentence(`Account ${member.username} was closed and stays so. Give whoever comes (back) another user name.`);
  }
  return member.left === true ? close(was, now) : change(was, member, now);
}

/** For whoever nobody else can help: the only administrator without a password. */
export async function planPassword(was: KnownAccount | undefined, username: string, now: number): Promise<Step> {
  if (was === undefined || was.disabled_at !== null) throw new Sentence(`There is no account ${username}.`);
  const made = await oneTime(was.id, username, now);
  const line = { at: now, actor: "system", action: "password_reset", facilityId: was.facility_id, subject: was.id };
  return {
    statements: [made.statement, revokeSessions(was.id, null, now), auditRow(line)],
    words: [`a new one-time password for ${username}`],
    passwords: [made.password],
  };
}
