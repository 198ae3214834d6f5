import type { EpisodeId, StaffId } from "#schema/ids.ts";
import type { EndReason } from "#schema/terms.ts";
import { type Statement, statement } from "../../ground/platform/d1.ts";

/** Ends home care: no check-in is due any more. */
export function endEpisodeRow(
  id: EpisodeId,
  by: StaffId,
  ending: { readonly reason: EndReason; readonly note: string | null },
  now: number,
): Statement {
  return statement(
    "UPDATE episodes SET state = 'ended', ended_at = ?, ended_by = ?, end_reason = ?, end_note = ?, next_due_at = NULL WHERE id = ?",
    now,
    by,
    ending.reason,
    ending.note,
    id,
  );
}
