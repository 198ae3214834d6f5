import { DEFAULT_PARAMETERS, type SiteParameters } from "#clinical/parameters.ts";
import { siteParameters } from "#schema/api/common.ts";
import { mapped, one, type Query } from "../platform/d1.ts";

/** The newest version of the site's parameters (decisions.md 15); the Ministry's figures when there is none. */
export function parametersInForce(): Query<SiteParameters> {
  const query = one(
    siteParameters,
    `SELECT version, adult_notify_max AS adultNotifyMax, adult_rr_notify_min AS adultRrNotifyMin,
       dbp_alone_severity AS dbpAloneSeverity
     FROM site_parameters ORDER BY version DESC LIMIT 1`,
  );
  return mapped(query, (row) => row ?? DEFAULT_PARAMETERS);
}
