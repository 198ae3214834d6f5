import * as z from "zod/mini";
import {
  type DeviceId,
  deviceId,
  episodeId,
  facilityId,
  type LinkCodeId,
  linkCodeId,
  type PersonId,
  personId,
} from "#schema/ids.ts";
import { RELATIONS, type Relation } from "#schema/terms.ts";
import { json, many, mapped, one, type Query, type Statement, statement } from "../../platform/d1.ts";
import { CODES_WITHIN_MS, MOST_CODES } from "./rules.ts";

const codeRow = z.object({
  id: linkCodeId,
  device_id: deviceId,
  people: json(z.array(personId)),
  relation: z.nullable(z.enum(RELATIONS)),
  issued_at: z.int(),
  expires_at: z.int(),
  used_at: z.nullable(z.int()),
  used_by: z.nullable(deviceId),
  revoked_at: z.nullable(z.int()),
});
export type LinkCodeRow = z.infer<typeof codeRow>;
const COLUMNS = "id, device_id, people, relation, issued_at, expires_at, used_at, used_by, revoked_at";

export const linkCodeByHash = (hash: Uint8Array): Query<LinkCodeRow | null> =>
  one(codeRow, `SELECT ${COLUMNS} FROM link_codes WHERE code_hash = ?`, hash);

/** The newest code that this phone has made. Index: link_codes_by_device. */
export const newestLinkCode = (tokenHash: Uint8Array): Query<LinkCodeRow | null> =>
  one(
    codeRow,
    `SELECT ${COLUMNS} FROM link_codes WHERE device_id = (SELECT id FROM devices WHERE token_hash = ?) ORDER BY issued_at DESC LIMIT 1`,
    tokenHash,
  );

/** When this phone made codes within the last hour, oldest first. Index: link_codes_by_device. */
export function codesMade(tokenHash: Uint8Array, now: number): Query<number[]> {
  const query = many(
    z.object({ issued_at: z.int() }),
    `SELECT issued_at FROM link_codes WHERE device_id = (SELECT id FROM devices WHERE token_hash = ?) AND issued_at > ? ORDER BY issued_at`,
    tokenHash,
    now - CODES_WITHIN_MS,
  );
  return mapped(query, (rows) => rows.map((row) => row.issued_at));
}

const givenRow = z.object({
  person_id: personId,
  relation: z.enum(RELATIONS),
  episode_id: z.nullable(episodeId),
  facility_id: z.nullable(facilityId),
});
/** Somebody whom the code gives, with the illness that is followed now. */
export type Given = z.infer<typeof givenRow>;

/** Whom a code gives: those it names, as long as the phone that made it lives and has them. Indexes: grants' key, one_active_episode. */
export const givenBy = (hash: Uint8Array, now: number): Query<Given[]> =>
  many(
    givenRow,
    `SELECT g.person_id, coalesce(l.relation, g.relation) AS relation, e.id AS episode_id, e.facility_id
     FROM link_codes l JOIN devices d ON d.id = l.device_id AND d.revoked_at IS NULL AND d.expires_at > ?2
       JOIN grants g ON g.device_id = d.id AND g.revoked_at IS NULL AND g.person_id IN (SELECT value FROM json_each(l.people))
       LEFT JOIN episodes e ON e.person_id = g.person_id AND e.state = 'active'
     WHERE l.code_hash = ?1 ORDER BY g.granted_at, g.person_id`,
    hash,
    now,
  );

export interface NewLinkCode {
  readonly id: LinkCodeId;
  readonly codeHash: Uint8Array;
  readonly deviceId: DeviceId;
  readonly people: readonly PersonId[];
  readonly relation: Relation | null;
  readonly at: number;
  readonly expiresAt: number;
}
/** A claim: codes that are asked for at once are counted one by one. */
export const insertLinkCode = (code: NewLinkCode): Statement =>
  statement(
    `INSERT INTO link_codes (id, code_hash, device_id, people, relation, issued_at, expires_at) SELECT ?1, ?2, ?3, ?4, ?5, ?6, ?7
     WHERE (SELECT count(*) FROM link_codes WHERE device_id = ?3 AND issued_at > ?6 - ${CODES_WITHIN_MS}) < ${MOST_CODES}`,
    code.id,
    code.codeHash,
    code.deviceId,
    JSON.stringify(code.people),
    code.relation,
    code.at,
    code.expiresAt,
  );

/** Takes back every code of this phone that still waits, but this one. Index: link_codes_by_device. */
export const revokeLinkCodes = (device: DeviceId, now: number, but: LinkCodeId | null = null): Statement =>
  statement(
    "UPDATE link_codes SET revoked_at = ? WHERE device_id = ? AND used_at IS NULL AND revoked_at IS NULL AND id IS NOT ?",
    now,
    device,
    but,
  );

/** A claim: of two phones that use a code at once, one hits. */
export const claimLinkCode = (id: LinkCodeId, by: DeviceId, now: number): Statement =>
  statement(
    "UPDATE link_codes SET used_at = ?, used_by = ? WHERE id = ? AND used_at IS NULL AND revoked_at IS NULL",
    now,
    by,
    id,
  );
