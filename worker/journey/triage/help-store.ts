import * as z from "zod/mini";
import type { EpisodeId, NoteId } from "#schema/ids.ts";
import { json, mapped, one, type Query } from "../../ground/platform/d1.ts";

const askedRow = z.object({ detail: json(z.object({ hash: z.string() })) });

/** The audit action of a call for help; its row is how a repeated request is recognised. */
export const HELP_ASKED = "help_asked";

/** The hash of the call for help that came under this id, or null. Index: audit_by_episode. */
export function helpAsked(episodeId: EpisodeId, id: NoteId): Query<string | null> {
  const sql = "SELECT detail FROM audit WHERE episode_id = ? AND action = ? AND subject = ?";
  return mapped(one(askedRow, sql, episodeId, HELP_ASKED, id), (row) => row?.detail.hash ?? null);
}
