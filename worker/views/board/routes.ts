import * as z from "zod/mini";
import { boardSnapshot } from "#schema/api/board.ts";
import type { Bindings } from "../../env.ts";
import { type StaffActor, staffOf } from "../../ground/access/actor.ts";
import { type Credential, credentialOf } from "../../ground/access/credential.ts";
import { refusal } from "../../ground/access/policy.ts";
import type { Context } from "../../ground/platform/context.ts";
import { load } from "../../ground/platform/d1.ts";
import { endpoint, problemResponse } from "../../ground/platform/endpoint.ts";
import type { Failure } from "../../ground/platform/failure.ts";
import { fail, ok, type Result } from "../../ground/platform/result.ts";
import { fromHere } from "../../ground/platform/security.ts";
import { WATCHER_HEADER, watcherHeader } from "./watcher.ts";

/** Who may watch the board of their own facility. */
async function watching(ctx: Context, credential: Credential): Promise<Result<StaffActor, Failure>> {
  const [actor] = await load(ctx, [staffOf(credential, ctx.clock.now())]);
  const refused = refusal(actor, "watch-board", actor && { facilityId: actor.facilityId });
  if (refused) return fail(refused);
  return actor ? ok(actor) : fail({ tag: "not-signed-in" });
}

/** GET /api/board/socket. The object is told who watches; nothing that the browser sent goes along. */
export async function boardSocket(ctx: Context, bindings: Bindings, request: Request): Promise<Response> {
  if (!fromHere(request)) return refuse(ctx, { tag: "cross-site" });
  if (request.headers.get("upgrade")?.toLowerCase() !== "websocket") return refuse(ctx, { tag: "not-found" });
  const who = await watching(ctx, await credentialOf(request, "staff", ctx.settings.secureCookies));
  if (!who.ok) return refuse(ctx, who.failure);
  const { id, sessionId, name, title, facilityId } = who.value;
  const watcher = watcherHeader({ staffId: id, sessionId, name, title, looking: null, told: null });
  const headers = { upgrade: "websocket", [WATCHER_HEADER]: watcher };
  return bindings.FACILITY_BOARD.getByName(facilityId).fetch(`https://object/socket/${facilityId}`, { headers });
}

function refuse(ctx: Context, failure: Failure): Response {
  ctx.log.write({ event: "socket_refused", reason: failure.tag });
  return problemResponse(failure, ctx.requestId);
}

export const boardEndpoints = [
  endpoint({
    method: "GET",
    path: "/api/board",
    summary: "What this facility must see now, for whoever has no socket",
    who: "staff",
    reply: boardSnapshot,
    status: 200,
    failures: ["not-signed-in", "password-must-change", "forbidden"],
    handle: async (ctx, { credential }) => {
      const who = await watching(ctx, credential);
      if (!who.ok) return who;
      const answer = await ctx.board(who.value.facilityId);
      return ok({ body: z.parse(boardSnapshot, await answer.json()) });
    },
  }),
];
