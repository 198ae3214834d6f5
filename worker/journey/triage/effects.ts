import * as z from "zod/mini";
import { episodeId } from "#schema/ids.ts";
import type { EffectHandler } from "../../ground/delivery/drain.ts";
import { closeAlertsOfEpisode } from "./close-alerts-of-episode.ts";

/** `episode_ended`: the room closes its own. A failure is thrown, so that the dispatcher tries again. */
export const onEpisodeEnded: EffectHandler = async (ctx, effect) => {
  const closed = await closeAlertsOfEpisode(ctx, z.parse(episodeId, effect.key));
  if (!closed.ok) throw new Error(closed.failure.tag);
};
