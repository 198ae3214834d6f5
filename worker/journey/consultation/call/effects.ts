import * as z from "zod/mini";
import { consultationId } from "#schema/ids.ts";
import type { EffectHandler } from "../../../ground/delivery/drain.ts";
import type { Context } from "../../../ground/platform/context.ts";
import { load } from "../../../ground/platform/d1.ts";
import type { Failure } from "../../../ground/platform/failure.ts";
import type { Calls } from "../../../ground/platform/ports.ts";
import type { Result } from "../../../ground/platform/result.ts";
import { isOpen } from "../rules.ts";
import { type ConsultationFacts, consultationById } from "../store.ts";
import { endCall } from "./end-call.ts";
import { reconcileCall, type Seen, seenIn } from "./reconcile-call.ts";
import type { Look } from "./rules.ts";

/** A failure is thrown, so that the dispatcher tries again. */
function done<T>(result: Result<T, Failure>): T {
  if (!result.ok) throw new Error(result.failure.tag);
  return result.value;
}

async function lookInto(ctx: Context, calls: Calls, room: string): Promise<Look<Seen>> {
  const at = ctx.clock.now();
  const there = await calls.present(room);
  return { at, there: there && seenIn(there) };
}

/** Ends the room. Without a call server, taken away since, nobody is in one. */
async function close(ctx: Context, { id, roomName }: ConsultationFacts): Promise<void> {
  const { calls } = ctx;
  const look = calls === null ? { at: ctx.clock.now(), there: null } : await lookInto(ctx, calls, roomName);
  await calls?.close(roomName);
  done(await endCall(ctx, id, look));
}

async function look(ctx: Context, calls: Calls, { id, roomName }: ConsultationFacts): Promise<void> {
  const intruders = done(await reconcileCall(ctx, id, await lookInto(ctx, calls, roomName)));
  for (const { identity } of intruders) await calls.remove(roomName, identity);
}

/** `reconcile_call`: looks into the room while the consultation is open; one that outlived its consultation is ended. */
export const onReconcileCall: EffectHandler = async (ctx, row) => {
  const [consultation] = await load(ctx, [consultationById(z.parse(consultationId, row.key))]);
  if (consultation === null || ctx.calls === null) return;
  await (isOpen(consultation.state) ? look(ctx, ctx.calls, consultation) : close(ctx, consultation));
};

/** `close_call`: the consultation is decided or withdrawn, so the room ends. Nobody was ever admitted: there is none. */
export const onCloseCall: EffectHandler = async (ctx, row) => {
  const [consultation] = await load(ctx, [consultationById(z.parse(consultationId, row.key))]);
  if (consultation === null || consultation.roomOpenedAt === null || isOpen(consultation.state)) return;
  await close(ctx, consultation);
};
