import * as z from "zod/mini";
import type { StaffRef } from "#schema/api/common.ts";
import { type EpisodeId, type FacilityId, facilityId, type PersonId, personId, type StaffId } from "#schema/ids.ts";
import type { RiskClass } from "#schema/terms.ts";
import { nullableStaff, staffColumn } from "../../ground/episode/store.ts";
import { type PersonDetails, personColumns, personRow, toPersonDetails } from "../../ground/people/store.ts";
import { mapped, one, type Query, type Statement, statement } from "../../ground/platform/d1.ts";
import { DETAIL_COLUMNS, detailRow, detailValues, type EpisodeDetails, toEpisodeDetails } from "./details.ts";

export interface NewEpisode {
  readonly id: EpisodeId;
  readonly personId: PersonId;
  readonly facilityId: FacilityId;
  readonly openedBy: StaffId;
  readonly at: number;
  readonly riskClass: RiskClass;
  readonly nextDueAt: number;
  readonly details: EpisodeDetails;
}
export function insertEpisode(episode: NewEpisode): Statement {
  const columns = [
    "id",
    "person_id",
    "facility_id",
    "state",
    "opened_at",
    "opened_by",
    "risk_class",
    "next_due_at",
    ...DETAIL_COLUMNS,
  ];
  return statement(
    `INSERT INTO episodes (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})`,
    episode.id,
    episode.personId,
    episode.facilityId,
    "active",
    episode.at,
    episode.openedBy,
    episode.riskClass,
    episode.nextDueAt,
    ...detailValues(episode.details),
  );
}

export const updateDetails = (id: EpisodeId, details: EpisodeDetails, riskClass: RiskClass): Statement =>
  statement(
    `UPDATE episodes SET ${DETAIL_COLUMNS.map((column) => `${column} = ?`).join(", ")}, risk_class = ? WHERE id = ?`,
    ...detailValues(details),
    riskClass,
    id,
  );

const enrolmentRow = z.object({
  ...personRow.shape,
  ...detailRow.shape,
  person_id: personId,
  facility_id: facilityId,
  version: z.int(),
  state: z.enum(["active", "ended"]),
  last_checkin_at: z.nullable(z.int()),
});
/** What was asked at enrolment, as it stands now. */
export interface Enrolment {
  readonly personId: PersonId;
  readonly facilityId: FacilityId;
  readonly version: number;
  readonly state: "active" | "ended";
  readonly lastCheckinAt: number | null;
  readonly person: PersonDetails;
  readonly details: EpisodeDetails;
}
export function enrolmentOf(id: EpisodeId): Query<Enrolment | null> {
  const details = DETAIL_COLUMNS.map((column) => `e.${column}`).join(", ");
  const query = one(
    enrolmentRow,
    `SELECT ${personColumns("p")}, ${details}, e.person_id, e.facility_id, e.version, e.state, e.last_checkin_at
     FROM episodes e JOIN persons p ON p.id = e.person_id WHERE e.id = ?`,
    id,
  );
  return mapped(query, (row) =>
    row === null
      ? null
      : {
          personId: row.person_id,
          facilityId: row.facility_id,
          version: row.version,
          state: row.state,
          lastCheckinAt: row.last_checkin_at,
          person: toPersonDetails(row),
          details: toEpisodeDetails(row),
        },
  );
}

export const CORRECTED = "enrolment_corrected";
const correctionRow = z.object({ version: z.int(), at: z.int(), by: nullableStaff });

/**
 * The newest correction, from the audit: the version that it made, when, by whom. A check-in raises the version too, but only
 * another correction makes a form stale.
 */
export function lastCorrectionOf(id: EpisodeId): Query<{ version: number; at: number; by: StaffRef | null } | null> {
  return one(
    correctionRow,
    `SELECT json_extract(au.detail, '$.version') AS version, au.at, ${staffColumn("s")} AS by
     FROM audit au LEFT JOIN staff s ON s.id = au.actor
     WHERE au.episode_id = ? AND au.action = '${CORRECTED}' ORDER BY au.seq DESC LIMIT 1`,
    id,
  );
}
