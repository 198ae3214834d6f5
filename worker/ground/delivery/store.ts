import type { EpisodeId, FacilityId } from "#schema/ids.ts";
import { type Statement, statement } from "../platform/d1.ts";

/** Tells one audience that something about this episode has changed. */
export function feedRow(facilityId: FacilityId, episodeId: EpisodeId, at: number): Statement {
  return statement("INSERT INTO feed (facility_id, episode_id, at) VALUES (?, ?, ?)", facilityId, episodeId, at);
}

/** Asks the facility's dispatcher to do something at or after `dueAt`; `key` names what it is about. */
export function outboxRow(facilityId: FacilityId, effect: string, key: string, dueAt: number): Statement {
  return statement("INSERT INTO outbox (facility_id, effect, key, due_at) VALUES (?, ?, ?, ?)", facilityId, effect, key, dueAt);
}
