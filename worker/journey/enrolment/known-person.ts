import * as z from "zod/mini";
import { type EpisodeId, episodeId, facilityId, householdId, type PersonId, personId } from "#schema/ids.ts";
import { RISK_CLASSES } from "#schema/terms.ts";
import { foldForSearch, phoneDigits } from "../../ground/people/folding.ts";
import type { PersonDetails } from "../../ground/people/store.ts";
import { known, one, type Query } from "../../ground/platform/d1.ts";

/** SQL of a telephone number without its separators. */
export const digitsOf = (column: string): string => `replace(replace(replace(${column}, ' ', ''), '.', ''), '-', '')`;

const registeredRow = z.object({
  household_id: householdId,
  facility_id: facilityId,
  name: z.string(),
  birth_date: z.string(),
  episode_id: z.nullable(episodeId),
  episode_facility_id: z.nullable(facilityId),
  risk_class: z.nullable(z.enum(RISK_CLASSES)),
});
/** A person who is known already, and the illness that is followed now. */
export type Registered = z.infer<typeof registeredRow>;

export function registeredPerson(id: PersonId): Query<Registered | null> {
  return one(
    registeredRow,
    `SELECT h.id AS household_id, h.facility_id, p.name, p.birth_date, e.id AS episode_id, e.facility_id AS episode_facility_id,
       e.risk_class
     FROM persons p JOIN households h ON h.id = p.household_id LEFT JOIN episodes e ON e.person_id = p.id AND e.state = 'active'
     WHERE p.id = ?`,
    id,
  );
}

const hostRow = z.object({ household_id: householdId, facility_id: facilityId });

/** The household of an episode's person, and who holds the episode. */
export function householdOfEpisode(id: EpisodeId): Query<z.infer<typeof hostRow> | null> {
  return one(
    hostRow,
    "SELECT p.household_id, e.facility_id FROM episodes e JOIN persons p ON p.id = e.person_id WHERE e.id = ?",
    id,
  );
}

/** Somebody of the same name, birth and telephone whom the station of this session follows already. Index: episodes_listed. */
export function sameAmongFollowed(tokenHash: Uint8Array, id: PersonId, person: PersonDetails): Query<{ id: string } | null> {
  const phone = phoneDigits(person.phone ?? "");
  if (phone === "") return known(null);
  return one(
    z.object({ id: personId }),
    `SELECT p.id FROM staff_sessions se JOIN staff s ON s.id = se.staff_id
       JOIN episodes e ON e.facility_id = s.facility_id AND e.state = 'active' JOIN persons p ON p.id = e.person_id
     WHERE se.token_hash = ? AND p.id <> ? AND p.name_folded = ? AND p.birth_date = ? AND instr(${digitsOf("p.phone")}, ?) > 0
     LIMIT 1`,
    tokenHash,
    id,
    foldForSearch(person.name),
    person.birth.date,
    phone,
  );
}
