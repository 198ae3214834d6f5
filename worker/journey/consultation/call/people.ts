import * as z from "zod/mini";
import type { ConsultationId } from "#schema/ids.ts";
import { many, mapped, type Query } from "../../../ground/platform/d1.ts";

const row = z.object({ party: z.string(), name: z.string() });
const NAMED = "s.id AS party, trim(s.title || ' ' || s.name) AS name";

/**
 * Names by party of everybody who may be in the room, since none travels through the call server: the station's care staff (whoever
 * comes later has a name, too), the doctor, whoever was in it, and the patient. Indexes: staff_by_facility, presences_by_consultation.
 */
export function peopleOf(id: ConsultationId): Query<Record<string, string>> {
  const query = many(
    row,
    `WITH c AS (SELECT id, episode_id, station_id, doctor_id, asked_by FROM consultations WHERE id = ?)
     SELECT ${NAMED} FROM c JOIN staff s ON s.facility_id = c.station_id
       WHERE s.role IN ('nurse','lead','doctor') AND s.disabled_at IS NULL
     UNION SELECT ${NAMED} FROM c JOIN staff s ON s.id IN (c.doctor_id, c.asked_by)
     UNION SELECT ${NAMED} FROM c JOIN call_presences v ON v.consultation_id = c.id JOIN staff s ON s.id = v.party
     UNION SELECT p.id, p.name FROM c JOIN episodes e ON e.id = c.episode_id JOIN persons p ON p.id = e.person_id`,
    id,
  );
  return mapped(query, (rows) => Object.fromEntries(rows.map(({ party, name }) => [party, name])));
}
