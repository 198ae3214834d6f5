import * as z from "zod/mini";
import type { FacilityRef } from "#schema/api/common.ts";
import { facilityId } from "#schema/ids.ts";
import { FACILITY_KINDS } from "#schema/terms.ts";

/** The columns of a facility that other rooms show, for a table alias: `facilityColumns("f")`. Read with `facilityRow`. */
export const facilityColumns = (alias: string): string =>
  `${alias}.id AS facility_id, ${alias}.kind AS facility_kind, ${alias}.name AS facility_name,
   ${alias}.short_name AS facility_short_name, ${alias}.health_phone AS facility_health_phone,
   ${alias}.welfare_phone AS facility_welfare_phone`;

export const facilityRow = z.object({
  facility_id: facilityId,
  facility_kind: z.enum(FACILITY_KINDS),
  facility_name: z.string(),
  facility_short_name: z.string(),
  facility_health_phone: z.nullable(z.string()),
  facility_welfare_phone: z.nullable(z.string()),
});

/** A facility as people see it, from a row that holds `facilityColumns`. */
export const toFacilityRef = (row: z.infer<typeof facilityRow>): FacilityRef => ({
  id: row.facility_id,
  kind: row.facility_kind,
  name: row.facility_name,
  shortName: row.facility_short_name,
  healthPhone: row.facility_health_phone,
  welfarePhone: row.facility_welfare_phone,
});
