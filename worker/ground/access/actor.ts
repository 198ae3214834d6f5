import * as z from "zod/mini";
import { type DeviceId, deviceId, facilityId, personId, type SessionId, sessionId, staffId } from "#schema/ids.ts";
import { FACILITY_KINDS, RELATIONS, ROLES } from "#schema/terms.ts";
import { flag, json, known, mapped, one, type Query } from "../platform/d1.ts";
import type { Credential } from "./credential.ts";

const staffRow = z.object({
  id: staffId,
  session_id: sessionId,
  session_seen_at: z.int(),
  username: z.string(),
  name: z.string(),
  title: z.string(),
  role: z.enum(ROLES),
  facility_id: facilityId,
  facility_kind: z.enum(FACILITY_KINDS),
  must_change_password: flag,
});
const deviceRow = z.object({
  id: deviceId,
  expires_at: z.int(),
  grants: json(z.array(z.object({ personId, relation: z.enum(RELATIONS) }))),
});

export interface StaffActor {
  readonly kind: "staff";
  readonly id: z.infer<typeof staffId>;
  readonly sessionId: z.infer<typeof sessionId>;
  readonly sessionSeenAt: number;
  readonly username: string;
  readonly name: string;
  readonly title: string;
  readonly role: (typeof ROLES)[number];
  readonly facilityId: z.infer<typeof facilityId>;
  readonly facilityKind: (typeof FACILITY_KINDS)[number];
  readonly mustChangePassword: boolean;
}
export interface PhoneActor {
  readonly kind: "phone";
  readonly id: z.infer<typeof deviceId>;
  readonly expiresAt: number;
  readonly grants: readonly { readonly personId: z.infer<typeof personId>; readonly relation: (typeof RELATIONS)[number] }[];
}
/** Who acts. The system acts for clocks and effects. */
export type Actor = StaffActor | PhoneActor | { readonly kind: "system"; readonly id: "system" };

function staffActor(where: "se.token_hash" | "se.id", value: Uint8Array | SessionId, now: number): Query<StaffActor | null> {
  const query = one(
    staffRow,
    `SELECT st.id, se.id AS session_id, se.last_seen_at AS session_seen_at, st.username, st.name, st.title, st.role,
       st.facility_id, f.kind AS facility_kind, st.must_change_password
     FROM staff_sessions se JOIN staff st ON st.id = se.staff_id JOIN facilities f ON f.id = st.facility_id
     WHERE ${where} = ? AND se.revoked_at IS NULL AND se.expires_at > ? AND st.disabled_at IS NULL`,
    value,
    now,
  );
  return mapped(query, (row) =>
    row === null
      ? null
      : {
          kind: "staff",
          id: row.id,
          sessionId: row.session_id,
          sessionSeenAt: row.session_seen_at,
          username: row.username,
          name: row.name,
          title: row.title,
          role: row.role,
          facilityId: row.facility_id,
          facilityKind: row.facility_kind,
          mustChangePassword: row.must_change_password,
        },
  );
}

function phoneActor(where: "d.token_hash" | "d.id", value: Uint8Array | DeviceId, now: number): Query<PhoneActor | null> {
  const query = one(
    deviceRow,
    `SELECT d.id, d.expires_at, (SELECT json_group_array(json_object('personId', g.person_id, 'relation', g.relation))
       FROM grants g WHERE g.device_id = d.id AND g.revoked_at IS NULL) AS grants
     FROM devices d WHERE ${where} = ? AND d.revoked_at IS NULL AND d.expires_at > ?`,
    value,
    now,
  );
  return mapped(query, (row) =>
    row === null ? null : { kind: "phone", id: row.id, expiresAt: row.expires_at, grants: row.grants },
  );
}

/** The session and its grants, as one statement of the verb's load. null: no valid session. */
export function staffOf(credential: Credential, now: number): Query<StaffActor | null> {
  return credential.kind === "staff" ? staffActor("se.token_hash", credential.tokenHash, now) : known(null);
}
export function phoneOf(credential: Credential, now: number): Query<PhoneActor | null> {
  return credential.kind === "phone" ? phoneActor("d.token_hash", credential.tokenHash, now) : known(null);
}
/** Either kind, for verbs that a phone and a nurse share. */
export function actorOf(credential: Credential, now: number): Query<StaffActor | PhoneActor | null> {
  if (credential.kind === "staff") return staffActor("se.token_hash", credential.tokenHash, now);
  if (credential.kind === "phone") return phoneActor("d.token_hash", credential.tokenHash, now);
  return known(null);
}

/** Whose session or phone this is, while it lives: for the call server, which knows people by these ids. */
export const staffInSession = (id: SessionId, now: number): Query<StaffActor | null> => staffActor("se.id", id, now);
export const phoneById = (id: DeviceId, now: number): Query<PhoneActor | null> => phoneActor("d.id", id, now);
