import * as z from "zod/mini";
import {
  type ActivationId,
  activationId,
  type DeviceId,
  deviceId,
  episodeId,
  facilityId,
  type PersonId,
  personId,
} from "#schema/ids.ts";
import { one, type Query, type Statement, statement } from "../../platform/d1.ts";
import { MOST_WRONG_YEARS } from "./rules.ts";

const activationRow = z.object({
  id: activationId,
  person_id: personId,
  birth_date: z.string(),
  expires_at: z.int(),
  wrong_tries: z.int(),
  used_at: z.nullable(z.int()),
  used_by: z.nullable(deviceId),
  revoked_at: z.nullable(z.int()),
  episode_id: z.nullable(episodeId),
  facility_id: z.nullable(facilityId),
  station_name: z.nullable(z.string()),
  station_phone: z.nullable(z.string()),
});
/**
 * An activation with the birth date that proves the person, their episode if one is followed now, and the station that gives another
 * code: it follows them, else it gave this one.
 */
export type ActivationRow = z.infer<typeof activationRow>;

export function activationByHash(hash: Uint8Array): Query<ActivationRow | null> {
  return one(
    activationRow,
    `SELECT a.id, a.person_id, p.birth_date, a.expires_at, a.wrong_tries, a.used_at, a.used_by, a.revoked_at,
       e.id AS episode_id, e.facility_id, f.short_name AS station_name, f.health_phone AS station_phone
     FROM activations a JOIN persons p ON p.id = a.person_id
       LEFT JOIN episodes e ON e.person_id = a.person_id AND e.state = 'active'
       LEFT JOIN facilities f ON f.id = coalesce(e.facility_id, (SELECT facility_id FROM staff WHERE id = a.issued_by))
     WHERE a.code_hash = ?`,
    hash,
  );
}

export interface NewActivation {
  readonly id: ActivationId;
  readonly codeHash: Uint8Array;
  readonly personId: PersonId;
  readonly issuedBy: string;
  readonly at: number;
  readonly expiresAt: number;
}
export const insertActivation = (activation: NewActivation): Statement =>
  statement(
    "INSERT INTO activations (id, code_hash, person_id, issued_by, issued_at, expires_at) VALUES (?, ?, ?, ?, ?, ?)",
    activation.id,
    activation.codeHash,
    activation.personId,
    activation.issuedBy,
    activation.at,
    activation.expiresAt,
  );

/** Takes back every code of this person that still waits. Index: activations_by_person. */
export const revokeWaiting = (person: PersonId, now: number): Statement =>
  statement("UPDATE activations SET revoked_at = ? WHERE person_id = ? AND used_at IS NULL AND revoked_at IS NULL", now, person);

/** A claim: of two phones that redeem a code at once, one hits. */
export const useActivation = (id: ActivationId, by: DeviceId, now: number): Statement =>
  statement(
    `UPDATE activations SET used_at = ?, used_by = ?
     WHERE id = ? AND used_at IS NULL AND revoked_at IS NULL AND wrong_tries < ${MOST_WRONG_YEARS}`,
    now,
    by,
    id,
  );

/** A claim: each wrong year counts from the number it saw, so that guesses sent at once are counted one by one. */
export const countWrongYear = (id: ActivationId, seen: number): Statement =>
  statement("UPDATE activations SET wrong_tries = wrong_tries + 1 WHERE id = ? AND wrong_tries = ?", id, seen);
