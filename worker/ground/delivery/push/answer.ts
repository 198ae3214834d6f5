import * as z from "zod/mini";
import { type EpisodeId, episodeId, type FacilityId } from "#schema/ids.ts";
import { episodeHead } from "../../episode/store.ts";
import { load, type Statement } from "../../platform/d1.ts";
import { outboxRow } from "../store.ts";
import { subscriptionsOfPerson } from "./store.ts";
import { telling } from "./tell.ts";

/** The outbox effect that says that there are words for the patient. */
export const PUSH_ANSWER = "push_answer";

/** Somebody has written to the patient, or signed what is to be done: their phones are told. Several rooms write to patients. */
export const tellAnswer = (facility: FacilityId, id: EpisodeId, now: number): Statement =>
  outboxRow(facility, PUSH_ANSWER, id, now);

/** `push_answer`: every phone that still has the person, also after the end of home care: what was written stays to be read. */
export const onPushAnswer = telling("answer", async (ctx, fact) => {
  const [episode] = await load(ctx, [episodeHead(z.parse(episodeId, fact))]);
  return episode && { about: episode.id, to: subscriptionsOfPerson(episode.personId, ctx.clock.now()) };
});
