import * as z from "zod/mini";
import { episodeId, type PersonId } from "#schema/ids.ts";
import { RELATIONS } from "#schema/terms.ts";
import { personColumns, personRow } from "../../ground/people/store.ts";
import { facilityColumns, facilityRow } from "../../ground/places/store.ts";
import { many, one, type Query } from "../../ground/platform/d1.ts";

const headRow = z.object({ ...personRow.shape, ...facilityRow.shape });
/** Who it is, and the station that has them now, or took them in. By primary keys; index: episodes_by_person. */
export const exportedPerson = (id: PersonId): Query<z.infer<typeof headRow> | null> =>
  one(
    headRow,
    `SELECT ${personColumns("p")}, ${facilityColumns("f")}
     FROM persons p JOIN households h ON h.id = p.household_id
       LEFT JOIN episodes e ON e.id =
         (SELECT n.id FROM episodes n WHERE n.person_id = p.id ORDER BY n.state = 'active' DESC, n.opened_at DESC LIMIT 1)
       JOIN facilities f ON f.id = coalesce(e.facility_id, h.facility_id)
     WHERE p.id = ?`,
    id,
  );

const phoneRow = z.object({ relation: z.enum(RELATIONS), since: z.int(), until: z.nullable(z.int()), agent: z.string() });
/** Every phone that has or had this person. Index: grants_by_person. */
export const phonesEverOf = (id: PersonId): Query<z.infer<typeof phoneRow>[]> =>
  many(
    phoneRow,
    `SELECT g.relation, g.granted_at AS since, coalesce(g.revoked_at, d.revoked_at) AS until, d.agent
     FROM grants g JOIN devices d ON d.id = g.device_id WHERE g.person_id = ? ORDER BY g.granted_at DESC`,
    id,
  );

const episodeRow = z.object({
  ...facilityRow.shape,
  episodeId,
  state: z.enum(["active", "ended"]),
  openedAt: z.int(),
  endedAt: z.nullable(z.int()),
  endReason: z.nullable(z.string()),
});
export type ExportedEpisodeRow = z.infer<typeof episodeRow>;
/** All illnesses of a person, newest first. Index: episodes_by_person. */
export const episodesOf = (id: PersonId): Query<ExportedEpisodeRow[]> =>
  many(
    episodeRow,
    `SELECT ${facilityColumns("f")}, e.id AS episodeId, e.state, e.opened_at AS openedAt, e.ended_at AS endedAt, e.end_reason AS endReason
     FROM episodes e JOIN facilities f ON f.id = e.facility_id WHERE e.person_id = ? ORDER BY e.opened_at DESC`,
    id,
  );
