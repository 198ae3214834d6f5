import type { ConsultationRow } from "#schema/api/consultation.ts";
import type { FacilityId } from "#schema/ids.ts";
import { many, mapped, type Query } from "../../ground/platform/d1.ts";
import {
  CONSULTATION_COLUMNS,
  CONSULTATION_JOINS,
  storedConsultation,
  toConsultationRow,
} from "../consultation/consultation-row.ts";
import { TOUCHED } from "./query.ts";

const OPEN = "c.state IN ('ringing','unanswered','accepted')";
/** In the words of the migration's partial indexes, or SQLite would not use them. */
const AT_STATION = `(${OPEN} OR (c.state = 'decided' AND c.read_at IS NULL))`;

/** Indexes: consultations_at_station, consultations_at_hospital. A house that asks itself sees it once. */
const ALL_SHOWN = `SELECT c.seq FROM consultations c INDEXED BY consultations_at_station WHERE c.station_id = ?1 AND ${AT_STATION} AND ?2 IS NULL
  UNION
  SELECT c.seq FROM consultations c INDEXED BY consultations_at_hospital WHERE c.hospital_id = ?1 AND ${OPEN} AND ?2 IS NULL`;
/** Indexes: feed_by_facility, consultations_by_episode (an illness has a handful). */
const TOUCHED_SHOWN = `SELECT c.seq FROM (${TOUCHED}) t CROSS JOIN consultations c INDEXED BY consultations_by_episode ON c.episode_id = t.episode_id
  WHERE (c.station_id = ?1 AND ${AT_STATION}) OR (c.hospital_id = ?1 AND ${OPEN})`;

/**
 * What a facility asked or is asked: all that its board shows, or those about episodes that the feed names after `since`. Open ones; at
 * the station also those whose opinion nobody has read.
 */
export function consultationsOnBoard(facility: FacilityId, since: number | null): Query<ConsultationRow[]> {
  const query = many(
    storedConsultation,
    `SELECT ${CONSULTATION_COLUMNS} FROM (${since === null ? ALL_SHOWN : TOUCHED_SHOWN}) shown
       CROSS JOIN consultations c ON c.seq = shown.seq ${CONSULTATION_JOINS} ORDER BY c.seq`,
    facility,
    since,
  );
  return mapped(query, (rows) => rows.map(toConsultationRow));
}
