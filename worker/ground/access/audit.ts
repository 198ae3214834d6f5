import type { EpisodeId, FacilityId } from "#schema/ids.ts";
import { type Statement, statement } from "../platform/d1.ts";

/** One line of the audit: who did what to whom. `detail` holds codes and ids, never what a patient wrote. */
export interface AuditEntry {
  readonly at: number;
  readonly actor: string;
  readonly action: string;
  readonly facilityId?: FacilityId | null;
  readonly episodeId?: EpisodeId | null;
  readonly subject?: string | null;
  readonly detail?: unknown;
}

/** The audit row of a verb, written in the verb's own batch. */
export function auditRow(entry: AuditEntry): Statement {
  return statement(
    "INSERT INTO audit (at, actor, action, facility_id, episode_id, subject, detail) VALUES (?, ?, ?, ?, ?, ?, ?)",
    entry.at,
    entry.actor,
    entry.action,
    entry.facilityId ?? null,
    entry.episodeId ?? null,
    entry.subject ?? null,
    entry.detail === undefined ? null : JSON.stringify(entry.detail),
  );
}
