import type { StaffSession } from "#schema/api/access.ts";
import { siteParametersInForce } from "../../places/parameters/store.ts";
import { transact } from "../../platform/commit.ts";
import type { Context } from "../../platform/context.ts";
import type { Failure } from "../../platform/failure.ts";
import { fail, ok, type Result } from "../../platform/result.ts";
import { auditRow } from "../audit.ts";
import { sha256 } from "../credential.ts";
import { fitsPassword, NOBODYS_HASH } from "../password/password-hash.ts";
import { countTry, forgetTries, type Tried } from "../password/store.ts";
import { SESSION_MS, staffSessionOf } from "./staff-session.ts";
import { accountByName, insertSession } from "./store.ts";

export interface SignedIn {
  readonly session: StaffSession;
  readonly token: string;
}
interface Entry {
  readonly username: string;
  readonly password: string;
  readonly agent: string;
}

/** A password set by a lead counts for a day. */
async function fits(tried: Tried | null, password: string, now: number): Promise<boolean> {
  const right = await fitsPassword(password, tried?.password_hash ?? NOBODYS_HASH);
  return right && (tried?.temporary_until ?? now + 1) > now;
}

/** Opens a session with user name and password. A wrong try is counted before it is known to be wrong. */
export async function signIn(ctx: Context, entry: Entry): Promise<Result<SignedIn, Failure>> {
  const username = entry.username.trim().toLowerCase();
  const start = ctx.clock.now();
  const queries = [countTry(username, start), accountByName(username, start), siteParametersInForce()] as const;
  const done = await transact<typeof queries, Result<SignedIn, Failure>>(
    ctx,
    queries,
    async ([tried, account, parameters], now) => {
      if (tried === null && account?.locked_until) return fail({ tag: "too-many-tries", retryAt: account.locked_until });
      const right = await fits(tried, entry.password, now);
      if (tried === null || account === null) return fail({ tag: "wrong-password" });
      const line = { at: now, actor: tried.id, facilityId: account.facility_id, subject: tried.id };
      if (!right)
        return ok({ value: fail({ tag: "wrong-password" }), record: [auditRow({ ...line, action: "sign_in_refused" })] });
      const token = ctx.ids.token();
      const id = ctx.ids.next("ses");
      const opened = {
        id,
        tokenHash: await sha256(token),
        staffId: tried.id,
        at: now,
        expiresAt: now + SESSION_MS,
        agent: entry.agent,
      };
      return ok({
        value: ok({ session: staffSessionOf(account, id, parameters, now), token }),
        record: [insertSession(opened), forgetTries(tried.id), auditRow({ ...line, action: "signed_in", subject: id })],
      });
    },
  );
  return done.ok ? done.value : done;
}
