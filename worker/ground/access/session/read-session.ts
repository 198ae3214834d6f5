import type { StaffSession } from "#schema/api/access.ts";
import { siteParametersInForce } from "../../places/parameters/store.ts";
import { recordLater } from "../../platform/commit.ts";
import type { Context } from "../../platform/context.ts";
import { known, load } from "../../platform/d1.ts";
import type { Failure } from "../../platform/failure.ts";
import { fail, ok, type Result } from "../../platform/result.ts";
import { staffOf } from "../actor.ts";
import type { Credential } from "../credential.ts";
import { staffSessionOf } from "./staff-session.ts";
import { accountOfSession, touchSession } from "./store.ts";

/** "Last seen" is written at most this often, ms: a write for each look would cost more than it tells. */
const SEEN_EVERY_MS = 10 * 60_000;

/** Who is signed in here. Answers too while the password must be changed. */
export async function readSession(ctx: Context, credential: Credential): Promise<Result<StaffSession, Failure>> {
  const now = ctx.clock.now();
  const [actor, account, parameters] = await load(ctx, [
    staffOf(credential, now),
    credential.kind === "staff" ? accountOfSession(credential.tokenHash, now) : known(null),
    siteParametersInForce(),
  ]);
  if (actor === null || account === null) return fail({ tag: "not-signed-in" });
  if (now - actor.sessionSeenAt > SEEN_EVERY_MS) recordLater(ctx, [touchSession(actor.sessionId, now)]);
  return ok(staffSessionOf(account, actor.sessionId, parameters, now));
}
