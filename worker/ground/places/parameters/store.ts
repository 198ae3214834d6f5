import * as z from "zod/mini";
import type { SiteParameters } from "#clinical/parameters.ts";
import type { ParameterVersion } from "#schema/api/parameters.ts";
import type { StaffId } from "#schema/ids.ts";
import { nullableStaff, staffColumn } from "../../episode/store.ts";
import { many, mapped, type Query, type Statement, statement } from "../../platform/d1.ts";

const columns = {
  version: z.int(),
  adult_notify_max: z.int(),
  adult_rr_notify_min: z.int(),
  dbp_alone_severity: z.enum(["watch", "urgent"]),
};
const parametersRow = z.object(columns);
const versionRow = z.object({ ...columns, set_at: z.int(), by: nullableStaff, reason: z.string() });

const toParameters = (row: z.infer<typeof parametersRow>): SiteParameters => ({
  version: row.version,
  adultNotifyMax: row.adult_notify_max,
  adultRrNotifyMin: row.adult_rr_notify_min,
  dbpAloneSeverity: row.dbp_alone_severity,
});

/** The protocol's parameters in force: the newest version. The first migration sets the Ministry's own, so there is always one. */
export function siteParametersInForce(): Query<SiteParameters> {
  const query = many(
    parametersRow,
    `SELECT version, adult_notify_max, adult_rr_notify_min, dbp_alone_severity
     FROM site_parameters ORDER BY version DESC LIMIT 1`,
  );
  return mapped(query, ([row]) => {
    if (row === undefined) throw new Error("site_parameters is empty: the migrations were not applied");
    return toParameters(row);
  });
}

/** A deployment changes them a few times a year; a page that shows the newest hundred shows them all. */
const MOST = 100;

/** Every version with who set it and why, newest first. By the primary key. */
export function parameterVersions(): Query<ParameterVersion[]> {
  const query = many(
    versionRow,
    `SELECT p.version, p.adult_notify_max, p.adult_rr_notify_min, p.dbp_alone_severity, p.set_at, p.reason, ${staffColumn("s")} AS "by"
     FROM site_parameters p LEFT JOIN staff s ON s.id = p.set_by ORDER BY p.version DESC LIMIT ?`,
    MOST,
  );
  return mapped(query, (rows) =>
    rows.map((row) => ({ ...toParameters(row), setAt: row.set_at, by: row.by, reason: row.reason })),
  );
}

/** A new version; two at once meet at the primary key. Nothing is ever changed in place. */
export function insertParameters(next: SiteParameters, set: { by: StaffId; at: number; reason: string }): Statement {
  return statement(
    `INSERT INTO site_parameters (version, adult_notify_max, adult_rr_notify_min, dbp_alone_severity, set_by, set_at, reason)
     VALUES (?, ?, ?, ?, ?, ?, ?)`,
    next.version,
    next.adultNotifyMax,
    next.adultRrNotifyMin,
    next.dbpAloneSeverity,
    set.by,
    set.at,
    set.reason,
  );
}
