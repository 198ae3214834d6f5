import { type Bindings, settingsOf } from "./env.ts";
import type { EffectHandler, Effects } from "./ground/delivery/drain.ts";
import type { Context } from "./ground/platform/context.ts";
import { systemIds } from "./ground/platform/ids.ts";
import { liveKit } from "./ground/platform/livekit.ts";
import { consoleLog } from "./ground/platform/log.ts";
import type { Clock } from "./ground/platform/ports.ts";
import { onCloseCall, onReconcileCall } from "./journey/consultation/call/effects.ts";
import { RECONCILE_CALL } from "./journey/consultation/call/reconcile-call.ts";
import { onRemoveFromCall, REMOVE_FROM_CALL } from "./journey/consultation/call/remove-from-call.ts";
import { CLOSE_CALL } from "./journey/consultation/close-call.ts";
import { onRingTimedOut, withdrawAtEnd } from "./journey/consultation/effects.ts";
import { RING_TIMED_OUT } from "./journey/consultation/ring/ring.ts";
import { onEpisodeEnded } from "./journey/triage/effects.ts";

const systemClock: Clock = { now: () => Date.now() };

/** Builds what verbs get. `after` keeps the request alive for work that goes on after the answer. */
export function contextOf(bindings: Bindings, after: (work: Promise<unknown>) => void, requestId: string): Context {
  const log = consoleLog(requestId);
  const tell = (namespace: DurableObjectNamespace, path: string, facilities: readonly string[]): void => {
    for (const facilityId of new Set(facilities)) {
      const told = namespace.getByName(facilityId).fetch(`https://object/${path}/${facilityId}`, { method: "POST" });
      after(
        told.then(
          () => undefined,
          () => log.write({ event: "poke_failed", facilityId }),
        ),
      );
    }
  };
  const settings = settingsOf(bindings);
  return {
    db: bindings.DB,
    clock: systemClock,
    ids: systemIds,
    log,
    calls: settings.calls && liveKit(settings.calls),
    settings,
    requestId,
    poke: (facilities) => tell(bindings.FACILITY_BOARD, "poke", facilities),
    wake: (facilities) => tell(bindings.DISPATCHER, "wake", facilities),
    probe: async (object) => {
      const namespace = object === "board" ? bindings.FACILITY_BOARD : bindings.DISPATCHER;
      const answer = await namespace.getByName("health").fetch("https://object/health");
      if (!answer.ok) throw new Error("the object does not answer");
    },
    board: (facilityId) => bindings.FACILITY_BOARD.getByName(facilityId).fetch(`https://object/snapshot/${facilityId}`),
    after,
  };
}

/** What several rooms do about one fact, each its own; one that fails is tried again with the others, which find nothing left to do. */
const each =
  (...handlers: readonly EffectHandler[]): EffectHandler =>
  async (ctx, row) => {
    for (const handler of handlers) await handler(ctx, row);
  };

/** Which room does what a row of the outbox asks for. */
export const effects: Effects = {
  episode_ended: each(onEpisodeEnded, withdrawAtEnd),
  [RING_TIMED_OUT]: onRingTimedOut,
  [RECONCILE_CALL]: onReconcileCall,
  [CLOSE_CALL]: onCloseCall,
  [REMOVE_FROM_CALL]: onRemoveFromCall,
};
