import * as z from "zod/mini";
import { type DeviceId, type EpisodeId, episodeId, type FacilityId, facilityId, type PersonId, personId } from "#schema/ids.ts";
import type { Relation } from "#schema/terms.ts";
import { unsubscribe } from "../../delivery/push/store.ts";
import { feedRow } from "../../delivery/store.ts";
import { many, mapped, type Query, type Statement, statement } from "../../platform/d1.ts";

/** How long a phone stays linked without being used, ms: browsers keep no cookie longer than 400 days. Each day of use renews it. */
export const DEVICE_MS = 400 * 86_400_000;

export interface NewDevice {
  readonly id: DeviceId;
  readonly tokenHash: Uint8Array;
  readonly at: number;
  readonly expiresAt: number;
  readonly agent: string;
}
export const insertDevice = ({ id, tokenHash, at, expiresAt, agent }: NewDevice): Statement =>
  statement(
    "INSERT INTO devices (id, token_hash, created_at, expires_at, agent) VALUES (?, ?, ?, ?, ?)",
    id,
    tokenHash,
    at,
    expiresAt,
    agent,
  );
export const renewDevice = (id: DeviceId, expiresAt: number): Statement =>
  statement("UPDATE devices SET expires_at = ? WHERE id = ? AND revoked_at IS NULL", expiresAt, id);

/** A phone that had the person before has them again. */
export const grantPerson = (device: DeviceId, person: PersonId, relation: Relation, now: number): Statement =>
  statement(
    `INSERT INTO grants (device_id, person_id, relation, granted_at) VALUES (?, ?, ?, ?)
     ON CONFLICT (device_id, person_id) DO UPDATE SET
       relation = excluded.relation, granted_at = excluded.granted_at, revoked_at = NULL`,
    device,
    person,
    relation,
    now,
  );
export const revokeGrant = (device: DeviceId, person: PersonId, now: number): Statement =>
  statement("UPDATE grants SET revoked_at = ? WHERE device_id = ? AND person_id = ? AND revoked_at IS NULL", now, device, person);
/** Whether this phone has the person of this episode. */
export function grantOnEpisode(device: DeviceId, episode: EpisodeId): Query<boolean> {
  const query = many(
    z.object({ person_id: personId }),
    `SELECT g.person_id FROM episodes e JOIN grants g ON g.person_id = e.person_id AND g.device_id = ? AND g.revoked_at IS NULL
     WHERE e.id = ?`,
    device,
    episode,
  );
  return mapped(query, (rows) => rows.length > 0);
}
/** The phone knows nobody any more, its cookie is worth nothing, and so is a code that it made for another phone. */
export const revokeDevice = (id: DeviceId, now: number): readonly Statement[] => [
  statement("UPDATE grants SET revoked_at = ? WHERE device_id = ? AND revoked_at IS NULL", now, id),
  statement("UPDATE devices SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL", now, id),
  unsubscribe({ kind: "device_id", id }),
];

const followedRow = z.object({ id: episodeId, facility_id: facilityId, person_id: personId });
export type Followed = z.infer<typeof followedRow>;

/** The episodes followed now of the people on this phone. Index: one_active_episode. */
export function followedOnPhone(tokenHash: Uint8Array): Query<Followed[]> {
  return many(
    followedRow,
    `SELECT e.id, e.facility_id, e.person_id FROM devices d JOIN grants g ON g.device_id = d.id AND g.revoked_at IS NULL
       JOIN episodes e ON e.person_id = g.person_id AND e.state = 'active'
     WHERE d.token_hash = ?`,
    tokenHash,
  );
}

/** Stations see at once that a phone is no longer linked. */
export function newsOf(episodes: readonly Followed[], now: number): { record: Statement[]; poke: FacilityId[] } {
  return {
    record: episodes.map((each) => feedRow(each.facility_id, each.id, now)),
    poke: episodes.map((each) => each.facility_id),
  };
}
