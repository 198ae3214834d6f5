import type { Context } from "../../platform/context.ts";
import { known, load } from "../../platform/d1.ts";
import type { Failure } from "../../platform/failure.ts";
import { fail, ok, type Result } from "../../platform/result.ts";
import { staffOf } from "../actor.ts";
import type { Credential } from "../credential.ts";
import { refusal } from "../policy.ts";
import { type SessionRow, sessionsBeside } from "./store.ts";

const shown = (row: SessionRow, current: string) => ({
  id: row.id,
  createdAt: row.created_at,
  lastSeenAt: row.last_seen_at,
  agent: row.agent,
  current: row.id === current,
});

/** Where one is signed in oneself. */
export async function listSessions(
  ctx: Context,
  credential: Credential,
): Promise<Result<{ sessions: ReturnType<typeof shown>[] }, Failure>> {
  const now = ctx.clock.now();
  const [actor, rows] = await load(ctx, [
    staffOf(credential, now),
    credential.kind === "staff" ? sessionsBeside(credential.tokenHash, now) : known([]),
  ]);
  const refused = refusal(actor, "own-sessions", actor);
  if (refused || actor === null) return fail(refused ?? { tag: "not-signed-in" });
  return ok({ sessions: rows.map((row) => shown(row, actor.sessionId)) });
}
