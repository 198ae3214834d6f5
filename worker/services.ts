import { type Bindings, settingsOf } from "./env.ts";
import type { EffectHandler, Effects } from "./ground/delivery/drain.ts";
import { onPushAnswer, PUSH_ANSWER } from "./ground/delivery/push/answer.ts";
import type { Context } from "./ground/platform/context.ts";
import { esmsTexts } from "./ground/platform/esms.ts";
import { systemIds } from "./ground/platform/ids.ts";
import { liveKit } from "./ground/platform/livekit.ts";
import { consoleLog } from "./ground/platform/log.ts";
import type { Clock } from "./ground/platform/ports.ts";
import { webPushSender } from "./ground/platform/web-push.ts";
import { onCloseCall, onReconcileCall } from "./journey/consultation/call/effects.ts";
import { RECONCILE_CALL } from "./journey/consultation/call/reconcile-call.ts";
import { onRemoveFromCall, REMOVE_FROM_CALL } from "./journey/consultation/call/remove-from-call.ts";
import { onPushCall, PUSH_CALL } from "./journey/consultation/call/tell.ts";
import { CLOSE_CALL } from "./journey/consultation/close-call.ts";
import { onRingTimedOut, withdrawAtEnd } from "./journey/consultation/effects.ts";
import { RING_TIMED_OUT } from "./journey/consultation/ring/ring.ts";
import { onPushRing, PUSH_RING } from "./journey/consultation/ring/tell.ts";
import { PUSH_REMINDER, TEXT_REMINDER } from "./journey/enrolment/reminder/store.ts";
import { onPushReminder, onTextReminder } from "./journey/enrolment/reminder/tell.ts";
import { onEpisodeEnded } from "./journey/triage/effects.ts";
import { onPushEmergency, onPushSeen, PUSH_EMERGENCY, PUSH_SEEN } from "./journey/triage/tell.ts";

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
    push: settings.push && webPushSender(settings.push, systemClock.now),
    texts: settings.texts && esmsTexts(settings.texts),
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
    return undefined;
  };

/** Which room does what a row of the outbox asks for. */
export const effects: Effects = {
  episode_ended: each(onEpisodeEnded, withdrawAtEnd),
  [RING_TIMED_OUT]: onRingTimedOut,
  [RECONCILE_CALL]: onReconcileCall,
  [CLOSE_CALL]: onCloseCall,
  [REMOVE_FROM_CALL]: onRemoveFromCall,
  [PUSH_EMERGENCY]: onPushEmergency,
  [PUSH_SEEN]: onPushSeen,
  [PUSH_ANSWER]: onPushAnswer,
  [PUSH_RING]: onPushRing,
  [PUSH_CALL]: onPushCall,
  [PUSH_REMINDER]: onPushReminder,
  [TEXT_REMINDER]: onTextReminder,
};
