import * as z from "zod/mini";
import { consultationId, episodeId } from "#schema/ids.ts";
import type { EffectHandler } from "../../ground/delivery/drain.ts";
import { endRingInTime } from "./ring/end-ring.ts";
import { withdrawWithEpisode } from "./withdraw-consultation.ts";

/** `ring_timed_out`: the next one, or the station is told. A failure is thrown, so that the dispatcher tries again. */
export const onRingTimedOut: EffectHandler = async (ctx, effect) => {
  const ended = await endRingInTime(ctx, z.parse(consultationId, effect.key));
  if (!ended.ok) throw new Error(ended.failure.tag);
};

/** `episode_ended`: the room closes its own. */
export const withdrawAtEnd: EffectHandler = async (ctx, effect) => {
  const withdrawn = await withdrawWithEpisode(ctx, z.parse(episodeId, effect.key));
  if (!withdrawn.ok) throw new Error(withdrawn.failure.tag);
};
