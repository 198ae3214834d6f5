import { createHash } from "node:crypto";
import { encodeId, type FacilityId } from "#schema/ids.ts";
import { auditRow } from "../../worker/ground/access/audit.ts";
import { type Statement, statement } from "../../worker/ground/platform/d1.ts";
import { Sentence } from "../install/sentence.mjs";
import type { Facility } from "./file.ts";
import type { KnownFacility } from "./known.ts";

const ID_BYTES = 16;

/** The identity of a facility is made of its key: a second run finds again what the first one put in. */
export const facilityIdOf = (key: string): FacilityId =>
  encodeId("fac", createHash("sha256").update(`facility:${key}`).digest().subarray(0, ID_BYTES));

const rowOf = (of: Facility): KnownFacility => ({
  id: facilityIdOf(of.key),
  kind: of.kind,
  care_level: of.careLevel,
  tower_tier: of.towerTier,
  parent_id: of.parent === null ? null : facilityIdOf(of.parent),
  name: of.name,
  short_name: of.shortName,
  health_phone: of.healthPhone,
  welfare_phone: of.welfarePhone,
});

const put = (row: KnownFacility): Statement =>
  statement(
    `INSERT INTO facilities (id, kind, care_level, tower_tier, parent_id, name, short_name, health_phone, welfare_phone)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
     ON CONFLICT (id) DO UPDATE SET care_level = excluded.care_level, tower_tier = excluded.tower_tier, parent_id = excluded.parent_id,
       name = excluded.name, short_name = excluded.short_name, health_phone = excluded.health_phone, welfare_phone = excluded.welfare_phone`,
    row.id,
    row.kind,
    row.care_level,
    row.tower_tier,
    row.parent_id,
    row.name,
    row.short_name,
    row.health_phone,
    row.welfare_phone,
  );

/** Parents before those that answer to them, as their reference asks for. */
function parentsFirst(facilities: readonly Facility[]): Facility[] {
  const depth = (of: Facility): number => {
    const parent = facilities.find(({ key }) => key === of.parent);
    return parent === undefined ? 0 : 1 + depth(parent);
  };
  return facilities
    .map((of) => ({ of, at: depth(of) }))
    .sort((a, b) => a.at - b.at)
    .map(({ of }) => of);
}

const same = (a: KnownFacility, b: KnownFacility): boolean =>
  a.care_level === b.care_level &&
  a.tower_tier === b.tower_tier &&
  a.parent_id === b.parent_id &&
  a.name === b.name &&
  a.short_name === b.short_name &&
  a.health_phone === b.health_phone &&
  a.welfare_phone === b.welfare_phone;

/** New facilities and changed ones. A facility that is not in the file stays as it is. */
export function planFacilities(facilities: readonly Facility[], known: readonly KnownFacility[], now: number) {
  const before = new Map(known.map((row) => [row.id, row]));
  if (known.length > 0 && !facilities.some(({ key }) => before.has(facilityIdOf(key))))
    throw new Sentence("This database holds another province: not one of its facilities is in the file. Nothing was changed.");
  const words: string[] = [];
  const statements = parentsFirst(facilities).flatMap((of) => {
    const row = rowOf(of);
    const was = before.get(row.id);
    if (was && same(was, row) && was.kind === row.kind) return [];
    if (was && was.kind !== row.kind)
      throw new Sentence(
        `Facility ${of.key} is a ${was.kind} and cannot become a ${row.kind}. Give the new one a key of its own.`,
      );
    words.push(`${was ? "change" : "add"} facility ${of.key}: ${of.name}`);
    const action = was ? "facility_changed" : "facility_added";
    return [put(row), auditRow({ at: now, actor: "system", action, facilityId: row.id, subject: row.id })];
  });
  return { statements, words };
}
