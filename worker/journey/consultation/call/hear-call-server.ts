import type { Context } from "../../../ground/platform/context.ts";
import { load } from "../../../ground/platform/d1.ts";
import type { Failure } from "../../../ground/platform/failure.ts";
import type { CallEvent } from "../../../ground/platform/ports.ts";
import { fail, ok, type Result } from "../../../ground/platform/result.ts";
import { NEWS_OF_PEOPLE, notePresence } from "./note-presence.ts";
import { OLDEST_NEWS_MS } from "./rules.ts";
import { consultationOfRoom } from "./store.ts";

/** Taken from the call server without an answer that would make it try again. */
function ignored(ctx: Context, reason: "too_old" | "twice" | "no_such_room", { id }: CallEvent): Result<null, Failure> {
  ctx.log.write({ event: "webhook_refused", reason, id });
  return ok(null);
}

/** Puts out at once; what fails is done by the next look into the room. */
async function putOut(ctx: Context, room: string, identity: string): Promise<void> {
  try {
    await ctx.calls?.remove(room, identity);
  } catch (error) {
    ctx.log.write({ event: "failed", where: "put_out", error: error instanceof Error ? error.name : "unknown" });
  }
}

/** What came over the webhook: verified, not too old, once, and about a room of ours; else it changes nothing. */
export async function hearCallServer(ctx: Context, body: string, authorization: string | null): Promise<Result<null, Failure>> {
  const event = (await ctx.calls?.heard(body, authorization)) ?? null;
  if (event === null) {
    ctx.log.write({ event: "webhook_refused", reason: "signature", id: null });
    return fail({ tag: "not-signed-in" });
  }
  if (ctx.clock.now() - event.at > OLDEST_NEWS_MS) return ignored(ctx, "too_old", event);
  if (event.room === null || !NEWS_OF_PEOPLE.has(event.event)) return ok(null);
  const [id] = await load(ctx, [consultationOfRoom(event.room)]);
  if (id === null) return ignored(ctx, "no_such_room", event);
  const noted = await notePresence(ctx, id, event);
  if (!noted.ok) return noted;
  if (noted.value.twice) return ignored(ctx, "twice", event);
  if (noted.value.intruder !== null) await putOut(ctx, event.room, noted.value.intruder);
  return ok(null);
}
