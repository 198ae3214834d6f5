import * as z from "zod/mini";
import { facilityId, staffId } from "#schema/ids.ts";
import { CARE_LEVELS, FACILITY_KINDS, ROLES } from "#schema/terms.ts";

/** Both questions in one call, so that they see the same moment. */
export const QUESTIONS = `SELECT id, kind, care_level, tower_tier, parent_id, name, short_name, health_phone, welfare_phone FROM facilities;
SELECT id, facility_id, username, name, title, role, disabled_at FROM staff`;

const facility = z.object({
  id: facilityId,
  kind: z.enum(FACILITY_KINDS),
  care_level: z.enum(CARE_LEVELS),
  tower_tier: z.nullable(z.int()),
  parent_id: z.nullable(facilityId),
  name: z.string(),
  short_name: z.string(),
  health_phone: z.nullable(z.string()),
  welfare_phone: z.nullable(z.string()),
});
const account = z.object({
  id: staffId,
  facility_id: facilityId,
  username: z.string(),
  name: z.string(),
  title: z.string(),
  role: z.enum(ROLES),
  disabled_at: z.nullable(z.int()),
});
export type KnownFacility = z.infer<typeof facility>;
export type KnownAccount = z.infer<typeof account>;

/** What the database holds already. */
export interface Known {
  readonly facilities: readonly KnownFacility[];
  readonly staff: readonly KnownAccount[];
}

const answers = z.tuple([z.object({ results: z.array(facility) }), z.object({ results: z.array(account) })]);

/** What `wrangler d1 execute --json` answers to QUESTIONS. */
export function knownFrom(answer: unknown): Known {
  const [facilities, staff] = z.parse(answers, answer);
  return { facilities: facilities.results, staff: staff.results };
}
