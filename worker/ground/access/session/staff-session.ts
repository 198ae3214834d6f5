import type { SiteParameters } from "#clinical/parameters.ts";
import type { StaffSession } from "#schema/api/access.ts";
import type { SessionId } from "#schema/ids.ts";
import { toFacilityRef } from "../../places/store.ts";
import type { Account } from "./store.ts";

/** How long a session lasts whatever happens, ms: a night shift and its handing over, and no longer than a day. */
export const SESSION_MS = 14 * 3_600_000;

/** What the console may know of who is signed in. */
export function staffSessionOf(account: Account, sessionId: SessionId, parameters: SiteParameters, now: number): StaffSession {
  const { id, name, title, role, username, duty_from: from, duty_until: until } = account;
  return {
    staff: { id, name, title, role, username },
    facility: toFacilityRef(account),
    sessionId,
    duty: from === null || until === null ? null : { from, until },
    mustChangePassword: account.must_change_password,
    parameters,
    serverTime: now,
  };
}
