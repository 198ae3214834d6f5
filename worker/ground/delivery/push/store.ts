import * as z from "zod/mini";
import type { SubscribeBody } from "#schema/api/push.ts";
import {
  type DeviceId,
  type PersonId,
  type PushSubscriptionId,
  pushSubscriptionId,
  type SessionId,
  type StaffId,
} from "#schema/ids.ts";
import { LANGUAGES } from "#schema/terms.ts";
import { many, mapped, one, type Query, type Statement, statement } from "../../platform/d1.ts";

/** Whose browser it is. */
export type Owner =
  | { readonly kind: "session_id"; readonly id: SessionId }
  | { readonly kind: "device_id"; readonly id: DeviceId };

const row = z.object({
  id: pushSubscriptionId,
  endpoint: z.string(),
  p256dh: z.string(),
  auth: z.string(),
  language: z.enum(LANGUAGES),
});
/** A browser that wants to be told. */
export type Subscription = z.infer<typeof row>;
const COLUMNS = "p.id, p.endpoint, p.p256dh, p.auth, p.language";

/** Indexes: push_by_session, push_by_device. */
export const subscriptionOf = ({ kind, id }: Owner): Query<Subscription | null> =>
  one(row, `SELECT ${COLUMNS} FROM push_subscriptions p WHERE p.${kind} = ?`, id);
export const subscriptionById = (id: PushSubscriptionId): Query<Subscription | null> =>
  one(row, `SELECT ${COLUMNS} FROM push_subscriptions p WHERE p.id = ?`, id);

/** What is known of one address says nothing of another. */
const KEPT_OF_SAME = ["accepted_at", "heard_at", "unheard_since", "tried_at"]
  .map((column) => `${column} = CASE WHEN endpoint = excluded.endpoint THEN ${column} END`)
  .join(", ");

/**
 * The browser is this owner's from now on, and no one else's of the kind; what the owner had before is replaced, under the id that it
 * has, so that what waits to be sent goes to the browser of now.
 */
export function subscribe(id: PushSubscriptionId, owner: Owner, body: SubscribeBody, now: number): readonly Statement[] {
  const { endpoint, keys } = body.subscription;
  const { kind } = owner;
  return [
    statement(`DELETE FROM push_subscriptions WHERE endpoint = ? AND ${kind} IS NOT NULL AND ${kind} <> ?`, endpoint, owner.id),
    statement(
      `INSERT INTO push_subscriptions (id, ${kind}, endpoint, p256dh, auth, language, created_at) VALUES (?, ?, ?, ?, ?, ?, ?)
       ON CONFLICT (${kind}) WHERE ${kind} IS NOT NULL DO UPDATE SET p256dh = excluded.p256dh, auth = excluded.auth,
         language = excluded.language, created_at = excluded.created_at, ${KEPT_OF_SAME}, endpoint = excluded.endpoint`,
      id,
      owner.id,
      endpoint,
      keys.p256dh,
      keys.auth,
      body.language,
      now,
    ),
  ];
}
export const unsubscribe = ({ kind, id }: Owner): Statement => statement(`DELETE FROM push_subscriptions WHERE ${kind} = ?`, id);
/** Unless the owner has come with another address meanwhile. */
export const forget = ({ id, endpoint }: Pick<Subscription, "id" | "endpoint">): Statement =>
  statement("DELETE FROM push_subscriptions WHERE id = ? AND endpoint = ?", id, endpoint);

/**
 * A push service took a message for a family's phone at this time, ms UTC. The phone may have told us that it came before we write this
 * down: then nothing is waited for.
 */
export const markAccepted = (id: PushSubscriptionId, sentAt: number): Statement =>
  statement(
    `UPDATE push_subscriptions SET accepted_at = ?2,
       unheard_since = CASE WHEN heard_at >= ?2 THEN unheard_since ELSE coalesce(unheard_since, ?2) END
     WHERE id = ?1 AND device_id IS NOT NULL`,
    id,
    sentAt,
  );
/** A push has come to this phone. Index: push_by_device. */
export const markHeard = (device: DeviceId, now: number): Statement =>
  statement("UPDATE push_subscriptions SET heard_at = ?, unheard_since = NULL WHERE device_id = ?", now, device);

const triedRow = z.object({ at: z.nullable(z.int()) });
/** When this browser was last tried, ms UTC; null: never. Indexes: push_by_session, push_by_device. */
export const lastTriedAt = ({ kind, id }: Owner): Query<number | null> =>
  mapped(one(triedRow, `SELECT tried_at AS at FROM push_subscriptions WHERE ${kind} = ?`, id), (found) => found?.at ?? null);
/** A claim: of two presses at once one is a trial. */
export const markTried = (id: PushSubscriptionId, now: number, before: number | null): Statement =>
  statement("UPDATE push_subscriptions SET tried_at = ? WHERE id = ? AND tried_at IS ?", now, id, before);

/** Browsers at which these people are signed in now. Indexes: staff_sessions_by_staff, push_by_session. */
export function subscriptionsOfStaff(staff: readonly StaffId[], now: number): Query<Subscription[]> {
  return many(
    row,
    `SELECT ${COLUMNS} FROM json_each(?) who JOIN staff st ON st.id = who.value AND st.disabled_at IS NULL
       JOIN staff_sessions s ON s.staff_id = st.id AND s.revoked_at IS NULL AND s.expires_at > ?
       JOIN push_subscriptions p ON p.session_id = s.id`,
    JSON.stringify(staff),
    now,
  );
}

/** Phones that have this person now. Indexes: grants_by_person, push_by_device. */
export function subscriptionsOfPerson(person: PersonId, now: number): Query<Subscription[]> {
  return many(
    row,
    `SELECT ${COLUMNS} FROM grants g JOIN devices d ON d.id = g.device_id AND d.revoked_at IS NULL AND d.expires_at > ?2
       JOIN push_subscriptions p ON p.device_id = d.id
     WHERE g.person_id = ?1 AND g.revoked_at IS NULL`,
    person,
    now,
  );
}
