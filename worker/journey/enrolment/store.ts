import * as z from "zod/mini";
import type { StaffRef } from "#schema/api/common.ts";
import { type EpisodeId, type FacilityId, facilityId, type PersonId, personId, type StaffId } from "#schema/ids.ts";
import { DUE_WHYS, type DueWhy, RISK_CLASSES, type RiskClass, SEVERITIES, type Severity } from "#schema/terms.ts";
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

/** Another hour is a whole one, and the next reminder is worked out anew; one that stays keeps its minutes. */
export const updateDetails = (id: EpisodeId, details: EpisodeDetails, riskClass: RiskClass): Statement =>
  statement(
    `UPDATE episodes SET ${DETAIL_COLUMNS.map((column) => `${column} = ?`).join(", ")}, risk_class = ?,
       am_minute = CASE WHEN am_hour = ? THEN am_minute ELSE 0 END, pm_minute = CASE WHEN pm_hour = ? THEN pm_minute ELSE 0 END,
       remind_at = CASE WHEN remind_at IS NULL OR (am_hour = ? AND pm_hour = ?) THEN remind_at ELSE 0 END WHERE id = ?`,
    ...detailValues(details),
    riskClass,
    details.amHour,
    details.pmHour,
    details.amHour,
    details.pmHour,
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
  last_severity: z.nullable(z.enum(SEVERITIES)),
  next_due_at: z.nullable(z.int()),
  due_why: z.enum(DUE_WHYS),
  risk_class: z.enum(RISK_CLASSES),
  am_minute: z.int(),
  pm_minute: z.int(),
});
/** What was asked at enrolment, as it stands now. */
export interface Enrolment {
  readonly personId: PersonId;
  readonly facilityId: FacilityId;
  readonly version: number;
  readonly state: "active" | "ended";
  readonly lastCheckinAt: number | null;
  readonly lastSeverity: Severity | null;
  readonly nextDueAt: number | null;
  readonly dueWhy: DueWhy;
  readonly riskClass: RiskClass;
  /** Of the preferred hours, as the family set them on its phone. */
  readonly minutes: { readonly amMinute: number; readonly pmMinute: number };
  readonly person: PersonDetails;
  readonly details: EpisodeDetails;
}
export function enrolmentOf(id: EpisodeId): Query<Enrolment | null> {
  const details = DETAIL_COLUMNS.map((column) => `e.${column}`).join(", ");
  const query = one(
    enrolmentRow,
    `SELECT ${personColumns("p")}, ${details}, e.person_id, e.facility_id, e.version, e.state, e.last_checkin_at, e.last_severity,
       e.next_due_at, e.due_why, e.risk_class, e.am_minute, e.pm_minute
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
          lastSeverity: row.last_severity,
          nextDueAt: row.next_due_at,
          dueWhy: row.due_why,
          riskClass: row.risk_class,
          minutes: { amMinute: row.am_minute, pmMinute: row.pm_minute },
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
